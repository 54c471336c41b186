using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Hosting;

/// <summary>Where the rulebook that answers came from.</summary>
public enum RulebookOrigin
{
    /// <summary>The configured sources.</summary>
    Sources,

    /// <summary>The last good copy on disk: the sources were broken at start-up.</summary>
    LastGoodCopy,
}

/// <summary>What is being served, and how the last look at the sources went. Immutable: read once a request.</summary>
public sealed record Serving
{
    /// <summary>The rulebook that answers.</summary>
    public required Rulebook Rulebook { get; init; }

    /// <summary>The packs it was compiled from.</summary>
    public required ImmutableArray<PackInfo> Packs { get; init; }

    /// <summary>The rule files it was compiled from.</summary>
    public required ImmutableArray<RuleContent> Contents { get; init; }

    /// <summary>When it was loaded.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>Where it came from.</summary>
    public required RulebookOrigin Origin { get; init; }

    /// <summary>When the sources were last read.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>True when the last reading made no rulebook, so that an older one answers.</summary>
    public required bool Degraded { get; init; }

    /// <summary>All diagnostics of the last reading; warnings alone do not degrade.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }
}
