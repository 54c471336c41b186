using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>One activity at one place on one date.</summary>
/// <param name="Activity">Sector code or activity id.</param>
/// <param name="Place">Zone of registration.</param>
/// <param name="On">The date.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="GovernedBy">The edition that governs, or null.</param>
/// <param name="Route">Derogations relied on.</param>
/// <param name="Differs">How the rules stand differently from the base place; empty where the answer is the same as there.</param>
public sealed record MatrixCell(
    string Activity, string Place, DateOnly On, Outcome Outcome, string? GovernedBy, ImmutableArray<string> Route, ImmutableArray<Shift> Differs);

/// <summary>Activities × places × dates. Every cell is what the single determination says.</summary>
/// <param name="Rulebook">Revision of the rulebook that answered.</param>
/// <param name="Base">The place with which the others are compared.</param>
/// <param name="Activities">Rows.</param>
/// <param name="Places">Columns.</param>
/// <param name="Dates">Layers.</param>
/// <param name="Cells">By date, then activity, then place.</param>
public sealed record Matrix(
    string Rulebook, string Base, ImmutableArray<string> Activities, ImmutableArray<string> Places, ImmutableArray<DateOnly> Dates,
    ImmutableArray<MatrixCell> Cells)
{
    /// <summary>Cells in one matrix at most.</summary>
    public const int MostCells = 100_000;

    /// <summary>
    /// The answers to a proposal for each of these activities alone, registered at each of these places, on each of these dates;
    /// all else as the proposal states it. Without a base place the first place is the base; without dates the proposal's date.
    /// </summary>
    /// <exception cref="ArgumentException">Too many cells, no activity or place, or a name that is not in the rulebook.</exception>
    public static Matrix Of(
        Rulebook rulebook, Proposal proposal, ImmutableArray<string> activities, ImmutableArray<string> places,
        ImmutableArray<DateOnly> dates = default, string? basePlace = null)
    {
        if (activities.IsDefaultOrEmpty || places.IsDefaultOrEmpty) throw new ArgumentException("a matrix has at least one activity and one place");
        var days = dates.IsDefaultOrEmpty ? [proposal.AsOf] : dates;
        var size = (long)activities.Length * places.Length * days.Length;
        if (size > MostCells) throw new ArgumentException($"{size} cells are more than {MostCells}");
        var cells = ImmutableArray.CreateBuilder<MatrixCell>((int)size);
        var compared = basePlace ?? places[0];
        foreach (var day in days)
        {
            foreach (var activity in activities)
                Row(rulebook, proposal with { AsOf = day, Activities = [activity] }, compared, places, cells);
        }

        return new(rulebook.Revision, compared, activities, places, days, cells.MoveToImmutable());
    }

    // Places that nothing on the sector tells apart have one answer; it is worked out once.
    private static void Row(Rulebook book, Proposal proposal, string compared, ImmutableArray<string> places, ImmutableArray<MatrixCell>.Builder cells)
    {
        var root = Answer.Of(book, proposal with { Registered = compared });
        var standing = Standing.Of(root);
        var ids = book.PlaceClassIds(Circumstances.Of(book, proposal).Scope(), proposal.AsOf);
        var known = new Dictionary<int, MatrixCell>();
        foreach (var place in places)
        {
            var kind = ids[book.ZoneIndex(place)];
            if (!known.TryGetValue(kind, out var cell))
            {
                var answer = Answer.Of(book, proposal with { Registered = place });
                var here = Standing.Of(answer);
                var activity = here.Activities[0];
                known[kind] = cell = new(
                    activity.Activity, place, proposal.AsOf, here.Outcome, activity.GovernedBy, activity.Route,
                    here.SameAs(standing) ? [] : Shifts.Between(root, answer));
            }

            cells.Add(cell with { Place = place });
        }
    }
}
