using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>What a draft would change among real proposals.</summary>
/// <param name="Proposals">Number of proposals asked.</param>
/// <param name="Changed">Number of those whose answer changes.</param>
/// <param name="Groups">The changes by direction, place and sector; the most frequent first.</param>
public sealed record SimulationResult(int Proposals, int Changed, ImmutableArray<SimulatedChange> Groups);

/// <summary>Proposals that a draft answers differently, alike in direction, place and sector.</summary>
/// <param name="Direction">opening or tightening.</param>
/// <param name="Place">Zone of registration; empty where none is stated.</param>
/// <param name="Sector">Activity as the proposals name it; several are joined by a plus sign.</param>
/// <param name="Count">How many.</param>
/// <param name="Shifts">From which outcome to which, with the number of proposals and the first of them as an example.</param>
public sealed record SimulatedChange(string Direction, string Place, string Sector, int Count, ImmutableArray<SimulatedShift> Shifts);

/// <summary>One outcome in place of another.</summary>
public sealed record SimulatedShift(Outcome Before, Outcome After, int Count, JsonObject Example);

/// <summary>Asks the same proposals of the rules and of the rules with a draft.</summary>
public static class Simulation
{
    /// <summary>Determines each proposal twice; several at a time side by side.</summary>
    public static SimulationResult Of(Rulebook rules, Rulebook draft, IReadOnlyCollection<Proposal> proposals)
    {
        ArgumentNullException.ThrowIfNull(proposals);
        var changed = proposals.AsParallel().AsOrdered()
            .Select(p => (Proposal: p, Before: rules.Determine(p).Outcome, After: draft.Determine(p).Outcome))
            .Where(c => c.Before != c.After).ToArray();
        var groups = changed.GroupBy(c => (Direction: c.After < c.Before ? "opening" : "tightening", Place: c.Proposal.Registered ?? "", Sector: string.Join('+', c.Proposal.Activities)));
        return new(
            proposals.Count, changed.Length,
            [
                .. groups.Select(g => new SimulatedChange(
                    g.Key.Direction, g.Key.Place, g.Key.Sector, g.Count(),
                    [
                        .. g.GroupBy(c => (c.Before, c.After)).OrderByDescending(s => s.Count()).ThenBy(s => s.Key)
                            .Select(s => new SimulatedShift(s.Key.Before, s.Key.After, s.Count(), ProposalJson.Of(s.First().Proposal))),
                    ]))
                    .OrderByDescending(g => g.Count).ThenBy(g => g.Direction, StringComparer.Ordinal).ThenBy(g => g.Place, StringComparer.Ordinal).ThenBy(g => g.Sector, StringComparer.Ordinal),
            ]);
    }
}
