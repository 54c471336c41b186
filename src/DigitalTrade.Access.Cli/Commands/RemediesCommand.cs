using System.CommandLine;
using System.Text.Json;
using DigitalTrade.Access.Cli.Asking;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta remedies</c>: the smallest lawful changes by which a proposal would be permitted.</summary>
internal sealed class RemediesCommand(Run run)
{
    private readonly ProposalInput input = new();

    private readonly Option<string[]> keep = new("--keep")
    {
        Description = "a fact that is not to change: registered, foreignShare, activities …; repeat it for several",
        HelpName = "FACT",
    };

    public static Command Make(Run run)
    {
        var self = new RemediesCommand(run);
        var command = new Command("remedies", "Find the smallest lawful changes by which a barred proposal would be permitted") { self.keep };
        self.input.AddTo(command);
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json, OutputKind.Markdown);
        var (book, proposal) = await input.ReadAsync(run, parsed, cancellation).ConfigureAwait(false);
        var kept = parsed.GetValue(keep) ?? [];
        if (kept.FirstOrDefault(k => Remedies.Keeps(book, k) is null) is { } unknown)
            throw new Refusal($"`--keep`: unknown fact `{unknown}`", Remedies.NearestKept(book, unknown) is { } near ? $"nearest is `{near}`" : "keep a member of the proposal, such as `registered`, or a declared fact");
        var remedies = Remedies.Of(book, proposal, kept);
        switch (output)
        {
            case OutputKind.Json: run.Write([.. JsonSerializer.SerializeToUtf8Bytes(remedies, AccessJson.Wire.Remedies), (byte)'\n']); break;
            case OutputKind.Markdown: run.Write(SpaceReport.Markdown(book, remedies, run.Language(parsed))); break;
            default: run.WriteLines(SpaceReport.Lines(book, remedies, run.Language(parsed), run.Here.Width)); break;
        }

        return ExitCode.Of(remedies.Outcome);
    }
}
