using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Pipeline;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening.Impact;

/// <summary>One side of a comparison.</summary>
/// <param name="Book">The rules.</param>
/// <param name="On">The date on which all deals are asked; null to leave them theirs.</param>
public sealed record ImpactSide(Rulebook Book, DateOnly? On);

/// <summary>Answers every deal of a portfolio twice and keeps what differs.</summary>
public static class ImpactRun
{
    /// <summary>Compares two rulebooks, or two dates, over a portfolio.</summary>
    /// <exception cref="PortfolioException">The portfolio or the mapping cannot be used as it is.</exception>
    public static async Task<ImpactResult> RunAsync(
        PortfolioSource source, ImpactSide before, ImpactSide after, DateOnly today, Action<ScreenProgress>? progress, CancellationToken stop)
    {
        using var portfolio = PortfolioFile.Open(source, after.Book);
        var (then, now) = (new Asked(before.Book, today, before.On), new Asked(after.Book, today, after.On));
        var sum = new Part();
        await OrderedPipeline.RunAsync(
            portfolio.PortionsAsync(0, stop),
            portion =>
            {
                using (portion) return Compare(portion, then, now);
            },
            part =>
            {
                sum.Add(part);
                progress?.Invoke(new(sum.Deals + sum.Unread.Count, part.Position, portfolio.Length));
                return ValueTask.CompletedTask;
            },
            Environment.ProcessorCount,
            stop).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        if (sum.Rows != sum.RowsAnswered + sum.RowsUnread)
            throw new InvalidOperationException($"{sum.Rows} rows went in, {sum.RowsAnswered} were compared and {sum.RowsUnread} reported");
        return Result(sum, portfolio.Notes);
    }

    private static ImpactResult Result(Part sum, IReadOnlyList<string> notes) => new(
        sum.Deals,
        sum.Rows,
        [.. sum.Changed.OrderByDescending(c => c.Size).ThenByDescending(c => c.Worse)],
        [
            .. sum.Changed.Where(c => c is { Before: not null, After: not null, Size: > 0 })
                .GroupBy(c => (c.Before!.Value, c.After!.Value))
                .Select(g => (g.Key.Item1, g.Key.Item2, g.LongCount()))
                .OrderByDescending(m => Math.Abs((int)m.Item2 - (int)m.Item1)).ThenByDescending(m => m.Item3),
        ],
        [
            .. sum.Changed.Where(c => c.Size > 0).SelectMany(c => c.Because).GroupBy(g => g)
                .Select(g => (g.Key, g.LongCount())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key.Rule, StringComparer.Ordinal),
        ],
        [.. sum.Unread],
        notes);

    private static Part Compare(Portion portion, Asked then, Asked now)
    {
        var part = new Part { Rows = portion.Rows, Position = portion.Position };
        foreach (var (before, after) in portion.Read(then).Zip(portion.Read(now)))
        {
            if (before.Proposal is null && after.Proposal is null)
            {
                part.RowsUnread += after.Rows;
                var problem = after.Problems[0];
                part.Unread.Add(new(after.Sheet, problem.Row, problem.Cell, after.Id, problem.Message, problem.Help));
                continue;
            }

            part.Deals++;
            part.RowsAnswered += after.Rows;
            if (Compare(before, after, then.Book, now.Book) is { } changed) part.Changed.Add(changed);
        }

        return part;
    }

    private static ChangedDeal? Compare(DealReading before, DealReading after, Rulebook then, Rulebook now)
    {
        if (before.Proposal is not { } old)
            return new(after.Sheet, after.Row, after.Id, after.Name, null, now.Determine(after.Proposal!).Outcome, [new(GroundKind.NotKnown, before.Problems[0].Message)]);
        if (after.Proposal is not { } proposal)
            return new(after.Sheet, after.Row, after.Id, after.Name, then.Determine(old).Outcome, null, [new(GroundKind.NotKnown, after.Problems[0].Message)]);
        var (first, second) = (then.Determine(old), now.Determine(proposal));
        var grounds = Grounds.Between(first, second);

        // Another edition with the same measure under another name is no change for the deal.
        var same = first.Outcome == second.Outcome && !grounds.Any(g => g.Kind is GroundKind.NowOpens or GroundKind.NoLongerOpens or GroundKind.NowAsks or GroundKind.NoLongerAsks);
        return same ? null : new(after.Sheet, after.Row, after.Id, after.Name, first.Outcome, second.Outcome, grounds);
    }

    private sealed class Part
    {
        public long Deals { get; set; }

        public long Rows { get; set; }

        public long RowsAnswered { get; set; }

        public long RowsUnread { get; set; }

        public long Position { get; set; }

        public List<ChangedDeal> Changed { get; } = [];

        public List<UnreadDeal> Unread { get; } = [];

        public void Add(Part other)
        {
            Deals += other.Deals;
            Rows += other.Rows;
            RowsAnswered += other.RowsAnswered;
            RowsUnread += other.RowsUnread;
            Changed.AddRange(other.Changed);
            Unread.AddRange(other.Unread);
        }
    }
}
