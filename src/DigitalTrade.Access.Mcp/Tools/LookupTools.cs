using System.Text;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Lookups;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Mcp.Tools;

/// <summary>Names for proposals, and the text behind a finding.</summary>
internal static class LookupTools
{
    public static Reply FindActivity(Arguments given, Rulebook book, DateOnly today)
    {
        var (query, language) = Query(given, "query");
        if (given.Problems is { IsEmpty: false } problems) return ToolAnswer.Refused("the arguments cannot be read", problems);
        var listing = new ActivityListing(book.Revision, ActivitySearch.Find(book, query));
        return ToolAnswer.Of(listing, AccessJson.Wire.ActivityListing, Names(listing.Activities.Select(a => (a.Id, a.Name)), language));
    }

    public static Reply FindZone(Arguments given, Rulebook book, DateOnly today)
    {
        var (query, language) = Query(given, "query");
        if (given.Problems is { IsEmpty: false } problems) return ToolAnswer.Refused("the arguments cannot be read", problems);
        var listing = new ZoneListing(book.Revision, ZoneSearch.Find(book.Gazetteer, query));
        return ToolAnswer.Of(listing, AccessJson.Wire.ZoneListing, Names(listing.Zones.Select(z => (z.Id, z.Name)), language));
    }

    public static Reply CiteMeasure(Arguments given, Rulebook book, DateOnly today)
    {
        var (id, language) = Query(given, "id");
        if (given.Problems is { IsEmpty: false } problems) return ToolAnswer.Refused("the arguments cannot be read", problems);
        if (book.Measures.FirstOrDefault(m => m.Id == id) is { } measure)
        {
            var entry = MeasureEntry.Of(book, measure);
            var text = $"{entry.Id}: {entry.Text.In(language)}\n{entry.Cite.Title.In(language)}, {entry.Cite.Provision} ({entry.Cite.Instrument})\n";
            return ToolAnswer.Of(entry, AccessJson.Wire.MeasureEntry, text);
        }

        var nearest = book.Measures.Where(m => m.Key == id).Select(m => m.Id).LastOrDefault() ?? Nearest.To(id, book.Measures.Select(m => m.Id));
        return ToolAnswer.Refused("no such measure", new Problem("id", $"unknown measure `{id}`", nearest is null ? null : $"nearest is `{nearest}`"));
    }

    private static (string Text, Language Language) Query(Arguments given, string name)
    {
        given.Only(name, "language");
        return (given.Text(name), given.Language());
    }

    private static string Names(IEnumerable<(string Id, Text Name)> found, Language language)
    {
        var text = new StringBuilder();
        foreach (var (id, name) in found) text.Append($"- {id}: {name.In(language)}\n");
        if (text.Length > 0) return text.ToString();
        return language == Language.Zh ? "没有找到。\n" : "Nothing was found.\n";
    }
}
