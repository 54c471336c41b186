using System.CommandLine;
using System.Text.Json;
using DigitalTrade.Access.Cli.Asking;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta determine</c>: one proposal, or one a line.</summary>
internal sealed class DetermineCommand(Run run)
{
    private readonly Argument<string?> file = new("FILE")
    {
        Description = "a proposal in JSON or YAML; - for standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> jsonl = new("--jsonl") { Description = "a proposal a line in, a determination a line out, in the same order" };
    private readonly Option<bool> margins = new("--margins") { Description = "also say over which shares and dates the answer stays the same" };
    private readonly MemoOptions memo = new();
    private readonly ProposalOptions flags = new();

    public static Command Make(Run run)
    {
        var self = new DetermineCommand(run);
        var command = new Command("determine", "Answer a proposal: outcome, conditions, reasons, what remains to be obtained; or write the memorandum")
        {
            self.file, self.jsonl, self.margins,
        };
        foreach (var option in self.memo.All) command.Add(option);
        foreach (var option in self.flags.All) command.Add(option);
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = memo.KindOf(run, parsed);
        var named = parsed.GetValue(file);
        var stated = flags.Of(parsed);
        if (parsed.GetValue(jsonl))
        {
            if (!stated.IsEmpty) throw new Refusal("`--jsonl` reads proposals from lines, not from flags", null);
            if (MemoOptions.Format(output) is not null || memo.Given(parsed)) throw new Refusal("`--jsonl` answers in lines of JSON", "a memorandum is about one proposal");
            return await LineBatch.RunAsync(run, run.Rulebook(parsed), ProposalFile.Open(run.Here, named ?? "-"), cancellation).ConfigureAwait(false);
        }

        if (named is null && stated.IsEmpty)
            throw new Refusal("nothing to determine", "name a file, `-` for standard input, or state `--activity`; `dta activities QUERY` finds one");
        if (named is not null && !stated.IsEmpty) throw new Refusal("the proposal is stated by a file and by flags", "use one of the two");
        var text = named is null ? null : await ProposalFile.ReadAsync(run, named, cancellation).ConfigureAwait(false);
        var book = run.Rulebook(parsed);
        var reading = ProposalReader.Read(text ?? stated.ToJson(book), book, run.Here.Today);
        if (reading.Proposal is not { } proposal) throw new Refusal(ExitCode.Usage, [.. reading.Problems.Select(p => Said(p, text is null))]);
        var determination = book.Determine(proposal) with { Margins = parsed.GetValue(margins) ? Margins.Of(book, proposal) : null };
        if (MemoOptions.Format(output) is { } format) memo.Write(run, parsed, book, proposal, determination, format);
        else Show(book, proposal, determination, output, run.Language(parsed));
        return ExitCode.Of(determination.Outcome);
    }

    private void Show(Rulebook book, Proposal proposal, Determination determination, OutputKind output, Language language)
    {
        switch (output)
        {
            case OutputKind.Json:
                run.Write([.. JsonSerializer.SerializeToUtf8Bytes(determination, AccessJson.Wire.Determination), (byte)'\n']);
                break;
            default:
                run.WriteLines(Report.Lines(book, proposal, determination, language, run.Here.Width));
                if (determination.Margins is not { } edges) break;
                run.Write("\n");
                run.WriteLines(SpaceReport.Lines(book, edges, language, run.Here.Width));
                break;
        }
    }

    private static (string Message, string? Help) Said(Problem problem, bool byFlags)
    {
        var path = byFlags ? FlagProposal.FlagOf(problem.Path) : problem.Path;
        var known = path.Length == 0 || problem.Message.Contains($"`{path}`", StringComparison.Ordinal);
        return (known ? problem.Message : $"{path}: {problem.Message}", problem.Help);
    }
}
