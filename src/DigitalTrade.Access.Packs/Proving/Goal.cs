using System.Collections.Immutable;
using DigitalTrade.Access.Packs.Cases;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>Something in the rules that some case has to touch, from one side.</summary>
/// <param name="Rule">Id of the measure, derogation, edition, obligation or caveat.</param>
/// <param name="Kind">bars, lifts, threshold, date, territory, condition, investor, sector or attaches.</param>
/// <param name="What">What no other case would notice, in a few words.</param>
/// <param name="Source">Where the rule is written, as <c>file:line:column</c>; empty when the engine adds it.</param>
public sealed record Goal(string Rule, string Kind, Text What, string Source);

/// <summary>What the cases touch of what they have to.</summary>
/// <param name="Goals">Number of goals by kind.</param>
/// <param name="Untouched">Goals that no case touches, in the order of the rules.</param>
/// <param name="Unread">Cases whose proposal cannot be read.</param>
public sealed record CoverageResult(ImmutableSortedDictionary<string, int> Goals, ImmutableArray<Goal> Untouched, ImmutableArray<Case> Unread)
{
    /// <summary>All goals.</summary>
    public int Total => Goals.Values.Sum();
}
