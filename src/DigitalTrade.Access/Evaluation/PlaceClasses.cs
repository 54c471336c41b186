using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Evaluation;

/// <summary>
/// The zones that no provision on the sectors asked can tell apart on a date, as places of registration. Two zones of one
/// class get one answer; so the finite space of places is one zone a class.
/// </summary>
internal sealed class PlaceClasses
{
    private readonly Gazetteer gazetteer;
    private readonly ImmutableArray<Territory> lists;
    private readonly FrozenDictionary<string, SectorRules> sectors;
    private readonly ImmutableArray<DateOnly> turns;
    private readonly int[] broadFirst;

    // One entry a sector and period of the gazetteer: bounded by the rulebook, whatever is asked.
    private readonly ConcurrentDictionary<(string Code, int Period), int[]> known = new();

    public PlaceClasses(Gazetteer gazetteer, IEnumerable<Edition> editions, FrozenDictionary<string, SectorRules> sectors)
    {
        this.gazetteer = gazetteer;
        this.sectors = sectors;
        lists = [.. editions.Select(e => e.Territory).Distinct()];
        turns = [.. gazetteer.Zones.SelectMany(z => z.Within.Select(w => w.During).Prepend(z.Designated)).SelectMany(d => d.Turns()).Distinct().Order()];
        broadFirst = [.. gazetteer.Zones.Where(z => z.Kind != "abroad").OrderBy(z => gazetteer.Closure(z.Index).Length).ThenBy(z => z.Index).Select(z => z.Index)];
    }

    /// <summary>The broadest zone of each class.</summary>
    public ImmutableArray<int> Of(IEnumerable<string> codes, DateOnly date)
    {
        var ids = Ids(codes, date);
        return [.. broadFirst.DistinctBy(z => ids[z])];
    }

    /// <summary>The class of each zone.</summary>
    public int[] Ids(IEnumerable<string> codes, DateOnly date)
    {
        var period = ~turns.BinarySearch(date) is var next and >= 0 ? next : turns.BinarySearch(date) + 1;
        int[]? ids = null;
        foreach (var code in codes.Distinct(StringComparer.Ordinal))
        {
            var own = known.GetOrAdd((code, period), static (key, state) => state.Self.Classify(key.Code, state.Date), (Self: this, Date: date));
            ids = ids is null ? own : Refine(ids, z => own[z]);
        }

        return ids ?? new int[gazetteer.Zones.Length];
    }

    private int[] Classify(string code, DateOnly date)
    {
        var ids = new int[gazetteer.Zones.Length];
        foreach (var territory in lists.Concat(sectors[code].Places).Distinct())
            ids = Refine(ids, z => territory.Contains(z, date) ? 1 : 0);
        return ids;
    }

    private static int[] Refine(int[] ids, Func<int, int> by)
    {
        var classes = new Dictionary<(int, int), int>();
        var refined = new int[ids.Length];
        for (var zone = 0; zone < ids.Length; zone++)
        {
            var key = (ids[zone], by(zone));
            if (!classes.TryGetValue(key, out var id)) classes[key] = id = classes.Count;
            refined[zone] = id;
        }

        return refined;
    }
}
