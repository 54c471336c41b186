using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>Every way in which the shares can turn out once nested holders are looked through, by walking down the tree.</summary>
internal sealed class Behind(Proposal proposal, decimal[] foreignLimits, decimal[] stateLimits, decimal[] largestLimits)
{
    private sealed record End(Investor Owner, bool? Foreign, decimal Least, bool More);

    private readonly bool? chineseSide = proposal.Facts.GetValueOrDefault("chinese-side") is FactValue.Flag flag ? flag.Value : null;

    /// <summary>Null when nobody behind a holder is stated.</summary>
    public Holding[]? All()
    {
        if (proposal.Investors is not { } investors || investors.All(i => i.Holders.IsEmpty)) return null;
        var ends = Ends(investors, 100, more: false).ToList();
        if (RestCounts(investors)) ends.Add(new(new() { Economy = "CN" }, false, 100 - investors.Sum(i => i.Share!.Value.Low), false));
        var foreign = Bound(ends, e => e.Foreign == true, e => e.Foreign == false);
        var state = Bound(ends, IsState, e => e.Foreign == true || IsPrivate(e));
        var other = Bound(ends, IsPrivate, e => e.Foreign == true || IsState(e));
        var most = ends.Where(e => e.Foreign == true).GroupBy(e => e.Owner.Name is { } name ? name + e.Owner.Economy : Guid.NewGuid().ToString())
            .Select(g => g.Sum(e => e.Least)).DefaultIfEmpty().Max();
        var largest = new Range(most, Math.Min(foreign.High, most + foreign.High - foreign.Low), most == 0 && foreign.LowOpen);
        return
        [
            .. from f in Holdings.Points(foreign, foreignLimits.Concat(stateLimits.SelectMany(s => new[] { 100 - s - other.Low, 100 - s - other.High })).Concat(largestLimits).Append(50))
               from s in Holdings.Points(state, [.. stateLimits, 100 - f - other.Low, 100 - f - other.High])
               where other.Contains(100 - f - s)
               from l in Holdings.Points(largest, [.. largestLimits, f, f / 2, 100 - f])
               where l <= f && (l > 0 || f == 0)
               select new Holding(f, s, l, []),
        ];
    }

    private static bool IsState(End end) => end is { Foreign: false, Owner.Kind: HolderKind.StateOwned };

    private static bool IsPrivate(End end) => end is { Foreign: false, Owner.Kind: HolderKind.Private or HolderKind.Individual };

    private static Range Bound(List<End> ends, Func<End, bool> mine, Func<End, bool> others) => new(
        ends.Where(mine).Sum(e => e.Least), 100 - ends.Where(others).Sum(e => e.Least),
        ends.Where(mine).Any(e => e.More), ends.Where(others).Any(e => e.More));

    private bool RestCounts(IReadOnlyList<Investor> investors)
    {
        bool Foreign(Investor i) => i.Kind == HolderKind.ForeignInvestedEnterprise || i.Economy is not (null or "CN") || (i.Economy == "CN" && i.Holders.Any(Foreign));
        return investors.All(i => i.Share is { IsPoint: true }) && investors.Sum(i => i.Share!.Value.Low) < 100
            && (chineseSide == true || (chineseSide is null && proposal.ForeignShare is null && investors.Any(Foreign)));
    }

    private IEnumerable<End> Ends(IReadOnlyList<Investor> holders, decimal part, bool more)
    {
        var full = holders.Sum(h => h.Share?.Low ?? 0) >= 100;
        foreach (var holder in holders)
        {
            var share = holder.Share ?? new Range(0, 100, LowOpen: true);
            if (share.IsZero || (full && share.Low == 0)) continue;
            var (least, open) = (part * share.Low / 100, !full && share.LowOpen);
            var sure = share.Low > 0 || open;
            if (!holder.Holders.IsEmpty)
            {
                // A part that may be nothing carries nothing that is sure.
                foreach (var end in Ends(holder.Holders, least, sure && (more || open))) yield return sure ? end : end with { Least = 0, More = false };
                continue;
            }

            if (holder is { Kind: HolderKind.ForeignInvestedEnterprise, Economy: null or "CN" })
            {
                yield return new(new(), true, 0, sure);
                continue;
            }

            bool? side = holder.Economy is null ? null : holder.Economy != "CN";
            if (side == false && chineseSide == false && holder.Kind is null) side = null;
            yield return new(holder, side, least, sure && (more || open));
        }
    }
}
