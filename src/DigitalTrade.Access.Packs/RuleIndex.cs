using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Reading;
using DigitalTrade.Access.Sectors;

namespace DigitalTrade.Access.Packs;

/// <summary>A condition as it is shown.</summary>
/// <param name="Id">Id within its derogation.</param>
/// <param name="Statement">What has to be true.</param>
/// <param name="Expression">The expression that is evaluated; several where the areas of a derogation differ.</param>
public sealed record ShownCondition(string Id, Text Statement, ImmutableArray<string> Expression);

/// <summary>One rule of a rulebook, as <c>dta rules show</c> prints it.</summary>
public sealed record ShownRule
{
    /// <summary>Measure id, derogation key, obligation or caveat id.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of measure, <c>derogation</c>, kind of obligation or kind of caveat.</summary>
    public required string Kind { get; init; }

    /// <summary>What it says.</summary>
    public required Text Statement { get; init; }

    /// <summary>Sectors named; empty with <see cref="AllSectors"/> for every sector.</summary>
    public required ImmutableArray<string> Sectors { get; init; }

    /// <summary>Sectors excepted.</summary>
    public required ImmutableArray<string> Except { get; init; }

    /// <summary>True when it speaks of every sector, less exceptions.</summary>
    public required bool AllSectors { get; init; }

    /// <summary>Zones where it speaks.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    /// <summary>Days in force.</summary>
    public required InForce InForce { get; init; }

    /// <summary>Where it stands; at least one.</summary>
    public required ImmutableArray<Citation> Cites { get; init; }

    /// <summary>The proposals it concerns, or null for all.</summary>
    public string? When { get; init; }

    /// <summary>What it asks, for a measure; else null.</summary>
    public string? Expression { get; init; }

    /// <summary>Conditions of a derogation.</summary>
    public ImmutableArray<ShownCondition> Conditions { get; init; } = [];

    /// <summary>Keys of the measures a derogation lifts.</summary>
    public ImmutableArray<string> Lifts { get; init; } = [];

    /// <summary>How it is known, for a measure, a derogation or an obligation.</summary>
    public Verification? Verified { get; init; }

    /// <summary>File, line and column where it is written, or null for a rule the engine adds to another.</summary>
    public string? Source { get; init; }
}

/// <summary>Looks rules up by key or id.</summary>
public sealed class RuleIndex
{
    private readonly RulebookContent content;
    private readonly FrozenDictionary<string, Place> places;

    internal RuleIndex(RulebookContent content, FrozenDictionary<string, Place> places) => (this.content, this.places) = (content, places);

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
    public string? SourceOf(string id) => places.TryGetValue(id, out var at) ? $"{at.File}:{at.Line}:{at.Column}" : null;

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
        Source = SourceOf(caveat.Id),
    };

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
