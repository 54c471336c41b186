using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Compiling;
using DigitalTrade.Access.Packs.Reading;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>Parts of rules a little changed: conditions, sectors, territories.</summary>
internal sealed class Variants(Rulebook book)
{
    private const int FirstTerritory = 1_000_000;
    private static readonly Place Nowhere = new("mutant", 1, 1);
    private readonly ConditionCompiler compiler = new(new DiagnosticSink());
    private readonly Dictionary<string, Territory> territories = new(StringComparer.Ordinal);

    /// <summary>The condition with each of its numbers moved a little up and a little down.</summary>
    public IEnumerable<(CompiledCondition Condition, Text What)> Thresholds(CompiledCondition condition)
    {
        foreach (var test in condition.Source.Tests().OfType<Condition.NumberTest>().Distinct().ToArray())
        {
            foreach (var limit in Moved(test))
            {
                var moved = Compile(Map(condition.Source, c => c.Equals(test) ? test with { Limit = limit } : c));
                yield return (moved, new($"{test.Fact.Name.Zh}的界限由{Written(test.Limit)}改为{Written(limit)}", $"{test.Fact.Id} limit {Written(test.Limit)} made {Written(limit)}"));
            }
        }
    }

    // A hundredth for shares, and a small holding where none is let in; one unit for anything else.
    private static IEnumerable<decimal> Moved(Condition.NumberTest test)
    {
        var fact = test.Fact;
        if (fact.Type == FactType.Number && fact.Max == 100)
        {
            if (test.Limit == 0) return [10];
            return test.Limit == 100 ? [99.99m] : [test.Limit - 0.01m, test.Limit + 0.01m];
        }

        return new[] { test.Limit - 1, test.Limit + 1 }.Where(l => l >= fact.Min && l <= fact.Max);
    }

    /// <summary>The sectors with each code left out that makes a difference to something that can be answered.</summary>
    public IEnumerable<(Coverage Sectors, Text What)> Sectors(Coverage sectors)
    {
        foreach (var code in sectors.Included.Order(StringComparer.Ordinal))
        {
            if (sectors.Included.Count == 1 && !sectors.All) continue;
            var without = sectors with { Included = sectors.Included.Where(c => c != code).ToFrozenSet() };
            if (Differ(sectors, without)) yield return (without, new($"不再包括{code}", $"{code} left out"));
        }

        foreach (var code in sectors.Excepted.Order(StringComparer.Ordinal))
        {
            var without = sectors with { Excepted = sectors.Excepted.Where(c => c != code).ToFrozenSet() };
            if (Differ(sectors, without)) yield return (without, new($"{code}不再除外", $"{code} no longer excepted"));
        }
    }

    /// <summary>
    /// The territory with each zone left out, and with each zone replaced by the administrative area directly around it. The
    /// country has nothing around it, and a special zone around another opens what lies in it by its own name.
    /// </summary>
    public IEnumerable<(Territory Territory, Text What)> Territories(Territory territory)
    {
        foreach (var zone in territory.Zones)
        {
            if (territory.Zones.Length > 1) yield return (Of(territory.Zones.Remove(zone)), new($"不再包括{zone}", $"{zone} left out"));
            foreach (var wider in book.Gazetteer.Zone(zone)!.Within.Select(w => w.Zone).Where(w => Administrative(w) && !territory.Zones.Contains(w)))
                yield return (Of(territory.Zones.Replace(zone, wider)), new($"{zone}扩大为{wider}", $"{zone} widened to {wider}"));
        }
    }

    private bool Administrative(string zone) => book.Gazetteer.Zone(zone)!.Kind is "country" or "province" or "city" or "district";

    public Territory Of(ImmutableArray<string> zones)
    {
        var name = string.Join(' ', zones);
        if (!territories.TryGetValue(name, out var territory))
            territories.Add(name, territory = new(FirstTerritory + territories.Count, zones, book.Gazetteer));
        return territory;
    }

    /// <summary>The condition with one territory in place of another.</summary>
    public CompiledCondition Moved(CompiledCondition condition, Territory from, Territory to) =>
        condition.Source.Tests().OfType<Condition.PlaceTest>().Any(p => p.Territory == from)
            ? Compile(Map(condition.Source, c => c is Condition.PlaceTest place && place.Territory == from ? place with { Territory = to } : c))
            : condition;

    private CompiledCondition Compile(Condition condition) =>
        compiler.Compile(condition, Nowhere) ?? throw new InvalidOperationException("a condition that compiled does not compile with another number");

    private bool Differ(Coverage left, Coverage right) => book.Taxonomy.Sectors.Any(s =>
        !s.Abstract && s.Means.IsEmpty && left.Covers(s.Code, book.Taxonomy) != right.Covers(s.Code, book.Taxonomy));

    private static Condition Map(Condition condition, Func<Condition, Condition> change) => condition switch
    {
        Condition.All all => new Condition.All([.. all.Parts.Select(p => Map(p, change))]),
        Condition.Any any => new Condition.Any([.. any.Parts.Select(p => Map(p, change))]),
        Condition.Not not => new Condition.Not(Map(not.Part, change)),
        _ => change(condition),
    };

    private static string Written(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
