using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DigitalTrade.Access.Cli.Asking;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta timeline</c>: one proposal over dates, and what opens or closes each interval.</summary>
internal sealed class TimelineCommand(Run run)
{
    private readonly ProposalInput input = new();
    private readonly Option<string?> from = new("--from") { Description = "the first day; by default the first day of the earliest list", HelpName = "DATE" };
    private readonly Option<string?> to = new("--to") { Description = "the last day; by default a year after the proposal's date", HelpName = "DATE" };

    public static Command Make(Run run)
    {
        var self = new TimelineCommand(run);
        var command = new Command("timeline", "Show how the answer changes over dates, and by which instrument") { self.from, self.to };
        self.input.AddTo(command);
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json, OutputKind.Markdown);
        var (book, proposal) = await input.ReadAsync(run, parsed, cancellation).ConfigureAwait(false);
        var (first, last) = Timeline.Window(book, proposal, Day(parsed, from), Day(parsed, to));
        if (last < first) throw new Refusal($"`--to` {last:yyyy-MM-dd} is before `--from` {first:yyyy-MM-dd}");
        var timeline = Timeline.Of(book, proposal, first, last);
        switch (output)
        {
            case OutputKind.Json: run.Write([.. JsonSerializer.SerializeToUtf8Bytes(timeline, AccessJson.Wire.Timeline), (byte)'\n']); break;
            case OutputKind.Markdown: run.Write(SpaceReport.Markdown(book, timeline, run.Language(parsed))); break;
            default: run.WriteLines(SpaceReport.Lines(book, timeline, run.Language(parsed), run.Here.Width)); break;
        }

        return ExitCode.Done;
    }

    private static DateOnly? Day(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text) return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new Refusal($"`{option.Name} {text}` is no date", "write year-month-day, for example 2025-03-01");
    }
}
