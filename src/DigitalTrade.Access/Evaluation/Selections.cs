using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace DigitalTrade.Access.Evaluation;

/// <summary>
/// Selections made before, kept for the next question of the same sector, place and period. A selection is a function of
/// these three alone, so keeping it can never change an answer; how many are kept is bounded, whatever is asked.
/// </summary>
internal sealed class Selections
{
    /// <summary>Kept at most of each; then all are let go and gathering begins anew. Some 25 MB on the shipped rules.</summary>
    private const int Most = 16_384;

    private readonly Rulebook book;
    private readonly ImmutableArray<DateOnly> turns;
    private readonly Kept<(int Zone, int Period), Locality> places = new();
    private readonly Kept<(int Sector, int Zone, int Period), Selection> selections = new();

    public Selections(Rulebook book)
    {
        this.book = book;
        var content = book.Content;
        turns =
        [
            .. content.Editions.Select(e => e.InForce)
                .Concat(content.Measures.Select(m => m.InForce))
                .Concat(content.Derogations.Select(d => d.InForce))
                .Concat(content.Derogations.SelectMany(d => d.Areas).Select(a => a.InForce))
                .Concat(content.Derogations.SelectMany(d => d.Areas).SelectMany(a => a.Conditions).Select(c => c.InForce))
                .Concat(content.Obligations.Select(o => o.InForce))
                .Concat(content.Caveats.Select(c => c.InForce))
                .Concat(content.Gazetteer.Zones.SelectMany(z => z.Within.Select(w => w.During).Prepend(z.Designated)))
                .Distinct().SelectMany(d => d.Turns()).Distinct().Order(),
        ];
    }

    public Locality Place(int zone, DateOnly date)
    {
        var key = (zone, Period(date));
        return places.Find(key) ?? places.Keep(key, Locality.Of(book, zone, date));
    }

    /// <summary>What speaks of the sector at the zone, or anywhere when that is not stated.</summary>
    public Selection At(SectorRules rules, int? zone, DateOnly date)
    {
        var key = (rules.Sector.Index, zone ?? -1, Period(date));
        return selections.Find(key)
            ?? selections.Keep(key, Selection.Of(book, rules, zone, zone is { } place ? Place(place, date) : null, date));
    }

    /// <summary>The number of days, up to the date, on which anything in the rulebook begins or has just ended.</summary>
    private int Period(DateOnly date)
    {
        var index = turns.BinarySearch(date);
        return index < 0 ? ~index : index + 1;
    }

    private sealed class Kept<TKey, TValue>
        where TKey : struct
        where TValue : class
    {
        private volatile ConcurrentDictionary<TKey, TValue> known = new();
        private int count;

        public TValue? Find(TKey key) => known.TryGetValue(key, out var value) ? value : null;

        public TValue Keep(TKey key, TValue value)
        {
            if (Interlocked.Increment(ref count) > Most)
            {
                known = new();
                Interlocked.Exchange(ref count, 0);
            }

            return known.GetOrAdd(key, value);
        }
    }
}
