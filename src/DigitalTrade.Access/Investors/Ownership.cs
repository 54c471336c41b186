using System.Collections.Frozen;
using System.Collections.Immutable;
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
    private readonly ImmutableArray<Holder> holders;
    private readonly Range otherChinese;
    private readonly bool? control;

    private Ownership(
        ImmutableArray<Holder> holders, Range foreign, Range state, Range otherChinese, Range largest, decimal unattributed, bool? control = null)
    {
        this.holders = holders;
        this.otherChinese = otherChinese;
        this.control = control;
        Foreign = foreign.Intersect((state + otherChinese).TakenFrom(Whole));
        State = state.Intersect((Foreign + otherChinese).TakenFrom(Whole));
        LargestForeign = largest.Intersect(new(0, Foreign.High, false, Foreign.HighOpen));
        Unattributed = unattributed;
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
    public ImmutableArray<Holder> Holders => holders;

    /// <summary>True when the Chinese side together holds more than any one foreign holder.</summary>
    public bool? ChineseRelativeControl => ControlByShares ?? control;

    private bool? ControlByShares
    {
        get
        {
            if (SingleForeign) return Foreign.Below(50);
            var (chinese, largest) = (Whole - Foreign.High, LargestForeign.High);
            if (chinese > largest || (chinese == largest && (Foreign.HighOpen || LargestForeign.HighOpen))) return true;
            return Whole - Foreign.Low <= LargestForeign.Low ? false : null;
        }
    }

    /// <summary>The same with every unattributed share foreign: the least favourable reading of what is stated.</summary>
    public Range ForeignAtWorst => new(
        Math.Min(Foreign.Low + Unattributed, Whole), Math.Min(Foreign.High + Unattributed, Whole), Foreign.LowOpen, Foreign.HighOpen);

    private bool SingleForeign => holders.Count(h => h.Share.High > 0) == 1;

    /// <summary>The position among the investors of a holder whose economy is not stated, or null.</summary>
    public int? UnknownEconomy()
    {
        foreach (var holder in holders)
        {
            if (holder.Economy is null) return holder.Investor;
        }

        return null;
    }

    /// <summary>Whoever may be foreign at a position among the investors; null when it is known to be Chinese.</summary>
    public Holder? Holder(int investor)
    {
        foreach (var holder in holders)
        {
            if (holder.Investor == investor) return holder;
        }

        return null;
    }

    /// <summary>Are all foreign holders of one of these economies? Null when one's economy is not stated.</summary>
    public bool? AllFrom(FrozenDictionary<string, string?> economies)
    {
        bool? all = true;
        foreach (var holder in holders)
        {
            if (holder.Share is { IsPoint: true, Low: 0 }) continue;
            if (holder.Economy is null) all = null;
            else if (!economies.ContainsKey(holder.Economy)) return false;
        }

        return all;
    }

    /// <summary>Is, or may be, a foreign holder of one of these economies?</summary>
    public bool Touches(FrozenSet<string> economies)
    {
        foreach (var holder in holders)
        {
            if (holder.Economy is null || economies.Contains(holder.Economy)) return true;
        }

        return false;
    }

    /// <summary>The same ownership with the foreign share narrowed; null when that cannot be.</summary>
    public Ownership? WithForeign(Range range) => Narrow(Foreign.Intersect(range), State, LargestForeign);

    /// <summary>The same ownership with the state-owned share narrowed; null when that cannot be.</summary>
    public Ownership? WithState(Range range) => Narrow(Foreign, State.Intersect(range), LargestForeign);

    /// <summary>The same ownership with the largest foreign share narrowed; null when that cannot be.</summary>
    public Ownership? WithLargest(Range range) => SingleForeign
        ? WithForeign(range)
        : Narrow(Foreign, State, LargestForeign.Intersect(range));

    /// <summary>The same ownership with Chinese relative control settled; null when that cannot be.</summary>
    public Ownership? WithControl(bool value)
    {
        if (SingleForeign) return WithForeign(value ? new(0, 50, false, true) : new(50, Whole));
        return ChineseRelativeControl is { } known
            ? known == value ? this : null
            : new(holders, Foreign, State, otherChinese, LargestForeign, Unattributed, value);
    }

    /// <summary>Another reading of the same holders, as far narrowed as this one; null when that cannot be.</summary>
    public Ownership? Narrowing(Ownership other) => other.Narrow(
        other.Foreign.Intersect(Foreign), other.State.Intersect(State), other.LargestForeign.Intersect(LargestForeign), control);

    private Ownership? Narrow(Range foreign, Range state, Range largest) => Narrow(foreign, state, largest, control);

    private Ownership? Narrow(Range foreign, Range state, Range largest, bool? settled)
    {
        if (foreign.IsEmpty || state.IsEmpty || largest.IsEmpty) return null;
        var narrowed = new Ownership(holders, foreign, state, otherChinese, largest, Unattributed, settled);
        if (narrowed.Foreign.IsEmpty || narrowed.State.IsEmpty || narrowed.LargestForeign.IsEmpty) return null;
        return settled is not null && narrowed.ControlByShares is { } known && known != settled ? null : narrowed;
    }

    /// <summary>Reads what is stated. Shares have been checked: within 0 and 100, together at most 100.</summary>
    /// <param name="investors">The holders; empty when none is stated.</param>
    /// <param name="foreignTotal">All foreign shares together, where stated.</param>
    /// <param name="chineseSide">True when it is stated that the rest is Chinese and not foreign-invested.</param>
    public static Ownership Of(ImmutableArray<Investor> investors, Range? foreignTotal, bool chineseSide)
    {
        if (investors.IsEmpty) return OfTotal(foreignTotal ?? new Range(0, Whole, LowOpen: true), null);

        var shares = Shares(investors);
        var found = new List<Holder>(investors.Length);
        Range foreign = default, state = default, other = default, largest = default;
        decimal unknownKind = 0, unknownSide = 0, kindUnstated = 0;
        for (var i = 0; i < investors.Length; i++)
        {
            var (investor, share) = (investors[i], shares[i]);
            switch (SideOf(investor))
            {
                case true:
                    foreign += share;
                    largest = new(Math.Max(largest.Low, share.Low), Math.Max(largest.High, share.High));
                    found.Add(new(investor.Economy, share, investor.Qualifies, i, KnownForeign: true));
                    break;
                case null:
                    unknownSide += share.High;
                    largest = new(largest.Low, Math.Max(largest.High, share.High));
                    found.Add(new(null, share, investor.Qualifies, i, KnownForeign: false));
                    break;
                default:
                    if (investor.Kind == HolderKind.StateOwned) state += share;
                    else if (investor.Kind is HolderKind.Private or HolderKind.Individual) other += share;
                    else unknownKind += share.High;
                    if (investor.Kind is null) kindUnstated += share.High;
                    break;
            }
        }

        var rest = Math.Max(0, Whole - shares.Sum(s => s.Low));
        var restIsOpen = found.Count == 0 && rest > 0 && foreignTotal is null;
        if (restIsOpen)
        {
            // Nobody foreign is named: whoever holds the rest may be foreign.
            unknownSide += rest;
            largest = new(0, rest);
            found.Add(new(null, new(0, rest), null, investors.Length, KnownForeign: false));
        }

        var total = new Range(
            foreign.Low, Math.Min(Whole, foreign.High + unknownSide), foreign.LowOpen, foreign.HighOpen && unknownSide == 0);
        if (foreignTotal is { } stated) total = total.Intersect(stated);
        var chinese = unknownKind + rest + unknownSide;
        return new(
            [.. found],
            total,
            new(state.Low, Math.Min(Whole, state.High + chinese)),
            new(other.Low, Math.Min(Whole, other.High + chinese)),
            largest,
            chineseSide || foreignTotal is not null ? 0 : kindUnstated + (restIsOpen ? 0 : rest));
    }

    /// <summary>Only the foreign total is stated (or nothing); by a holder of this economy, or of one not stated.</summary>
    public static Ownership OfTotal(Range total, string? economy) => new(
        total is { IsPoint: true, Low: 0 } ? [] : [new(economy, total, null, -1, KnownForeign: true)],
        total, new(0, Whole), new(0, Whole), new(0, total.High), 0);

    /// <summary>Each share within what the others leave.</summary>
    private static Range[] Shares(ImmutableArray<Investor> investors)
    {
        var stated = investors.Select(i => i.Share ?? new Range(0, Whole, LowOpen: true)).ToArray();
        var lows = stated.Sum(s => s.Low);
        return [.. stated.Select(s => s.IsPoint ? s : s.Intersect(new(0, Whole - (lows - s.Low))))];
    }

    /// <summary>True for foreign, false for Chinese, null when it cannot be told.</summary>
    private static bool? SideOf(Investor investor)
    {
        if (investor.Kind == HolderKind.ForeignInvestedEnterprise) return true;
        if (investor.Economy is null) return null;
        // Note III: an enterprise with foreign investment is bound by the list when it invests in turn.
        return investor.Economy != "CN" || investor.Holders.Any(h => SideOf(h) == true);
    }

}

/// <summary>A holder who is, or may be, foreign.</summary>
/// <param name="Economy">Economy; null when not stated. CN for a foreign-invested enterprise.</param>
/// <param name="Share">Its share.</param>
/// <param name="Qualifies">Treaty qualifications; null when not stated.</param>
/// <param name="Investor">Position among the proposal's investors; one past the end for the rest; -1 for a stated total.</param>
/// <param name="KnownForeign">True when foreign although the economy is not stated.</param>
internal readonly record struct Holder(
    string? Economy, Range Share, ImmutableArray<string>? Qualifies, int Investor, bool KnownForeign);
