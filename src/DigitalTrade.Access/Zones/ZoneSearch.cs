using System.Collections.Immutable;
using DigitalTrade.Access.Lookups;

namespace DigitalTrade.Access.Zones;

/// <summary>Finds zones by what people call them: Chinese, English or an id.</summary>
public static class ZoneSearch
{
    private const int Most = 50;

    /// <summary>
    /// Zones that the text can mean, best first: exact, prefix, substring; what is spelled nearly so only when there is
    /// nothing else. At most 50; empty for empty text.
    /// </summary>
    public static ImmutableArray<Zone> Find(Gazetteer gazetteer, string text)
    {
        var typed = new TypedText(text);
        if (typed.IsEmpty) return [];
        var found = Ranked(gazetteer, typed.Best);
        return found.IsEmpty ? Ranked(gazetteer, typed.Near) : found;
    }

    private static ImmutableArray<Zone> Ranked(Gazetteer gazetteer, Func<IEnumerable<string>, NameMatch?> match) =>
    [
        .. gazetteer.Zones
            .Select(z => (Zone: z, Match: match([z.Id, z.Name.Zh, z.Name.En, .. z.AliasesZh, .. z.AliasesEn])))
            .Where(f => f.Match is not null)
            .OrderBy(f => f.Match!.Value).ThenBy(f => f.Zone.Index)
            .Take(Most)
            .Select(f => f.Zone),
    ];
}
