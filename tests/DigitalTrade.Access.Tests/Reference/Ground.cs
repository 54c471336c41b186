using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Sectors;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>Places, codes and lists, looked up the long way round.</summary>
internal sealed class Ground(Rulebook book)
{
    private readonly Dictionary<(string, DateOnly), HashSet<string>> around = [];

    public Rulebook Book => book;

    /// <summary>True when the zone lies in one of those named.</summary>
    public bool Lies(string zone, IEnumerable<string> zones, DateOnly date)
    {
        if (!around.TryGetValue((zone, date), out var containing)) around[(zone, date)] = containing = [.. Around(zone, date)];
        return zones.Any(containing.Contains);
    }

    public bool Covers(Coverage coverage, string code)
    {
        for (var at = book.Taxonomy.Sector(code); at is not null; at = at.Within is null ? null : book.Taxonomy.Sector(at.Within))
        {
            if (coverage.Excepted.Contains(at.Code)) return false;
            if (coverage.Included.Contains(at.Code)) return true;
        }

        return coverage.All;
    }

    /// <summary>The list that governs; null when none does, or when two do.</summary>
    public Edition? Governing(string zone, DateOnly date)
    {
        var speaking = book.Editions.Where(e => e.InForce.From <= date && date <= e.InForce.To && Lies(zone, e.Territory.Zones, date)).ToList();
        var left = speaking.Where(e => !speaking.Any(o => o.Displaces.Contains(e.Family))).ToList();
        return left.Count == 1 ? left[0] : null;
    }

    private IEnumerable<string> Around(string id, DateOnly date)
    {
        var zone = book.Gazetteer.Zones.First(z => z.Id == id);
        if (zone.Designated.From <= date && date <= zone.Designated.To) yield return id;
        foreach (var containment in zone.Within)
        {
            if (containment.During.From > date || date > containment.During.To) continue;
            foreach (var further in Around(containment.Zone, date)) yield return further;
        }
    }
}
