using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>A stretch of days with one answer.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Standing">Outcome, governing lists and routes on each of them.</param>
/// <param name="Opened">What began or ended on the first day; empty for the first interval.</param>
/// <param name="Shifts">How the rules stand differently from the interval before; empty for the first.</param>
public sealed record Interval(DateOnly From, DateOnly To, Standing Standing, ImmutableArray<Event> Opened, ImmutableArray<Shift> Shifts);

/// <summary>One proposal over dates. Exact: between the days on which something begins or ends, nothing changes.</summary>
/// <param name="From">First day asked about.</param>
/// <param name="To">Last day asked about.</param>
/// <param name="Rulebook">Revision of the rulebook that answered.</param>
/// <param name="Intervals">In order, without gaps; neighbours differ.</param>
public sealed record Timeline(DateOnly From, DateOnly To, string Rulebook, ImmutableArray<Interval> Intervals)
{
    /// <summary>
    /// The days to look at where they are not all stated: from the first day of the earliest list to a year after the
    /// proposal's date.
    /// </summary>
    public static (DateOnly From, DateOnly To) Window(Rulebook rulebook, Proposal proposal, DateOnly? from, DateOnly? to)
    {
        var first = from ?? rulebook.Editions.Select(e => e.InForce.From).Where(d => d > DateOnly.MinValue).DefaultIfEmpty(proposal.AsOf).Min();
        var last = proposal.AsOf < DateOnly.MaxValue.AddYears(-1) ? proposal.AsOf.AddYears(1) : DateOnly.MaxValue;
        return (first, to ?? (last < first ? first : last));
    }

    /// <summary>The answers to a proposal on every day from the first to the last, whatever its own date.</summary>
    /// <exception cref="ArgumentException">The last day is before the first, or a name is not in the rulebook.</exception>
    public static Timeline Of(Rulebook rulebook, Proposal proposal, DateOnly from, DateOnly to)
    {
        if (to < from) throw new ArgumentException($"the last day `{to:yyyy-MM-dd}` is before the first `{from:yyyy-MM-dd}`", nameof(to));
        var calendar = Calendar.Of(rulebook, proposal with { AsOf = from });
        var intervals = ImmutableArray.CreateBuilder<Interval>();
        var before = Answer.Of(rulebook, proposal with { AsOf = from });
        var current = new Interval(from, to, Standing.Of(before), [], []);
        foreach (var day in calendar.Days.Where(d => d > from && d <= to))
        {
            var after = Answer.Of(rulebook, proposal with { AsOf = day });
            var standing = Standing.Of(after);
            if (!standing.SameAs(current.Standing))
            {
                var shifts = Space.Shifts.Between(before, after);
                intervals.Add(current with { To = day.AddDays(-1) });
                current = new(day, to, standing, calendar.On(day, shifts), shifts);
            }

            before = after;
        }

        intervals.Add(current);
        return new(from, to, rulebook.Revision, intervals.DrainToImmutable());
    }
}
