using System.Collections.Immutable;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>Every way in which the shares of a proposal can turn out, as far as the given limits can tell them apart.</summary>
internal sealed class Holdings(Proposal proposal, decimal[] foreignLimits, decimal[] stateLimits, decimal[] largestLimits, string[] economies)
{
    private sealed record Part(string Economy, decimal Share, HolderKind? Kind, IReadOnlyList<string>? Qualifies);

    private readonly bool? chineseSide = proposal.Facts.GetValueOrDefault("chinese-side") is FactValue.Flag flag ? flag.Value : null;
    private readonly Range state = proposal.Facts.GetValueOrDefault("state-share") is FactValue.Number number ? number.Value : new Range(0, 100);

    public IEnumerable<Holding> All() => Found().DistinctBy(Signature);

    private IEnumerable<Holding> Found()
    {
        if (proposal.Investors is not { IsEmpty: false } investors)
        {
            var total = proposal.ForeignShare ?? new Range(0, 100, LowOpen: true);
            var turns = foreignLimits.Concat(largestLimits).Concat(stateLimits.Select(s => 100 - s)).Append(50).ToArray();
            return Points(total, turns).SelectMany(foreign => Unnamed(foreign, [], 0, 0, 100 - foreign));
        }

        return Sides(investors, 0, []).SelectMany(Shared);
    }

    /// <summary>The economy of each investor, and of a Chinese one whether it is itself foreign-invested.</summary>
    private IEnumerable<ImmutableArray<Investor>> Sides(ImmutableArray<Investor> investors, int at, ImmutableArray<Investor> done)
    {
        if (at == investors.Length) return [done];
        return One(investors[at]).SelectMany(i => Sides(investors, at + 1, done.Add(i)));

        IEnumerable<Investor> One(Investor investor)
        {
            if (investor.Kind == HolderKind.ForeignInvestedEnterprise) return [investor with { Economy = investor.Economy ?? "CN" }];
            if (investor.Economy is null) return economies.SelectMany(e => One(investor with { Economy = e }));
            if (investor.Economy != "CN") return [investor];
            return Foreign(investor) switch
            {
                true => [investor with { Kind = HolderKind.ForeignInvestedEnterprise }],
                false => [investor with { Holders = [] }],
                null => [investor with { Holders = [] }, investor with { Kind = HolderKind.ForeignInvestedEnterprise }],
            };
        }

        static bool? Foreign(Investor investor)
        {
            if (investor.Kind == HolderKind.ForeignInvestedEnterprise || investor.Economy is not (null or "CN")) return true;
            if (investor.Economy is null) return null;
            var behind = investor.Holders.Select(Foreign).ToArray();
            return behind.Contains(true) ? true : behind.Contains(null) ? null : false;
        }
    }

    private IEnumerable<Holding> Shared(ImmutableArray<Investor> investors)
    {
        bool IsForeign(Investor i) => i.Kind == HolderKind.ForeignInvestedEnterprise || i.Economy != "CN";
        var lows = investors.Sum(i => i.Share?.Low ?? 0);
        var ranges = investors.Select(i =>
        {
            var range = i.Share ?? new Range(0, 100, LowOpen: true);
            var left = 100 - (lows - range.Low);
            if (range.High <= left) return range;
            return left <= range.Low ? Range.Point(left) : new Range(range.Low, left, range.LowOpen);
        }).ToArray();
        var foreign = Enumerable.Range(0, investors.Length).Where(i => IsForeign(investors[i])).ToArray();
        var chinese = Enumerable.Range(0, investors.Length).Except(foreign).ToArray();

        // A Chinese holder whose share is a range takes its least; what he might hold beyond is part of the rest.
        decimal Held(Func<Investor, bool> which) => chinese.Where(i => which(investors[i])).Sum(i => Math.Max(ranges[i].Low, Tiny(ranges[i])));
        var stateHeld = Held(i => i.Kind == HolderKind.StateOwned);
        var otherHeld = Held(i => i.Kind is HolderKind.Private or HolderKind.Individual);
        var anyHeld = Held(i => i.Kind is null or HolderKind.Company or HolderKind.Fund);
        var unstated = Held(i => i.Kind is null);
        var room = 100 - stateHeld - otherHeld - anyHeld;
        var turns = foreignLimits.Concat(stateLimits.Select(s => 100 - otherHeld - s)).Append(room).ToArray();
        foreach (var shares in Splits(foreign.Select(i => ranges[i]).ToArray(), turns, room))
        {
            var holders = foreign.Select((i, n) => new ForeignHolder(investors[i].Economy!, shares[n], investors[i].Qualifies is { } q ? [.. q] : null)).ToArray();
            var sum = shares.Sum();
            var rest = 100 - sum - stateHeld - otherHeld - anyHeld;
            if (proposal.ForeignShare is { } stated && foreign.Length == 0)
            {
                // Nobody foreign is named: others hold what is stated.
                foreach (var holding in Points(stated.Intersect(new(0, rest)), turns).SelectMany(s => Unnamed(s, [], 0, stateHeld, rest + anyHeld - s))) yield return holding;
                continue;
            }

            if (proposal.ForeignShare is { } total && total.Equal(sum) == false) continue;

            // Who says that the rest is not all Chinese says that there is a rest.
            if (chineseSide == false && proposal.ForeignShare is null && rest + unstated == 0 && room + unstated > foreign.Sum(i => ranges[i].Low)) continue;
            foreach (var holding in Rest(holders, sum, stateHeld, rest, anyHeld, unstated, foreign.Length == 0)) yield return holding;
        }
    }

