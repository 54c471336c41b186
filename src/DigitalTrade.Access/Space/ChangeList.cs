using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;

namespace DigitalTrade.Access.Space;

/// <summary>What was found, put as a lawyer would list it: by reason, with the sectors and places it is true of, the widest first.</summary>
internal static class ChangeList
{
    public static ImmutableArray<ChangedAnswer> Of(Rulebook book, IEnumerable<Found> found)
    {
        // One reason at all the places where it is true of a sector; then all sectors of which it is true at the same places.
        var bySector = found.GroupBy(f => (f.Code, Reason: Reason(f))).Select(g => (
            g.Key.Code, g.Key.Reason, First: g.First(), Zones: g.SelectMany(f => f.Zones).Distinct().Order(StringComparer.Ordinal).ToImmutableArray()));
        return
        [
            .. bySector.GroupBy(s => (s.Reason, Places: string.Join(' ', s.Zones)))
                .Select(g => (Answer: new ChangedAnswer(
                    Direction(g.First().First.Shifts), Topmost(book, g.Select(s => s.Code)), Outermost(book, g.First().Zones), g.First().First.Rules, g.First().First.Shifts),
                    Breadth: g.First().Zones.Length, Codes: g.Count()))
                .OrderByDescending(c => c.Breadth).ThenByDescending(c => c.Codes).ThenBy(c => c.Answer.Sectors[0], StringComparer.Ordinal)
                .Select(c => c.Answer),
        ];
    }

    private static string Reason(Found found) => string.Join(
        ';', found.Rules.Select(r => $"{r.Key} {r.Before} {r.After}").Concat(found.Shifts.Select(s => $"{s.Before}>{s.After}@{string.Join(',', s.ForeignShare)}")));

    private static string Direction(ImmutableArray<OutcomeShift> shifts) =>
        shifts.All(s => s.After < s.Before) ? "opening" : shifts.All(s => s.After > s.Before) ? "tightening" : "both";

    /// <summary>Codes none of whose codes above is among them.</summary>
    private static ImmutableArray<string> Topmost(Rulebook book, IEnumerable<string> codes)
    {
        var all = codes.ToHashSet(StringComparer.Ordinal);
        return [.. all.Where(c => !book.Taxonomy.Chain(c).Skip(1).Any(above => all.Contains(above.Code))).Order(StringComparer.Ordinal)];
    }

    /// <summary>Zones none of whose containers is among them.</summary>
    private static ImmutableArray<string> Outermost(Rulebook book, ImmutableArray<string> zones)
    {
        var all = zones.ToHashSet(StringComparer.Ordinal);
        return [.. zones.Where(z => !book.Gazetteer.Closure(book.ZoneIndex(z)).Any(c => book.Gazetteer.Zones[c.Zone].Id is var id && id != z && all.Contains(id)))];
    }
}
