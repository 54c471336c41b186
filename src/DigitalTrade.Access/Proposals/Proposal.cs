using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Investors.LookThrough;

namespace DigitalTrade.Access.Proposals;

/// <summary>
/// What someone wants to do. A member that is null (or a list that is null) is not stated, and not stated is unknown:
/// never false, never zero. Names are those of the rulebook it is asked of; the reader has checked them.
/// </summary>
public sealed record Proposal
{
    /// <summary>The legal date in China (Asia/Shanghai) on which the question is asked.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Sector codes or activity ids; at least one.</summary>
    public required ImmutableArray<string> Activities { get; init; }

    /// <summary>Zone where the enterprise is registered.</summary>
    public string? Registered { get; init; }

    /// <summary>Zones of the service facilities.</summary>
    public ImmutableArray<string>? Facilities { get; init; }

    /// <summary>Zones of the customers.</summary>
    public ImmutableArray<string>? Serves { get; init; }

    /// <summary>The holders, or null.</summary>
    public ImmutableArray<Investor>? Investors { get; init; }

    /// <summary>Who is behind the holders, as a graph; then <see cref="Investors"/> are the target's holders in it. Null without one.</summary>
    public OwnershipGraph? Ownership { get; init; }

    /// <summary>All foreign shares together, where the holders are not stated one by one; percent.</summary>
    public Range? ForeignShare { get; init; }

    /// <summary>Legal form.</summary>
    public Form? Form { get; init; }

    /// <summary>How the investor comes in.</summary>
    public Mode? Mode { get; init; }

    /// <summary>Further facts by id, as the packs declare them.</summary>
    public FrozenDictionary<string, FactValue> Facts { get; init; } = FrozenDictionary<string, FactValue>.Empty;
}
