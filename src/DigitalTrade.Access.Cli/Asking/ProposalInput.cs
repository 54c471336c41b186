using System.CommandLine;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Cli.Asking;

/// <summary>One proposal, from a file or from flags; refused with every problem at once.</summary>
internal sealed class ProposalInput
{
    private readonly Argument<string?> file = new("FILE")
    {
        Description = "a proposal in JSON or YAML; - for standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly ProposalOptions flags = new();

    public void AddTo(Command command)
    {
        command.Add(file);
        foreach (var option in flags.All) command.Add(option);
    }

    /// <summary>True when the proposal is read from standard input.</summary>
    public bool TakesInput(ParseResult parsed) => parsed.GetValue(file) == "-";

    public async Task<(Rulebook Book, Proposal Proposal)> ReadAsync(Run run, ParseResult parsed, CancellationToken cancellation)
    {
        var (named, stated) = (parsed.GetValue(file), flags.Of(parsed));
        if (named is null && stated.IsEmpty)
            throw new Refusal("no proposal", "name a file, `-` for standard input, or state `--activity`; `dta activities QUERY` finds one");
        if (named is not null && !stated.IsEmpty) throw new Refusal("the proposal is stated by a file and by flags", "use one of the two");
        var text = named is null ? null : await ProposalFile.ReadAsync(run, named, cancellation).ConfigureAwait(false);
        var book = run.Rulebook(parsed);
        return (book, Read(run, book, text ?? stated.ToJson(book), byFlags: text is null));
    }

    public static Proposal Read(Run run, Rulebook book, byte[] json, bool byFlags)
    {
        var reading = ProposalReader.Read(json, book, run.Here.Today);
        return reading.Proposal ?? throw new Refusal(ExitCode.Usage, [.. reading.Problems.Select(p => Said(p, byFlags))]);
    }

    private static (string Message, string? Help) Said(Problem problem, bool byFlags)
    {
        var path = byFlags ? FlagProposal.FlagOf(problem.Path) : problem.Path;
        var known = path.Length == 0 || problem.Message.Contains($"`{path}`", StringComparison.Ordinal);
        return (known ? problem.Message : $"{path}: {problem.Message}", problem.Help);
    }
}
