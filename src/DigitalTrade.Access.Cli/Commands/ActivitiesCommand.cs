using System.CommandLine;
using System.Text.Json;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Lookups;
using DigitalTrade.Access.Sectors;

namespace DigitalTrade.Access.Cli.Commands;

/// <summary><c>dta activities QUERY</c>: what to write under activities.</summary>
internal static class ActivitiesCommand
{
    public static Command Make(Run run)
    {
        var query = new Argument<string[]>("QUERY") { Description = "what you call the business, in Chinese or English, or a code; without it, all activities", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("activities", "Find an activity or a sector code by what people call it") { query };
        command.SetAction(parsed =>
        {
            var output = run.Options.OutputOf(parsed, OutputKind.Text, OutputKind.Json);
            var text = string.Join(' ', parsed.GetValue(query) ?? []);
            var book = run.Rulebook(parsed);
            var found = text.Trim().Length == 0 ? ActivitySearch.All(book) : ActivitySearch.Find(book, text);
            if (output == OutputKind.Json)
                run.Write([.. JsonSerializer.SerializeToUtf8Bytes(new ActivityListing(book.Revision, found), AccessJson.Wire.ActivityListing), (byte)'\n']);
            else if (found.IsEmpty) run.Note($"nothing is called `{text}`");
            else run.WriteLines(Showing.Columns.Of([.. found.Select(a => (a.Id, Name(a, run.Language(parsed))))]));
            return found.IsEmpty ? ExitCode.Failure : ExitCode.Done;
        });
        return command;
    }

    private static string Name(ActivityEntry entry, Language language)
    {
        var name = Visible.Of(entry.Name.In(language));
        var codes = entry.Kind == "activity" ? entry.Readings.SelectMany(r => r.Codes).Distinct().ToArray() : [];
        return codes.Length == 0 ? name : $"{name}  [{string.Join(' ', codes)}]";
    }
}
