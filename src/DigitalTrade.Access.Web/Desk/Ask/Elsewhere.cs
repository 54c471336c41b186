using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Web.Desk.Ask;

/// <summary>Places that answer alike, and better than here.</summary>
/// <param name="Outcome">The outcome there.</param>
/// <param name="Route">Derogations then relied on.</param>
/// <param name="Places">The broadest of the places.</param>
public sealed record BetterPlaces(Outcome Outcome, ImmutableArray<string> Route, ImmutableArray<string> Places)
{
    /// <summary>Where the same deal is answered better, best first. Facilities that stand at the place of registration go with it.</summary>
    public static ImmutableArray<BetterPlaces> Of(Rulebook book, Proposal proposal, Outcome here)
    {
        if (here == Outcome.Permitted) return [];
        var moved = Moved(proposal, null) with { Registered = null };
        var places = book.Gazetteer.Zones.Where(z => z.Kind is not ("country" or "abroad")).Select(z => z.Id).ToImmutableArray();
        var there = Matrix.Of(book, moved, proposal.Activities, places).Cells.GroupBy(c => c.Place)
            .Select(g => (Place: g.Key, Outcome: g.Max(c => c.Outcome), Route: string.Join(' ', g.SelectMany(c => c.Route).Distinct())))
            .Where(p => p.Outcome < here)
            .ToDictionary(p => p.Place, StringComparer.Ordinal);
        return
        [
            .. there.Values
                .Where(p => !book.Gazetteer.Containing(p.Place, proposal.AsOf).Any(z => z.Id != p.Place && there.TryGetValue(z.Id, out var around) && around.Outcome == p.Outcome && around.Route == p.Route))
                .GroupBy(p => (p.Outcome, p.Route))
                .OrderBy(g => g.Key.Outcome).ThenByDescending(g => g.Count())
                .Select(g => new BetterPlaces(g.Key.Outcome, [.. g.Key.Route.Split(' ', StringSplitOptions.RemoveEmptyEntries)], [.. g.Select(p => p.Place).Order(StringComparer.Ordinal)])),
        ];
    }

    /// <summary>The proposal at another place.</summary>
    public static Proposal Moved(Proposal proposal, string? place) => proposal with
    {
        Registered = place,
        Facilities = proposal.Facilities is [var only] && only == proposal.Registered ? place is null ? null : [place] : proposal.Facilities,
    };
}
