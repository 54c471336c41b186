using System.CommandLine;
using System.Globalization;
using DigitalTrade.Access.Cli.Commands;
using DigitalTrade.Access.Screening;
using DigitalTrade.Access.Screening.Impact;

namespace DigitalTrade.Access.Cli.Screening;

/// <summary><c>dta screen IN --against A --and B</c>: which deals change between two rule folders or two dates.</summary>
internal sealed class ImpactCommand(Run run)
{
    public async Task<int> RunAsync(ParseResult parsed, PortfolioSource source, string before, string after, string? to, DateOnly? on, CancellationToken cancellation)
    {
        var kind = to is null ? AnswerKind.Jsonl : ScreenCommand.KindOf(to);
        if (kind == AnswerKind.Xlsx) throw new Refusal("a comparison is written as lines of JSON or as CSV", "name a file that ends in .csv or .jsonl");
        var progress = new ProgressLine(run.Here.Err, run.Here.Clock, run.Here.Progress);
        var began = run.Here.Clock.GetTimestamp();
        var sides = (Before: Side(parsed, before, on), After: Side(parsed, after, on));
        var result = await ImpactRun.RunAsync(source, sides.Before, sides.After, run.Here.Today, progress.Show, cancellation).ConfigureAwait(false);
        progress.Clear();
        foreach (var note in result.Notes) run.Note($"note: {note}");
        if (to is not null)
        {
            using var file = File.Create(Path.GetFullPath(to, run.Here.Directory));
            if (kind == AnswerKind.Csv) ImpactFile.WriteCsv(result, file);
            else ImpactFile.WriteJsonl(result, file);
        }

        run.WriteLines([.. ImpactText.Of(result, run.Language(parsed))]);
        run.Note(string.Create(CultureInfo.InvariantCulture, $"{result.Rows:N0} rows answered twice in {run.Here.Clock.GetElapsedTime(began).TotalSeconds:N1} s; {Revision(sides.Before)} → {Revision(sides.After)}"));
        return ExitCode.Done;
    }

    private ImpactSide Side(ParseResult parsed, string named, DateOnly? on)
    {
        if (DateOnly.TryParseExact(named, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return on is null ? new(run.Rulebook(parsed), date) : throw new Refusal("`--on` and a date to compare exclude each other", null);
        return new(RuleFolders.Load(run, RuleFolders.Of(run.Here, [named])), on);
    }

    private static string Revision(ImpactSide side) => side.Book.Revision + (side.On is { } on ? $" on {on:yyyy-MM-dd}" : "");
}
