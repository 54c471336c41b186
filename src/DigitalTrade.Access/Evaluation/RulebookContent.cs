using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Evaluation;

/// <summary>An economy whose investor someone can be.</summary>
/// <param name="Id">ISO 3166-1 alpha-2 code; CN is the Chinese mainland, XX any foreign economy but HK, MO, TW.</param>
/// <param name="Name">Name.</param>
public sealed record Economy(string Id, Text Name);

/// <summary>Everything that packs were bound to; the input of a rulebook. Checked before it gets here.</summary>
internal sealed record RulebookContent
{
    /// <summary>SHA-256 of the packs' content, <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public required string Revision { get; init; }

    public required Taxonomy Taxonomy { get; init; }

    public required Gazetteer Gazetteer { get; init; }

    /// <summary>In the order of their slots, built-in facts first.</summary>
    public required ImmutableArray<Fact> Facts { get; init; }

    public required FrozenDictionary<string, Economy> Economies { get; init; }

    public required ImmutableArray<Instrument> Instruments { get; init; }

    public required ImmutableArray<Edition> Editions { get; init; }

    public required ImmutableArray<Measure> Measures { get; init; }

    public required ImmutableArray<Derogation> Derogations { get; init; }

    public required ImmutableArray<Obligation> Obligations { get; init; }

    public required ImmutableArray<CaveatRule> Caveats { get; init; }
}
