using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Space;

/// <summary>
/// A proposal with another foreign share in all: foreign holders among themselves, and Chinese holders among themselves, keep
/// their proportions. Where no Chinese holder is named, the rest stays unattributed and is an open condition of the answer.
/// </summary>
internal sealed class Shares
{
    private const decimal Whole = 100m;

    // How far below (or above) an excluded threshold a share is taken, as long as that lies in the gap.
    private const decimal Step = 0.01m;

    private readonly Proposal proposal;
    private readonly Ownership ownership;
    private readonly ImmutableArray<Investor> investors;

    private Shares(Circumstances at)
    {
        (proposal, ownership) = (at.Proposal, at.Ownership);
        investors = proposal.Investors ?? [];
    }

    /// <summary>The foreign share as it is; a point unless only a range of it is stated.</summary>
    public Range Foreign => ownership.Foreign;

    /// <summary>The shares of a proposal; null when the foreign share cannot be varied: not exact holder by holder.</summary>
    public static Shares? Of(Circumstances at)
    {
        // Looked through, the shares turn elsewhere than the limits say.
        if (at.Behind is not null) return null;
        var shares = new Shares(at);
        if (shares.investors.IsEmpty) return shares.Foreign.High > 0 ? shares : null;
        var known = at.Ownership.Holders.All(h => h.KnownForeign) && shares.investors.All(i => i.Share is { IsPoint: true });
        return known && at.Proposal.ForeignShare is null && shares.Foreign is { IsPoint: true, Low: > 0 } ? shares : null;
    }

    /// <summary>The points and gaps of the foreign share between which nothing that is read can change, from above nothing to 100.</summary>
    public ImmutableArray<Range> Cells(Partition partition)
    {
        var limits = new SortedSet<decimal>(partition.Limits(BuiltIn.ForeignShare)) { 50 };
        var (foreign, largest) = (ownership.Foreign.Low, ownership.LargestForeign.Low);
        foreach (var limit in partition.Limits(BuiltIn.LargestForeignShare))
        {
            limits.Add(limit);
            if (largest > 0) limits.Add(Math.Min(Whole, limit * foreign / largest));
        }

        if (partition[BuiltIn.RelativeControl] is not null && foreign > 0 && largest > 0) limits.Add(Whole * foreign / (foreign + largest));
        foreach (var limit in partition.Limits(BuiltIn.StateShare))
        {
            limits.Add(Whole - limit);
            foreach (var state in new[] { ownership.State.Low, ownership.State.High })
            {
                if (state > 0 && limit <= state) limits.Add(Math.Max(0, Whole - (limit * (Whole - foreign) / state)));
                else if (state > 0) limits.Add(Math.Clamp(Whole - (limit * (Whole - foreign) / state), 0, Whole));
            }
        }

        return [.. Circumstances.Cells(new(0, Whole, LowOpen: true), [.. limits])];
    }

    /// <summary>A share in a cell: the point; of a gap the value nearest to where the share is now.</summary>
    public decimal In(Range cell)
    {
        if (cell.IsPoint) return cell.Low;
        var near = cell.High <= Foreign.Low ? cell.HighOpen ? cell.High - Step : cell.High
            : cell.Low >= Foreign.High ? cell.LowOpen ? cell.Low + Step : cell.Low : Foreign.Low;
        return near > cell.Low && near < cell.High ? near : (cell.Low + cell.High) / 2;
    }

    /// <summary>The proposal with this foreign share in all.</summary>
    public Proposal With(decimal share)
    {
        if (investors.IsEmpty) return proposal with { ForeignShare = Range.Point(share) };
        var foreign = ownership.Holders.Select(h => h.Investor).ToHashSet();
        var changed = investors.ToBuilder();
        Spread(changed, i => foreign.Contains(i), share);
        Spread(changed, i => !foreign.Contains(i), Whole - share);
        return proposal with { Investors = changed.DrainToImmutable() };
    }

    private static void Spread(ImmutableArray<Investor>.Builder changed, Func<int, bool> those, decimal total)
    {
        var mine = Enumerable.Range(0, changed.Count).Where(those).ToArray();
        var sum = mine.Sum(i => changed[i].Share!.Value.Low);
        var left = total;
        for (var i = 0; i < mine.Length; i++)
        {
            var holder = changed[mine[i]];
            var part = i == mine.Length - 1 || sum == 0 ? left : holder.Share!.Value.Low * total / sum;
            changed[mine[i]] = holder with { Share = Range.Point(part) };
            left -= part;
        }
    }
}
