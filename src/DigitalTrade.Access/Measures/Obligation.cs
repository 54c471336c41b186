using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Measures;

/// <summary>What a permitted investment still has to obtain, file or keep.</summary>
public sealed class Obligation
{
    private readonly ObligationFinding?[] findings = new ObligationFinding?[2];

    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>licence, approval, filing, review, assessment, reporting, location, personnel, capital, content or data.</summary>
    public required string Kind { get; init; }

    /// <summary>What it attaches to.</summary>
    public required Coverage Sectors { get; init; }

    /// <summary>Where.</summary>
    public required Territory Territory { get; init; }

    /// <summary>When.</summary>
    public required InForce InForce { get; init; }

    /// <summary>The proposals it concerns, or null for all; unknown keeps it in.</summary>
    public CompiledCondition? When { get; init; }

    /// <summary>Who decides or receives.</summary>
    public required Text Authority { get; init; }

    /// <summary>What is to be done.</summary>
    public required Text Statement { get; init; }

    /// <summary>The provisions behind it, the chief one first; at least one.</summary>
    public required ImmutableArray<Citation> Cites { get; init; }

    /// <summary>It concerns only proposals with an investor of one of these economies; null for all.</summary>
    public FrozenSet<string>? Economies { get; init; }

    /// <summary>How it is known.</summary>
    public required Verification Verified { get; init; }

    /// <summary>How firm it is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>The obligation as it stands in an answer; one object for each degree of certainty.</summary>
    internal ObligationFinding Finding(bool certain) => findings[certain ? 1 : 0] ??=
        new(Id, Kind, certain, Authority, Statement, Cites[0], Cites.Length > 1 ? Cites[1..] : default);
}

/// <summary>What a reader has to know before relying on an answer.</summary>
public sealed class CaveatRule
{
    private Caveat? finding;

    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>certainty, verification, silence or exemption.</summary>
    public required string Kind { get; init; }

    /// <summary>What it concerns.</summary>
    public required Coverage Sectors { get; init; }

    /// <summary>Where.</summary>
    public required Territory Territory { get; init; }

    /// <summary>When.</summary>
    public required InForce InForce { get; init; }

    /// <summary>The proposals it concerns, or null for all; unknown keeps it in.</summary>
    public CompiledCondition? When { get; init; }

    /// <summary>It concerns only proposals with an investor of one of these economies; null for all.</summary>
    public FrozenSet<string>? Economies { get; init; }

    /// <summary>The outcomes it belongs to; empty for all.</summary>
    public required ImmutableArray<Outcome> Outcomes { get; init; }

    /// <summary>The list under which it holds, or null for any.</summary>
    public Edition? Edition { get; init; }

    /// <summary>What it says.</summary>
    public required Text Statement { get; init; }

    /// <summary>The provisions behind it; at least one.</summary>
    public required ImmutableArray<Citation> Cites { get; init; }

    /// <summary>The caveat as it stands in an answer.</summary>
    internal Caveat Finding => finding ??= new(Id, Kind, Statement, Cites);
}
