using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Investors;

/// <summary>
/// Who holds what, as far as stated. Foreign, state and other Chinese shares add up to 100; each is a range as narrow as
/// what is stated allows. Shares attributed to nobody count as Chinese, and are kept as <see cref="Unattributed"/>: an answer
/// that would change if they were foreign carries the open condition that they are not.
/// </summary>
internal sealed class Ownership
{
    private const decimal Whole = 100m;
    private readonly Range otherChinese;
    private readonly bool? control;

    private Ownership(
        ImmutableArray<Holder> holders, Range foreign, Range state, Range otherChinese, Range largest, decimal unattributed, bool? control = null)
    {
        this.otherChinese = otherChinese;
        this.control = control;
        Holders = holders;
        Unattributed = unattributed;
        Foreign = foreign.Intersect((state + otherChinese).TakenFrom(Whole));
        (Foreign, LargestForeign) = Fitting(Foreign, largest);
        State = state.Intersect((Foreign + otherChinese).TakenFrom(Whole));
    }

    /// <summary>All foreign shares together, Hong Kong, Macao and Taiwan among them.</summary>
    public Range Foreign { get; }

    /// <summary>State-owned shares.</summary>
    public Range State { get; }

    /// <summary>The largest share of one foreign holder.</summary>
    public Range LargestForeign { get; }

    /// <summary>Shares that nobody stated to be Chinese; taken as Chinese.</summary>
    public decimal Unattributed { get; }

    /// <summary>Those who are, or may be, foreign.</summary>
    public ImmutableArray<Holder> Holders { get; }

    /// <summary>True when the Chinese side together holds more than any one foreign holder.</summary>
    public bool? ChineseRelativeControl => ControlByShares ?? control;

    private bool? ControlByShares
    {
        get
        {
            if (Holders.IsEmpty) return true;
            if (SingleForeign) return Foreign.Below(50);
            var (chinese, largest) = (Whole - Foreign.High, LargestForeign.High);
            if (chinese > largest || (chinese == largest && (Foreign.HighOpen || LargestForeign.HighOpen))) return true;
            return Whole - Foreign.Low <= LargestForeign.Low ? false : null;
        }
    }

    private bool SingleForeign => Holders is [{ KnownForeign: true, Many: false }];

    /// <summary>The position among the investors of a holder who may be Chinese or foreign, or null.</summary>
    public int? UnknownSide()
    {
        foreach (var holder in Holders)
        {
            if (!holder.KnownForeign) return holder.Investor;
        }

        return null;
    }

    /// <summary>Whoever may be foreign at a position among the investors; null when it is known to be Chinese.</summary>
    public Holder? Holder(int investor)
    {
        foreach (var holder in Holders)
        {
            if (holder.Investor == investor) return holder;
        }

        return null;
    }

    /// <summary>Are all foreign holders of one of these economies? Null when that hangs on something that is not stated.</summary>
    public bool? AllFrom(FrozenDictionary<string, string?> economies, out Unknown? hangs)
    {
        hangs = null;
        foreach (var holder in Holders)
        {
            if (holder.Share.IsZero) continue;
            if (holder.Economy is null) hangs ??= new Unknown.HolderEconomy(holder.Investor);
            else if (economies.ContainsKey(holder.Economy)) continue;
            else if (holder.Share is { Low: 0, LowOpen: false }) hangs ??= new Unknown.Holding(holder.Investor);
            else return false;
        }

        return hangs is null ? true : null;
    }

    /// <summary>Is, or may be, a foreign holder of one of these economies?</summary>
    public bool Touches(FrozenSet<string> economies)
    {
        foreach (var holder in Holders)
        {
            if (holder.Economy is null || economies.Contains(holder.Economy)) return true;
        }

        return false;
    }

    /// <summary>The same ownership with the foreign share narrowed; null when that cannot be.</summary>
    public Ownership? WithForeign(Range range) => Narrow(Foreign.Intersect(range), State, LargestForeign, control);

    /// <summary>The same ownership with the state-owned share narrowed; null when that cannot be.</summary>
    public Ownership? WithState(Range range) => Narrow(Foreign, State.Intersect(range), LargestForeign, control);

    /// <summary>The same ownership with the largest foreign share narrowed; null when that cannot be.</summary>
    public Ownership? WithLargest(Range range) => Narrow(Foreign, State, LargestForeign.Intersect(range), control);

    /// <summary>The same ownership with Chinese relative control settled; null when that cannot be.</summary>
    public Ownership? WithControl(bool value) => SingleForeign
        ? WithForeign(value ? new(0, 50, false, true) : new(50, Whole))
        : Narrow(Foreign, State, LargestForeign, value);

    /// <summary>Another reading of the same holders, as far narrowed as this one; null when that cannot be.</summary>
    public Ownership? Narrowing(Ownership other) => other.Narrow(
        other.Foreign.Intersect(Foreign), other.State.Intersect(State), other.LargestForeign.Intersect(LargestForeign), control);