    private IEnumerable<Holding> Rest(ForeignHolder[] holders, decimal sum, decimal stateHeld, decimal rest, decimal anyHeld, decimal unstated, bool nobody)
    {
        var open = proposal.ForeignShare is null ? rest + (chineseSide == false ? unstated : 0) : 0;
        var may = chineseSide is null && nobody && open > 0;
        var must = chineseSide == false && open > 0;
        if (!must)
        {
            foreach (var holding in Settled(holders, sum, holders.Select(h => h.Share).DefaultIfEmpty().Max(), stateHeld, rest + anyHeld)) yield return holding;
        }

        if (!may && !must) yield break;
        var turns = foreignLimits.Concat(largestLimits).Append(100 - holders.Select(h => h.Share).DefaultIfEmpty().Max()).Select(t => t - sum).Append((100 - sum) / 2)
            .Concat(stateLimits.Select(s => stateHeld + rest + anyHeld - s)).ToArray();
        foreach (var more in Points(new(0, open, LowOpen: true), turns))
        {
            foreach (var holding in Unnamed(more, holders, sum, stateHeld, rest + anyHeld - more)) yield return holding;
        }
    }

    /// <summary>Foreign holders whom nobody named: any number, of any foreign economy.</summary>
    private IEnumerable<Holding> Unnamed(decimal share, ForeignHolder[] named, decimal sum, decimal stateHeld, decimal anyHeld)
    {
        var known = named.Select(h => h.Share).DefaultIfEmpty().Max();
        if (share == 0) return Settled(named, sum, known, stateHeld, anyHeld);
        return economies.Where(e => e != "CN").SelectMany(economy => Points(new(0, share, LowOpen: true), largestLimits.Append(100 - sum - share))
            .SelectMany(largest => Settled([.. named, new(economy, share, null)], sum + share, Math.Max(known, largest), stateHeld, anyHeld)));
    }

    private IEnumerable<Holding> Settled(ForeignHolder[] holders, decimal foreign, decimal largest, decimal stateHeld, decimal anyHeld)
    {
        var possible = new Range(stateHeld, stateHeld + anyHeld).Intersect(state);
        return possible.IsEmpty ? [] : Points(possible, stateLimits).Select(s => new Holding(foreign, s, largest, [.. holders]));
    }

    /// <summary>Shares within their ranges, so that every corner and every inside that the limits cut out is met.</summary>
    private IEnumerable<decimal[]> Splits(Range[] ranges, decimal[] turns, decimal room)
    {
        var open = Enumerable.Range(0, ranges.Length).Where(i => !ranges[i].IsPoint).ToArray();
        if (open.Length > 2) throw new NotSupportedException("at most two shares may be ranges");
        var fixedSum = ranges.Where(r => r.IsPoint).Sum(r => r.Low);
        var whole = 100 - fixedSum;
        var most = ranges.Where(r => r.IsPoint).Select(r => r.Low).DefaultIfEmpty().Max();
        turns = [.. turns, 100 - most];
        var ends = ranges.SelectMany(r => new[] { r.Low, r.High }).Concat(largestLimits).ToArray();
        if (open.Length == 0) return fixedSum <= room ? [ranges.Select(r => r.Low).ToArray()] : [];
        if (open.Length == 1)
            return Points(ranges[open[0]], [.. turns.Select(t => t - fixedSum), .. ends, whole / 2]).Where(v => fixedSum + v <= room).Select(v => With((open[0], v)));
        return Points(ranges[open[0]], [.. ends, .. turns.SelectMany(t => ends.Select(e => t - fixedSum - e)), .. ends.SelectMany(e => new[] { (whole - e) / 2, whole - (2 * e) }), whole / 3, .. turns.SelectMany(t => new[] { 100 - t, (2 * t) - 100 - fixedSum })])
            .SelectMany(a => Points(ranges[open[1]], [.. ends, .. turns.Select(t => t - fixedSum - a), whole - (2 * a), (whole - a) / 2])
                .Where(b => fixedSum + a + b <= room).Select(b => With((open[0], a), (open[1], b))));

        decimal[] With(params (int At, decimal Share)[] settled)
        {
            var shares = ranges.Select(r => r.Low).ToArray();
            foreach (var (at, share) in settled) shares[at] = share;
            return shares;
        }
    }

    /// <summary>The limits within a range, its ends, and a point in every gap.</summary>
    internal static IEnumerable<decimal> Points(Range range, IEnumerable<decimal> limits)
    {
        var marks = limits.Append(range.Low).Append(range.High).Where(v => v >= range.Low && v <= range.High).Distinct().Order().ToArray();
        return marks.Concat(marks.Zip(marks.Skip(1), (a, b) => (a + b) / 2)).Where(v => range.Contains(v)).Order();
    }

    // An open end at zero: hold something, however little.
    private static decimal Tiny(Range range) => range is { Low: 0, LowOpen: true, High: > 0 } ? Math.Min(0.0001m, range.High) : 0;

    private string Signature(Holding holding) => string.Join(
        ' ',
        foreignLimits.Select(l => holding.Foreign.CompareTo(l)).Concat(stateLimits.Select(l => holding.State.CompareTo(l)))
            .Concat(largestLimits.Select(l => holding.Largest.CompareTo(l))).Append(holding.ChineseRelativeControl ? 1 : 0)
            .Select(c => c.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Concat(holding.Holders.Where(h => h.Share > 0).Select(h => h.Economy + (h.Qualifies is { } q ? string.Join('+', q) : "?")).Order(StringComparer.Ordinal)));
}
