using System.CommandLine;
using System.Text.Json;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Lookups;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta zones QUERY</c>: the id of a place.</summary>
internal static class ZonesCommand
{
    public static Command Make(Run run)
    {
        var query = new Argument<string[]>("QUERY") { Description = "a place in Chinese or English; without it, all zones", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("zones", "Find the id of a place") { query };
        command.SetAction(parsed =>
        {
            var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
            var text = string.Join(' ', parsed.GetValue(query) ?? []);
            var book = run.Rulebook(parsed);
            var found = text.Trim().Length == 0 ? book.Gazetteer.Zones : ZoneSearch.Find(book.Gazetteer, text);
            if (output == OutputKind.Json)
                run.Write([.. JsonSerializer.SerializeToUtf8Bytes(new ZoneListing(book.Revision, found), AccessJson.Wire.ZoneListing), (byte)'\n']);
            else if (found.IsEmpty) run.Note($"no place is called `{text}`");
            else run.WriteLines(Showing.Columns.Of([.. found.Select(z => (z.Id, Name(z, book.Gazetteer, run.Language(parsed))))]));
            return found.IsEmpty ? ExitCode.Failure : ExitCode.Done;
        });
        return command;
    }

    private static string Name(Zone zone, Gazetteer gazetteer, Language language)
    {
        var name = Visible.Of(zone.Name.In(language));
        var within = zone.Within.Select(w => gazetteer.Zone(w.Zone)?.Name.In(language)).OfType<string>().Distinct().ToArray();
        if (within.Length == 0) return name;
        return language == Language.Zh ? $"{name}（{string.Join("、", within)}）" : $"{name} (in {string.Join(", ", within)})";
    }
}
