using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Packs.Cases;

/// <summary>A sentence a lawyer can check, with a proposal and what the answer to it has to say.</summary>
public sealed record Case
{
    /// <summary>The sentence; unique in its file.</summary>
    public required string Name { get; init; }

    /// <summary>File as shown in diagnostics.</summary>
    public required string File { get; init; }

    /// <summary>Line of the case, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>Column of the case, 1-based.</summary>
    public required int Column { get; init; }

    /// <summary>The proposal as its JSON, for the one reader of proposals; a copy of its own.</summary>
    public required JsonObject Proposal { get; init; }

    /// <summary>What is expected.</summary>
    public required Expectation Expect { get; init; }
}

/// <summary>What a case expects; what is null is not looked at. Lists are "at least these", except <see cref="LiftedBy"/>.</summary>
public sealed record Expectation
{
    /// <summary>Outcome of the whole.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Edition that governs.</summary>
    public string? GovernedBy { get; init; }

    /// <summary>Derogations of the best route, exactly.</summary>
    public ImmutableArray<string>? LiftedBy { get; init; }

    /// <summary>Derogations of the other routes, which are open too or would be.</summary>
    public ImmutableArray<string>? OtherRoutes { get; init; }

    /// <summary>Keys of measures whose finding bars.</summary>
    public ImmutableArray<string>? BarredBy { get; init; }

    /// <summary>Keys of measures satisfied.</summary>
    public ImmutableArray<string>? Satisfied { get; init; }

    /// <summary>Keys of measures displaced.</summary>
    public ImmutableArray<string>? Displaced { get; init; }

    /// <summary>Ids among the conditions.</summary>
    public ImmutableArray<string>? Conditions { get; init; }

    /// <summary>Ids of open conditions.</summary>
    public ImmutableArray<string>? Open { get; init; }

    /// <summary>Ids of unmet conditions.</summary>
    public ImmutableArray<string>? Unmet { get; init; }

    /// <summary>Ids of obligations.</summary>
    public ImmutableArray<string>? Obligations { get; init; }

    /// <summary>Ids or kinds of caveats.</summary>
    public ImmutableArray<string>? Caveats { get; init; }

    /// <summary>Ids of facts asked for.</summary>
    public ImmutableArray<string>? Questions { get; init; }

    /// <summary>Derogations that must not be among the other routes.</summary>
    public ImmutableArray<string>? NotOtherRoutes { get; init; }

    /// <summary>Keys of measures whose finding must not bar.</summary>
    public ImmutableArray<string>? NotBarredBy { get; init; }

    /// <summary>Ids of obligations that must not be there.</summary>
    public ImmutableArray<string>? NotObligations { get; init; }

    /// <summary>Ids or kinds of caveats that must not be there.</summary>
    public ImmutableArray<string>? NotCaveats { get; init; }
}

/// <summary>All cases below some folders, and the defects of their files.</summary>
/// <param name="Cases">Ordered by file, then as written.</param>
/// <param name="Diagnostics">All defects, ordered by place.</param>
public sealed record CasesRead(ImmutableArray<Case> Cases, ImmutableArray<Diagnostic> Diagnostics);
