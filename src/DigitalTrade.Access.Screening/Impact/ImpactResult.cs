using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Screening.Impact;

/// <summary>What a change of law does to a portfolio.</summary>
/// <param name="Deals">Deals compared.</param>
/// <param name="Rows">Rows read; each belongs to a deal that was compared or to one that could not be read.</param>
/// <param name="Changed">Deals that change, biggest changes first: what closes before what opens, then in the order of the portfolio.</param>
/// <param name="Moves">How many deals moved from which outcome to which.</param>
/// <param name="ByRule">How many deals with another outcome each rule is a ground of, most first.</param>
/// <param name="Unread">Deals that neither side could read, with the reason.</param>
/// <param name="Notes">Columns and sheets that were not used.</param>
public sealed record ImpactResult(
    long Deals,
    long Rows,
    ImmutableArray<ChangedDeal> Changed,
    ImmutableArray<(Outcome Before, Outcome After, long Deals)> Moves,
    ImmutableArray<(Ground Ground, long Deals)> ByRule,
    ImmutableArray<UnreadDeal> Unread,
    IReadOnlyList<string> Notes);

/// <summary>A deal that could not be read.</summary>
/// <param name="Sheet">Its sheet, or null.</param>
/// <param name="Row">Its row.</param>
/// <param name="Cell">The first cell at fault, or null.</param>
/// <param name="Id">Its id, or null.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Help">What to do, or null.</param>
public sealed record UnreadDeal(string? Sheet, long Row, string? Cell, string? Id, string Reason, string? Help);