    private Ownership? Narrow(Range foreign, Range state, Range largest, bool? settled)
    {
        if (foreign.IsEmpty || state.IsEmpty || largest.IsEmpty) return null;
        var narrowed = new Ownership(Holders, foreign, state, otherChinese, largest, Unattributed, settled);
        if (narrowed.Foreign.IsEmpty || narrowed.State.IsEmpty || narrowed.LargestForeign.IsEmpty) return null;
        return settled is not null && narrowed.ControlByShares is { } known && known != settled ? null : narrowed;
    }

    /// <summary>
    /// The foreign share and the largest part of it as far as each leaves room for the other: the union, over the holder who
    /// holds the largest part, of what the holders can add up to. Empty when nothing fits.
    /// </summary>
    private (Range Foreign, Range Largest) Fitting(Range foreign, Range largest)
    {
        if (UnknownSide() is not null) return (foreign, largest.Intersect(new(0, foreign.High, false, foreign.HighOpen)));
        if (Holders.IsEmpty) return (foreign.Intersect(default), largest.Intersect(default));
        if (SingleForeign)
        {
            var both = foreign.Intersect(largest);
            return (both, both);
        }

        Range? sums = null, tops = null;
        var least = Holders.Max(h => h.Many ? 0 : h.Share.Low);
        largest = largest.Intersect(new(least, Whole));
        var under = new Range(0, largest.High, false, largest.HighOpen);
        for (var i = 0; i < Holders.Length; i++)
        {
            var sum = Holders[i].Share.Intersect(Holders[i].Many ? new(largest.Low, Whole, largest.LowOpen) : largest);
            var top = Holders[i].Many ? largest.Intersect(new(0, sum.High, true, sum.HighOpen)) : sum;
            var possible = !sum.IsEmpty && !top.IsEmpty;
            Range beside = default;
            for (var other = 0; other < Holders.Length && possible; other++)
            {
                if (other == i) continue;
                var share = Holders[other].Many ? Holders[other].Share : Holders[other].Share.Intersect(under);
                possible = !share.IsEmpty;
                beside += share;
            }

            var fits = (sum + beside).Intersect(foreign);
            if (!Holders[i].Many) top = top.Intersect(new(fits.Low - beside.High, fits.High - beside.Low, fits.LowOpen || beside.HighOpen, fits.HighOpen || beside.LowOpen));
            possible &= !top.IsEmpty;
            if (!possible || fits.IsEmpty) continue;
            sums = sums?.Hull(fits) ?? fits;
            tops = tops?.Hull(top) ?? top;
        }

        // Of no holder but an unnamed one who may hold nothing, the largest part may be nothing too.
        if (largest.Contains(0) && foreign.Contains(0) && Holders.All(h => h.Share.Contains(0)))
            (sums, tops) = (sums?.Hull(default) ?? default, tops?.Hull(default) ?? default);
        return sums is null
            ? (Range.Empty, Range.Empty)
            : (sums.Value, tops!.Value.Intersect(new(0, sums.Value.High, false, sums.Value.HighOpen)));
    }

