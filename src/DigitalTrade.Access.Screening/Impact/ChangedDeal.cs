using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Screening.Impact;

/// <summary>A deal that is answered otherwise after than before.</summary>
/// <param name="Sheet">Its sheet, or null.</param>
/// <param name="Row">Its first row.</param>
/// <param name="Id">Its id, or null.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Before">The outcome before; null where the rules then did not know a name in it.</param>
/// <param name="After">The outcome after; null where the rules now do not know a name in it.</param>
/// <param name="Because">What brought it about: measures that bar or no longer do, openings that lift or no longer do, conditions that came or went.</param>
public sealed record ChangedDeal(
    string? Sheet, long Row, string? Id, string? Name, Outcome? Before, Outcome? After, ImmutableArray<Ground> Because)
{
    private const int Unreadable = 10;

    /// <summary>How far the outcome moved; zero where only conditions or grounds changed.</summary>
    public int Size => Before is { } before && After is { } after ? Math.Abs((int)after - (int)before) : Unreadable;

    /// <summary>True when it moved towards closed.</summary>
    public bool Worse => After is null || (Before is { } before && After > before);
}

/// <summary>How a rule acts on a deal that changed.</summary>
public enum GroundKind
{
    /// <summary>A measure stands in the way that did not.</summary>
    NowBars,

    /// <summary>A measure no longer stands in the way.</summary>
    NoLongerBars,

    /// <summary>An opening is relied on that was not.</summary>
    NowOpens,

    /// <summary>An opening is no longer relied on.</summary>
    NoLongerOpens,

    /// <summary>A condition came.</summary>
    NowAsks,

    /// <summary>A condition went.</summary>
    NoLongerAsks,

    /// <summary>A name in the deal is not known to one of the two.</summary>
    NotKnown,
}

/// <summary>A rule that changes a deal.</summary>
/// <param name="Kind">How.</param>
/// <param name="Rule">Id of the measure, opening or condition; for a name that is not known what is wrong with it.</param>
public readonly record struct Ground(GroundKind Kind, string Rule);
