using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Investors.LookThrough;

namespace DigitalTrade.Access.Determinations;

/// <summary>Who holds the enterprise, by direct holding and looked through, side by side.</summary>
public sealed record OwnershipFinding
{
    /// <summary>Name of the enterprise; null when it has none.</summary>
    public required string? Target { get; init; }

    /// <summary>Counted by who holds directly; an enterprise with foreign investment counts as foreign in whole.</summary>
    public required OwnershipFigures Direct { get; init; }

    /// <summary>Counted by who is behind the holders, along all chains.</summary>
    public required OwnershipFigures LookThrough { get; init; }

    /// <summary>Who controls by more than half at every step; several only when they hold each other; empty for nobody.</summary>
    public required ImmutableArray<string> ControllerByMajority { get; init; }

    /// <summary>Who controls once agreements count; empty for nobody, or without agreements.</summary>
    public required ImmutableArray<string> ControllerByAgreement { get; init; }

    /// <summary>What is controlled by contract instead of shares (VIE).</summary>
    public required ImmutableArray<ContractualControl> ContractualControl { get; init; }

    /// <summary>Of whom holders are not stated in full; the figures are bounds then.</summary>
    public required ImmutableArray<UnstatedHolders> Unstated { get; init; }
}

/// <summary>The figures of one way to count. Shares are percentages, exact until they are written.</summary>
public sealed record OwnershipFigures
{
    /// <summary>All foreign shares together, Hong Kong, Macao and Taiwan among them.</summary>
    public required Stake ForeignShare { get; init; }

    /// <summary>Shares of the Chinese state.</summary>
    public required Stake StateShare { get; init; }

    /// <summary>The largest share of one foreign holder.</summary>
    public required Stake LargestForeignShare { get; init; }

    /// <summary>Does the Chinese side together hold more than any one foreign holder? Null when it cannot be told.</summary>
    public required bool? ChineseRelativeControl { get; init; }

    /// <summary>By economy, the largest first.</summary>
    public required ImmutableArray<EconomyShare> Economies { get; init; }

    /// <summary>The holders, the largest first.</summary>
    public required ImmutableArray<HolderShare> Holders { get; init; }

    /// <summary>The holder with the largest share; null when what is not stated may make it another.</summary>
    public required HolderShare? LargestHolder { get; init; }

    /// <summary>The foreign holder with the largest share; null when there is none, or it cannot be told.</summary>
    public required HolderShare? LargestForeignHolder { get; init; }
}

/// <summary>What belongs to holders of one economy.</summary>
/// <param name="Economy">ISO code; null where it is not stated.</param>
/// <param name="Share">Their share.</param>
/// <param name="ForeignInvested">True for Chinese enterprises with foreign investment, counted as they stand.</param>
public sealed record EconomyShare(
    string? Economy, Stake Share, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool ForeignInvested = false);

/// <summary>What belongs to one holder.</summary>
/// <param name="Name">Name, id, or place in the proposal.</param>
/// <param name="Economy">Economy; null where it is not stated.</param>
/// <param name="Kind">Kind; null where it is not stated.</param>
/// <param name="Share">Its share.</param>
/// <param name="Foreign">True for foreign, false for Chinese, null when it cannot be told.</param>
public sealed record HolderShare(string Name, string? Economy, HolderKind? Kind, Stake Share, bool? Foreign);

/// <summary>That an entity is controlled by contract.</summary>
/// <param name="Of">What is controlled.</param>
/// <param name="By">Who controls it.</param>
public sealed record ContractualControl(string Of, string By);

/// <summary>That the holders of an entity are not stated in full.</summary>
/// <param name="Of">The entity.</param>
/// <param name="Share">The part of it that nobody is stated to hold, at most.</param>
public sealed record UnstatedHolders(string Of, Stake Share);
