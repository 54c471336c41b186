using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Evaluation;

/// <summary>Everything in a rulebook that speaks of one sector. Built at load, so that a question reads only what concerns it.</summary>
internal sealed record SectorRules
{
    private Partition? partition;

    public required Sector Sector { get; init; }

    /// <summary>The codes that the sector is read as: itself, unless it stands for others.</summary>
    public required ImmutableArray<string> Means { get; init; }

    public required ImmutableArray<Measure> Measures { get; init; }

    /// <summary>Derogations by the key of a measure they lift.</summary>
    public required FrozenDictionary<string, ImmutableArray<Derogation>> Lifting { get; init; }

    public required ImmutableArray<Obligation> Obligations { get; init; }

    public required ImmutableArray<CaveatRule> Caveats { get; init; }

    /// <summary>Codes below an abstract sector that can be answered.</summary>
    public required ImmutableArray<string> Parts { get; init; }

    /// <summary>Codes below it of which some measure speaks that does not speak of the sector itself.</summary>
    public required ImmutableArray<string> Narrower { get; init; }

    /// <summary>The territories in which a place of registration makes a difference, besides those of the lists.</summary>
    public required ImmutableArray<Territory> Places { get; init; }

    /// <summary>Codes below it that can be answered, at any depth.</summary>
    public required ImmutableArray<string> Below { get; init; }

    /// <summary>True when some provision asks how the investor comes in.</summary>
    public required bool ReadsMode { get; init; }

    /// <summary>The finite space of facts that these rules read; made when first asked for.</summary>
    public Partition Partition => partition ??= Partition.Of(this);

    public static FrozenDictionary<string, SectorRules> Index(RulebookContent content)
    {
        var taxonomy = content.Taxonomy;
        var children = taxonomy.Sectors.Where(s => s.Within is not null).ToLookup(s => s.Within!, StringComparer.Ordinal);
        var measures = Spread(taxonomy, content.Measures, m => m.Sectors);
        var derogations = Spread(taxonomy, content.Derogations, d => d.Sectors);
        var obligations = Spread(taxonomy, content.Obligations, o => o.Sectors);
        var caveats = Spread(taxonomy, content.Caveats, c => c.Sectors);
        return taxonomy.Sectors.ToFrozenDictionary(s => s.Code, Of, StringComparer.Ordinal);

        SectorRules Of(Sector sector)
        {
            var own = measures[sector.Index];
            var known = own.ToHashSet(ReferenceEqualityComparer.Instance);
            var below = BelowIn(children, sector).ToArray();
            return new()
            {
                Sector = sector,
                Means = sector.Means.IsEmpty ? [sector.Code] : sector.Means,
                Measures = [.. own],
                Lifting = derogations[sector.Index]
                    .SelectMany(d => d.Lifts.Select(key => (Key: key, Derogation: d)))
                    .GroupBy(p => p.Key, StringComparer.Ordinal)
                    .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Derogation).ToImmutableArray(), StringComparer.Ordinal),
                Obligations = [.. obligations[sector.Index]],
                Caveats = [.. caveats[sector.Index]],
                Below = [.. below.Where(b => !b.Abstract).Select(b => b.Code)],
                Parts = sector.Abstract ? [.. below.Where(b => !b.Abstract).Select(b => b.Code)] : [],
                Narrower = [.. below.Where(b => measures[b.Index].Exists(m => !known.Contains(m))).Select(b => b.Code)],
                Places =
                [
                    .. own.SelectMany(m => PlacesIn(m.When).Concat(PlacesIn(m.Requires)).Append(m.Territory))
                        .Concat(derogations[sector.Index].SelectMany(d => d.Areas).SelectMany(a => a.Conditions.SelectMany(c => PlacesIn(c.Test)).Append(a.Territory)))
                        .Distinct(),
                ],
                ReadsMode = own.Exists(m => Reads(m.When) || Reads(m.Requires))
                    || derogations[sector.Index].Exists(d => d.Areas.Any(a => a.Conditions.Any(c => Reads(c.Test)))),
            };
        }
    }

    private static bool Reads(CompiledCondition? condition) =>
        condition is not null && condition.Reads.Any(f => f.Slot == BuiltIn.Mode);

    /// <summary>Of <see cref="Places"/> those that anything in force on the date speaks of.</summary>
    public IEnumerable<Territory> PlacesOn(DateOnly date)
    {
        foreach (var measure in Measures)
        {
            if (!measure.InForce.On(date)) continue;
            yield return measure.Territory;
            foreach (var place in PlacesIn(measure.When).Concat(PlacesIn(measure.Requires))) yield return place;
        }

        foreach (var derogation in Lifting.Values.SelectMany(d => d).Distinct())
        {
            foreach (var area in derogation.Areas)
            {
                if (!derogation.InForce.On(date) || !area.InForce.On(date)) continue;
                yield return area.Territory;
                foreach (var place in area.Conditions.SelectMany(c => PlacesIn(c.Test))) yield return place;
            }
        }
    }

    private static IEnumerable<Territory> PlacesIn(CompiledCondition? condition) =>
        condition is null ? [] : condition.Source.Tests().OfType<Condition.PlaceTest>().Where(t => t.Fact.Slot == BuiltIn.Registered).Select(t => t.Territory);

    private static IEnumerable<Sector> BelowIn(ILookup<string, Sector> children, Sector sector) =>
        children[sector.Code].SelectMany(c => BelowIn(children, c).Prepend(c));

    private static List<T>[] Spread<T>(Taxonomy taxonomy, ImmutableArray<T> rules, Func<T, Coverage> coverage)
    {
        // Rules of one pack often share one coverage object; each is resolved once.
        var covers = new Dictionary<Coverage, int[]>(ReferenceEqualityComparer.Instance);
        foreach (var rule in rules)
        {
            if (!covers.ContainsKey(coverage(rule)))
                covers[coverage(rule)] = [.. taxonomy.Sectors.Where(s => coverage(rule).Covers(s.Code, taxonomy)).Select(s => s.Index)];
        }

        var spread = new List<T>[taxonomy.Sectors.Length];
        for (var i = 0; i < spread.Length; i++) spread[i] = [];
        foreach (var rule in rules)
        {
            foreach (var index in covers[coverage(rule)]) spread[index].Add(rule);
        }

        return spread;
    }
}
