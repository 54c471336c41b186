using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta rules diff</c>: which proposals two rulebooks, dates or places answer differently, and that nothing else does.</summary>
internal static class RulesDiffCommand
{
    public static Command Make(Run run)
    {
        var folders = new Argument<string[]>("DIR") { Description = "two folders of rule packs; by default those of --rules on both sides", Arity = new(0, 2) };
        var dates = new Option<string[]>("--as-of") { Description = "the legal date, or one for each side; by default today", HelpName = "DATE", Arity = new(1, 2), AllowMultipleArgumentsPerToken = true };
        var places = new Option<string[]>("--at") { Description = "a zone of registration, or one for each side; by default every place", HelpName = "ZONE", Arity = new(1, 2), AllowMultipleArgumentsPerToken = true };
        var command = new Command("diff", "Compare two rulebooks, or one on two dates or at two places: what changes, and that nothing else does") { folders, dates, places };
        command.SetAction(parsed =>
        {
            var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
            var (before, after) = Books(run, parsed, parsed.GetValue(folders) ?? []);
            var days = (parsed.GetValue(dates) ?? []).Select(Day).DefaultIfEmpty(run.Here.Today).ToArray();
            var zones = parsed.GetValue(places) ?? [];
            var one = Side(before, days[0], zones.FirstOrDefault());
            var two = Side(after, days[^1], zones.LastOrDefault());
            var result = Comparison.Of(one, two);
            if (output == OutputKind.Json) run.Write([.. JsonSerializer.SerializeToUtf8Bytes(result, AccessJson.Wire.ComparisonResult), (byte)'\n']);
            else run.WriteLines(ComparisonReport.Of(result, before, after, run.Language(parsed)));
            return ExitCode.Done;
        });
        return command;
    }

    private static (Rulebook Before, Rulebook After) Books(Run run, ParseResult parsed, string[] folders)
    {
        if (folders.Length == 1) throw new Refusal("one folder is nothing to compare", "name two, or none with `--as-of DATE DATE` or `--at ZONE ZONE`");
        if (folders.Length == 2) return (RuleFolders.Load(run, RuleFolders.Of(run.Here, [folders[0]])), RuleFolders.Load(run, RuleFolders.Of(run.Here, [folders[1]])));
        var book = run.Rulebook(parsed);
        return (book, book);
    }

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : throw new Refusal($"`{text}` is no date", "write it as 2025-03-01");

    private static ComparedSide Side(Rulebook book, DateOnly day, string? zone)
    {
        if (zone is not null && book.Gazetteer.Zone(zone) is null)
            throw new Refusal($"unknown zone `{zone}`", Proposals.Nearest.To(zone, book.Gazetteer.Zones.Select(z => z.Id)) is { } near ? $"nearest is `{near}`" : null);
        return new(book, day, zone);
    }
}
