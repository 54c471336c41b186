using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Reading;
using DigitalTrade.Access.Sectors;

namespace DigitalTrade.Access.Packs;

/// <summary>Looks rules up by key or id.</summary>
public sealed class RuleIndex
{
    private readonly RulebookContent content;
    private readonly FrozenDictionary<string, Origin> origins;

    internal RuleIndex(RulebookContent content, FrozenDictionary<string, Origin> origins) =>
        (this.content, this.origins) = (content, origins);

    internal RulebookContent Content => content;

    /// <summary>Every id and key that can be shown, in order.</summary>
    public IEnumerable<string> Keys => content.Measures.Select(m => m.Id).Concat(content.Measures.Select(m => m.Key)).Concat(content.Derogations.Select(d => d.Key))
        .Concat(content.Obligations.Select(o => o.Id)).Concat(content.Caveats.Select(c => c.Id)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The rules of a key: a measure key gives one of each edition. Empty when nothing has it.</summary>
    public ImmutableArray<ShownRule> Show(string key) =>
    [
        .. content.Measures.Where(m => m.Key == key || m.Id == key).Select(Shown),
        .. content.Derogations.Where(d => d.Key == key).Select(Shown),
        .. content.Obligations.Where(o => o.Id == key).Select(Shown),
        .. content.Caveats.Where(c => c.Id == key).Select(Shown),
    ];

    /// <summary>The nearest key to one that nothing has, or null.</summary>
    public string? NearestTo(string key) => Nearest.To(key, Keys);

    /// <summary>Where a rule is written, as <c>file:line:column</c>, or null.</summary>
    public string? SourceOf(string id) => origins.TryGetValue(id, out var origin) ? $"{origin.At.File}:{origin.At.Line}:{origin.At.Column}" : null;

    /// <summary>The pack that a measure, derogation, obligation, caveat or edition belongs to; empty when nothing has the id.</summary>
    public string PackOf(string id) =>
        origins.GetValueOrDefault(id.EndsWith(MeasureBinder.Companion, StringComparison.Ordinal) ? id[..^MeasureBinder.Companion.Length] : id).Pack ?? "";

    private ShownRule Shown(Measure measure) => Covering(measure.Sectors) with
    {
        Id = measure.Id,
        Kind = measure.Kind.Name,
        Statement = measure.Statement,
        Zones = measure.Territory.Zones,
        InForce = measure.InForce,
        Cites = [measure.Cite],
        When = measure.When?.Expression,
        Expression = measure.Requires.Expression,
        Verified = measure.Verified,
        Source = SourceOf(measure.Id),
    };

    private ShownRule Shown(Derogation derogation) => Covering(derogation.Sectors) with
    {
        Id = derogation.Key,
        Kind = "derogation",
        Statement = derogation.Statement,
        Zones = [.. derogation.Areas.SelectMany(a => a.Territory.Zones).Distinct().Order(StringComparer.Ordinal)],
        InForce = derogation.InForce,
        Cites = [derogation.Cite],
        Lifts = [.. derogation.Lifts.Order(StringComparer.Ordinal)],
        Without = derogation.Without is { } without ? [.. without.Included.Order(StringComparer.Ordinal)] : [],
        Investors = derogation.Investors?.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Conditions =
        [
            .. derogation.Areas.SelectMany(a => a.Conditions).GroupBy(c => c.Id)
                .Select(g => new ShownCondition(g.Key, g.First().Statement, [.. g.Select(c => c.Test.Expression).Distinct()])),
        ],
        Verified = derogation.Verified,
        Source = SourceOf(derogation.Key),
    };

    private ShownRule Shown(Obligation obligation) => Covering(obligation.Sectors) with
    {
        Id = obligation.Id,
        Kind = obligation.Kind,
        Statement = obligation.Statement,
        Zones = obligation.Territory.Zones,
        InForce = obligation.InForce,
        Cites = obligation.Cites,
        When = obligation.When?.Expression,
        Economies = Listed(obligation.Economies),
        Verified = obligation.Verified,
        Source = SourceOf(obligation.Id),
    };

    private ShownRule Shown(CaveatRule caveat) => Covering(caveat.Sectors) with
    {
        Id = caveat.Id,
        Kind = caveat.Kind,
        Statement = caveat.Statement,
        Zones = caveat.Territory.Zones,
        InForce = caveat.InForce,
        Cites = caveat.Cites,
        When = caveat.When?.Expression,
        Economies = Listed(caveat.Economies),
        Source = SourceOf(caveat.Id),
    };

    private static ImmutableArray<string>? Listed(FrozenSet<string>? economies) =>
        economies is null ? null : [.. economies.Order(StringComparer.Ordinal)];

    private static ShownRule Covering(Coverage sectors) => new()
    {
        Id = "",
        Kind = "",
        Statement = new("", ""),
        Zones = [],
        InForce = InForce.Always,
        Cites = [],
        Sectors = [.. sectors.Included.Order(StringComparer.Ordinal)],
        Except = [.. sectors.Excepted.Order(StringComparer.Ordinal)],
        AllSectors = sectors.All,
    };
}
