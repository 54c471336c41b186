using DigitalTrade.Access.Explanations.Reports;

namespace DigitalTrade.Access.Screening.Memos.Sections;

/// <summary>What to know before relying on the answer: where law is not certain, and what was not read in its own text.</summary>
internal static class RelianceSection
{
    public static IEnumerable<Part> Of(Draft draft)
    {
        yield return new Part.Heading(draft.Words.Before, 1);
        var items = Items(draft).ToArray();
        if (items.Length == 0) yield return new Part.Paragraph(draft.Words.NoCaveat);
        else yield return new Part.List([.. items]);
    }

    private static IEnumerable<ListItem> Items(Draft draft)
    {
        var bySource = draft.Answer.Caveats.ToLookup(c => c.Kind == "verification" ? CaveatSection.LevelOf(draft.Book, c.Id) : null);
        foreach (var caveat in bySource[null].OrderBy(c => c.Kind == "verification"))
            yield return new(draft.Cited(CaveatSection.Labelled(draft.Names, caveat), caveat.Cites), []);
        var said = new HashSet<(string, string)>();
        foreach (var level in bySource.Where(g => g.Key is not null).OrderByDescending(g => g.Key))
        {
            var cites = level.SelectMany(c => c.Cites).Where(c => said.Add((c.Instrument, c.Provision))).ToArray();
            if (cites.Length == 0) continue;
            yield return new(
                CaveatSection.Known(draft.Names, level.Key),
                [.. cites.GroupBy(c => c.Title).Select(g => draft.Cited(CiteList.Of(draft.Names, g), g))]);
        }
    }
}
