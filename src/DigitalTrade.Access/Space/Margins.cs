using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Space;

/// <summary>Where an answer turns.</summary>
/// <param name="At">The share or gap, or the date, at which it is another.</param>
/// <param name="Standing">What it is there.</param>
/// <param name="Shifts">How the rules stand differently there.</param>
/// <param name="Events">For a date: what begins or ends on it; else empty.</param>
public sealed record Turn(string At, Standing Standing, ImmutableArray<Shift> Shifts, ImmutableArray<Event> Events);

/// <summary>How far the foreign share may move before outcome or route change.</summary>
/// <param name="Same">The shares in percent, such as <c>&gt;0..50</c>, for which they are the same; no foreign investment has none.</param>
/// <param name="Below">What comes next below, or null.</param>
/// <param name="Above">What comes next above, or null.</param>
public sealed record ShareMargin(string Same, Turn? Below, Turn? Above);

/// <summary>How long outcome and route have been, and stay, the same by what the rulebook holds.</summary>
/// <param name="From">First day; null when there is none in the rulebook.</param>
/// <param name="To">Last day; null when none is known.</param>
/// <param name="Before">What was the day before, or null.</param>
/// <param name="After">What comes the day after, or null.</param>
public sealed record DateMargin(DateOnly? From, DateOnly? To, Turn? Before, Turn? After);

/// <summary>How firm an answer is: what may change around it without changing it.</summary>
/// <param name="ForeignShare">Null where the share is not stated, or not exactly for every holder.</param>
/// <param name="Date">The days on which it is the same.</param>
public sealed record Margins(ShareMargin? ForeignShare, DateMargin Date)
{
    /// <summary>The margins of the answer to a proposal.</summary>
    /// <exception cref="ArgumentException">A name in the proposal is not in this rulebook.</exception>
    public static Margins Of(Rulebook rulebook, Proposal proposal)
    {
        var at = Circumstances.Of(rulebook, proposal);
        var answer = Answer.Of(rulebook, at);
        return new(ShareOf(rulebook, at, answer), DateOf(rulebook, proposal, answer));
    }

    private static ShareMargin? ShareOf(Rulebook book, Circumstances at, Answer answer)
    {
        if (at.Proposal is { ForeignShare: null, Investors: null or [] } || Shares.Of(at) is not { } shares) return null;
        var cells = shares.Cells(Partition.Of(book, at.Scope()));
        var here = Standing.Of(answer);
        var (first, last) = (Array.FindIndex([.. cells], c => !c.Intersect(shares.Foreign).IsEmpty), Array.FindLastIndex([.. cells], c => !c.Intersect(shares.Foreign).IsEmpty));
        Turn? below = null, above = null;
        while (first > 0 && (below = Next(first - 1)) is null) first--;
        while (last < cells.Length - 1 && (above = Next(last + 1)) is null) last++;
        var same = new Range(cells[first].Low, cells[last].High, cells[first].LowOpen, cells[last].HighOpen);
        return new(same.ToString(), below, above);

        Turn? Next(int cell)
        {
            var there = Answer.Of(book, shares.With(shares.In(cells[cell])));
            var standing = Standing.Of(there);
            return standing.SameAs(here) ? null : new(cells[cell].ToString(), standing, Shifts.Between(answer, there), []);
        }
    }

    private static DateMargin DateOf(Rulebook book, Proposal proposal, Answer answer)
    {
        var calendar = Calendar.Of(book, proposal);
        var here = Standing.Of(answer);
        DateOnly? from = null, to = null;
        Turn? before = null, after = null;
        foreach (var day in calendar.Days.Where(d => d <= proposal.AsOf && d > DateOnly.MinValue).Reverse())
        {
            before = Compare(day.AddDays(-1), day);
            if (before is null) continue;
            from = day;
            break;
        }

        foreach (var day in calendar.Days.Where(d => d > proposal.AsOf))
        {
            after = Compare(day, day);
            if (after is null) continue;
            to = day.AddDays(-1);
            break;
        }

        return new(from, to, before, after);

        Turn? Compare(DateOnly other, DateOnly turning)
        {
            var there = Answer.Of(book, proposal with { AsOf = other });
            var standing = Standing.Of(there);
            if (standing.SameRoute(here)) return null;
            var shifts = other < proposal.AsOf ? Shifts.Between(there, answer) : Shifts.Between(answer, there);
            return new(other.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), standing, shifts, calendar.On(turning, shifts));
        }
    }
}
