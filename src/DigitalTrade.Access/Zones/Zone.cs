using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Zones;

/// <summary>That one zone lies wholly in another, on certain days.</summary>
/// <param name="Zone">The containing zone.</param>
/// <param name="During">The days on which the relation holds.</param>
public sealed record Containment(string Zone, InForce During);

/// <summary>A place where law can differ.</summary>
public sealed record Zone
{
    /// <summary>Unique id, for example <c>sh-lingang</c> or <c>cn-gd-shenzhen</c>.</summary>
    public required string Id { get; init; }

    /// <summary>country, province, city, district, ftz, ftz-area, ftp, pilot, region, park or abroad.</summary>
    public required string Kind { get; init; }

    /// <summary>Name.</summary>
    public required Text Name { get; init; }

    /// <summary>Other names in Chinese.</summary>
    public ImmutableArray<string> AliasesZh { get; init; } = [];

    /// <summary>Other names in English.</summary>
    public ImmutableArray<string> AliasesEn { get; init; } = [];

    /// <summary>Every zone that contains the whole of this one.</summary>
    public ImmutableArray<Containment> Within { get; init; } = [];

    /// <summary>Days on which it is designated.</summary>
    public InForce Designated { get; init; } = InForce.Always;

    /// <summary>How it is known.</summary>
    public Verification Verified { get; init; }

    /// <summary>Position in the gazetteer.</summary>
    internal int Index { get; init; }
}
