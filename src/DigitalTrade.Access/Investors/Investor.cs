using System.Collections.Immutable;

namespace DigitalTrade.Access.Investors;

/// <summary>What kind of holder an investor is.</summary>
public enum HolderKind
{
    /// <summary>A company of which nothing more is said.</summary>
    Company,

    /// <summary>A natural person.</summary>
    Individual,

    /// <summary>A fund.</summary>
    Fund,

    /// <summary>State-owned capital.</summary>
    StateOwned,

    /// <summary>Private capital.</summary>
    Private,

    /// <summary>A Chinese enterprise with foreign investment; its shares count as foreign (list note III).</summary>
    ForeignInvestedEnterprise,
}

/// <summary>One holder in the proposed enterprise. What is null is not stated.</summary>
public sealed record Investor
{
    /// <summary>Free text. Looked through, nested holders of one name and economy are one owner; nothing else reads it.</summary>
    public string? Name { get; init; }

    /// <summary>ISO code; HK, MO and TW are economies of their own; XX is foreign but none of these.</summary>
    public string? Economy { get; init; }

    /// <summary>Percent of the equity, within 0 and 100.</summary>
    public Proposals.Range? Share { get; init; }

    /// <summary>The kind of holder.</summary>
    public HolderKind? Kind { get; init; }

    /// <summary>Treaty qualifications held; null when not stated, empty when stated that there is none.</summary>
    public ImmutableArray<string>? Qualifies { get; init; }

    /// <summary>The holders of this investor, for look-through; empty when not stated.</summary>
    public ImmutableArray<Investor> Holders { get; init; } = [];

    /// <summary>Id in the proposal's graph of holders; null without one.</summary>
    public string? Entity { get; init; }
}
