using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Space;

/// <summary>What the provisions on some sectors can tell apart in one fact.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Limits">Thresholds of a number, in order; between them nothing changes.</param>
/// <param name="Territories">Territories in which a place is looked for.</param>
/// <param name="Keys">Keys of the measures that read it, themselves or through what lifts them.</param>
internal sealed record FactReadings(Fact Fact, ImmutableArray<decimal> Limits, ImmutableArray<Territory> Territories, ImmutableArray<string> Keys);

/// <summary>
/// The finite space of a proposal: for each fact that compiled conditions on its sectors really read, the thresholds and
/// territories that separate its values. Questions, remedies and margins walk through these cells and no others.
/// </summary>
internal sealed class Partition
{
    private readonly Dictionary<int, FactReadings> bySlot;

    private Partition(IEnumerable<FactReadings> readings, IEnumerable<string> keys, IEnumerable<string> byEconomy)
    {
        bySlot = readings.ToDictionary(r => r.Fact.Slot);
        Facts = [.. bySlot.Values.OrderBy(r => r.Fact.Slot)];
        Keys = [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        KeysByEconomy = [.. byEconomy.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Facts read, in the order of their slots.</summary>
    public ImmutableArray<FactReadings> Facts { get; }

    /// <summary>Keys of all measures on the sectors: the place of registration decides which of them speak.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>Keys of the measures that something lifts for certain economies only.</summary>
    public ImmutableArray<string> KeysByEconomy { get; }

    /// <summary>The readings of a fact; null when nothing reads it.</summary>
    public FactReadings? this[int slot] => bySlot.GetValueOrDefault(slot);

    /// <summary>Thresholds of a number; empty when nothing reads it.</summary>
    public ImmutableArray<decimal> Limits(int slot) => this[slot]?.Limits ?? [];

    /// <summary>The space of several sectors together.</summary>
    public static Partition Of(Rulebook book, IEnumerable<string> codes)
    {
        var parts = codes.Distinct(StringComparer.Ordinal).Select(c => book.Rules(c).Partition).ToArray();
        return parts.Length == 1 ? parts[0] : new(
            parts.SelectMany(p => p.Facts).GroupBy(r => r.Fact.Slot).Select(Join),
            parts.SelectMany(p => p.Keys), parts.SelectMany(p => p.KeysByEconomy));
    }

    /// <summary>The space of one sector.</summary>
    public static Partition Of(SectorRules rules)
    {
        var found = new List<FactReadings>();
        foreach (var measure in rules.Measures)
        {
            Read(measure.When, [measure.Key], found);
            Read(measure.Requires, [measure.Key], found);
        }

        var lifting = rules.Lifting.SelectMany(l => l.Value.Select(d => (Key: l.Key, Derogation: d)))
            .GroupBy(l => l.Derogation, l => l.Key).Select(g => (Derogation: g.Key, Keys: g.ToImmutableArray())).ToArray();
        foreach (var (derogation, keys) in lifting)
        {
            foreach (var condition in derogation.Areas.SelectMany(a => a.Conditions)) Read(condition.Test, keys, found);
        }

        return new(
            found.GroupBy(r => r.Fact.Slot).Select(Join), rules.Measures.Select(m => m.Key),
            lifting.Where(l => l.Derogation.Investors is not null).SelectMany(l => l.Keys));
    }

    private static void Read(CompiledCondition? condition, ImmutableArray<string> keys, List<FactReadings> found)
    {
        if (condition is null) return;
        foreach (var test in condition.Source.Tests())
        {
            if (test.Reads is not { } fact) continue;
            found.Add(test switch
            {
                Condition.NumberTest number => new(fact, [number.Limit], [], keys),
                Condition.PlaceTest place => new(fact, [], [place.Territory], keys),
                _ => new(fact, [], [], keys),
            });
        }
    }

    private static FactReadings Join(IEnumerable<FactReadings> readings) => new(
        readings.First().Fact,
        [.. readings.SelectMany(r => r.Limits).Distinct().Order()],
        [.. readings.SelectMany(r => r.Territories).Distinct()],
        [.. readings.SelectMany(r => r.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}