    /// <summary>Reads what is stated. Shares have been checked: within 0 and 100, together at most 100.</summary>
    /// <param name="investors">The holders; empty when none is stated.</param>
    /// <param name="foreignTotal">All foreign shares together, where stated.</param>
    /// <param name="chineseSide">True when it is stated that the rest is Chinese and not foreign-invested, false when that it is not.</param>
    /// <param name="unnamed">The economy of foreign holders whom nobody named, once settled; CN when there is none.</param>
    public static Ownership Of(ImmutableArray<Investor> investors, Range? foreignTotal, bool? chineseSide, string? unnamed = null)
    {
        if (investors.IsEmpty) return OfTotal(foreignTotal ?? new Range(0, Whole, LowOpen: true), unnamed);

        var shares = Shares(investors);
        var abroad = 0;
        foreach (var investor in investors)
        {
            if (SideOf(investor) != false) abroad++;
        }

        var found = ImmutableArray.CreateBuilder<Holder>(abroad);
        Range foreign = default, state = default, other = default, unknownKind = default;
        decimal unknownSide = 0, kindUnstated = 0, rest = Whole;
        for (var i = 0; i < investors.Length; i++)
        {
            var (investor, share) = (investors[i], shares[i]);
            rest -= share.Low;
            switch (SideOf(investor))
            {
                case true:
                    foreign += share;
                    found.Add(new(investor.Economy ?? "CN", share, investor.Qualifies, i, KnownForeign: true));
                    break;
                // Somebody without a share who may be Chinese is nobody: he does not stand for those who hold the rest.
                case null when share.IsZero && !ForeignBehind(investor): break;
                case null:
                    unknownSide += share.High;
                    found.Add(new(null, share, investor.Qualifies, i, KnownForeign: false));
                    break;
                default:
                    if (investor.Kind == HolderKind.StateOwned) state += share;
                    else if (investor.Kind is HolderKind.Private or HolderKind.Individual) other += share;
                    else unknownKind += investor.Kind is null && chineseSide == false ? new Range(0, share.High) : share;
                    if (investor.Kind is null) kindUnstated += share.High;
                    break;
            }
        }

        rest = Math.Max(0, rest);
        var unattributed = chineseSide == true || foreignTotal is not null ? 0 : kindUnstated + rest;

        // Nobody foreign is named: whoever holds the rest may be foreign. So may he if those who are named turn out Chinese.
        var open = (chineseSide is null || foreignTotal is not null) && rest > 0 && !found.Any(h => h.KnownForeign);
        if (chineseSide == false && unattributed > 0) Unnamed(new(0, unattributed, LowOpen: true));
        else if (open && found.Count > 0) unknownSide += rest;
        else if (open && foreignTotal is { } named) Unnamed(named.Intersect(new(0, rest)));
        else if (open && unnamed is not (null or "CN")) Unnamed(new(0, rest, LowOpen: true));
        else if (open && unnamed is null)
        {
            unknownSide += rest;
            found.Add(new(null, new(0, rest), null, investors.Length, KnownForeign: false, Many: true));
        }

        var total = new Range(
            foreign.Low, Math.Min(Whole, foreign.High + unknownSide), foreign.LowOpen, foreign.HighOpen && unknownSide == 0);
        if (foreignTotal is { } stated) total = total.Intersect(stated);
        var held = state + other + unknownKind;
        total = total.Intersect(new(0, Whole - held.Low, false, held.LowOpen));
        var chinese = unknownKind.High + rest + unknownSide;
        return new(
            found.DrainToImmutable(),
            total,
            new(state.Low, Math.Min(Whole, state.High + chinese), state.LowOpen),
            new(other.Low, Math.Min(Whole, other.High + chinese), other.LowOpen),
            new(0, Whole),
            unattributed);

        void Unnamed(Range share)
        {
            if (share.IsEmpty || share.IsZero) return;
            foreign += share;
            unattributed = 0;
            found.Add(new(unnamed, share, null, investors.Length, KnownForeign: true, Many: true));
        }
    }

    /// <summary>Figures worked out elsewhere, of holders whom nobody has to tell apart.</summary>
    public static Ownership OfFigures(Range foreign, Range state, Range otherChinese, Range largest, bool? control) => new(
        foreign.IsZero ? [] : [new(null, foreign, null, -1, KnownForeign: true, Many: true)], foreign, state, otherChinese, largest, 0, control);

    /// <summary>Only the foreign total is stated (or nothing); of holders of this economy, or of one not stated.</summary>
    private static Ownership OfTotal(Range total, string? economy) => new(
        total.IsZero ? [] : [new(economy, total, null, -1, KnownForeign: true, Many: true)],
        total, new(0, Whole), new(0, Whole), new(0, Whole), 0);

    /// <summary>Each share within what the others leave.</summary>
    private static Range[] Shares(ImmutableArray<Investor> investors)
    {
        var shares = new Range[investors.Length];
        var lows = 0m;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = investors[i].Share ?? new Range(0, Whole, LowOpen: true);
            lows += shares[i].Low;
        }

        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i].IsPoint) continue;
            var left = new Range(0, Whole - (lows - shares[i].Low));

            // Where the others leave nothing, whoever did not state his share holds nothing.
            shares[i] = shares[i].Intersect(left) is { IsEmpty: false } within ? within : Range.Point(left.High);
        }

        return shares;
    }

    private static bool ForeignBehind(Investor investor)
    {
        foreach (var holder in investor.Holders)
        {
            if (SideOf(holder) == true) return true;
        }

        return false;
    }

    /// <summary>True for foreign, false for Chinese, null when it cannot be told.</summary>
    private static bool? SideOf(Investor investor)
    {
        if (investor.Kind == HolderKind.ForeignInvestedEnterprise) return true;
        if (investor.Economy is null) return null;
        if (investor.Economy != "CN") return true;

        // Note III: an enterprise with foreign investment is bound by the list when it invests in turn.
        bool? foreign = false;
        foreach (var holder in investor.Holders)
        {
            switch (SideOf(holder))
            {
                case true: return true;
                case null: foreign = null; break;
            }
        }

        return foreign;
    }
}

/// <summary>A holder who is, or may be, foreign.</summary>
/// <param name="Economy">Economy; null when not stated. CN for a foreign-invested enterprise.</param>
/// <param name="Share">Its share.</param>
/// <param name="Qualifies">Treaty qualifications; null when not stated.</param>
/// <param name="Investor">Position among the proposal's investors; one past the end for the rest; -1 for a stated total.</param>
/// <param name="KnownForeign">True when foreign although the economy is not stated.</param>
/// <param name="Many">True for holders whom nobody named: one, or any number of them.</param>
internal readonly record struct Holder(
    string? Economy, Range Share, ImmutableArray<string>? Qualifies, int Investor, bool KnownForeign, bool Many = false);
