using System.Collections.Immutable;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>Someone of whom no holder is stated, with all that belongs to him.</summary>
/// <param name="Node">Who it is; of several nodes of one name, the first.</param>
/// <param name="Share">His part of the enterprise.</param>
internal sealed record Owner(Node Node, Stake Share);

/// <summary>
/// The holders of an enterprise looked through to those behind them: chains multiplied, circles solved. What is not stated of
/// an entity belongs to anybody: the figures are bounds then, as narrow as what is stated allows.
/// </summary>
internal sealed class LookedThrough
{
    private readonly Flow flow;
    private readonly bool? chineseSide;

    private LookedThrough(Structure structure, bool? chineseSide)
    {
        Structure = structure;
        flow = Flow.Of(structure);
        this.chineseSide = chineseSide;
        var (foreign, chinese, state, other) = (Sum(n => Side(n) == true), Sum(n => Side(n) == false), Sum(IsState), Sum(IsPrivate));
        Foreign = Between(foreign, chinese);
        State = Between(state, Both(foreign, other));
        Unstated = Ends().Aggregate(Fraction.One, (left, node) => left - flow[node]);
        Owners = [.. OwnersOf().OrderByDescending(o => o.Share.Low)];
        LargestForeign = LargestOf();
        var control = Foreign.IsPoint && LargestForeign.IsPoint ? Fraction.One - Foreign.Low > LargestForeign.Low : (bool?)null;
        Ownership = Ownership.OfFigures(Foreign.Percent(), State.Percent(), Between(other, Both(foreign, state)).Percent(), LargestForeign.Percent(), control);
        Unattributed = (chineseSide == true ? Fraction.Zero : Sum(n => Side(n) == false && structure.Nodes[n].Kind is null).Low).RoundedPercent(Stake.ShownDigits);
    }

    public Structure Structure { get; }

    /// <summary>All that belongs to foreign owners.</summary>
    public Stake Foreign { get; }

    /// <summary>All that belongs to the Chinese state.</summary>
    public Stake State { get; }

    /// <summary>The most that belongs to one foreign owner; those who act in concert are one.</summary>
    public Stake LargestForeign { get; }

    /// <summary>What is stated of nobody, and may belong to anybody.</summary>
    public Fraction Unstated { get; }

    /// <summary>The owners at the ends of all chains, the largest first.</summary>
    public ImmutableArray<Owner> Owners { get; }

    /// <summary>The figures as measures read them.</summary>
    public Ownership Ownership { get; }

    /// <summary>Percent that counts as Chinese although nobody said that it is not foreign-invested.</summary>
    public decimal Unattributed { get; }

    /// <summary>What passes through a node.</summary>
    public Fraction Through(int node) => flow[node];

    /// <summary>What belongs to owners of an economy.</summary>
    public Stake Of(string economy) => economy == "CN"
        ? Between(Sum(n => Side(n) == false), Sum(n => Side(n) == true))
        : Between(Sum(n => EconomyOf(n) == economy), Sum(n => EconomyOf(n) is { } known && known != economy));

    /// <summary>The holders looked through; null when nothing is stated of who is behind them.</summary>
    /// <param name="proposal">The proposal.</param>
    /// <param name="investors">Its direct holders.</param>
    /// <param name="direct">The same as they stand.</param>
    /// <param name="chineseSide">True when the rest is stated to be Chinese, false when it is not all.</param>
    public static LookedThrough? Of(Proposal proposal, ImmutableArray<Investor> investors, Ownership direct, bool? chineseSide)
    {
        if (proposal.Ownership is null && !AnyBehind(investors)) return null;

        // What nobody stated counts as Chinese where it does for the direct holders, and only where it is no one else's for sure.
        var whole = investors.All(i => i.Share is { IsPoint: true });
        var restIsChinese = whole && (chineseSide == true || (chineseSide is null && proposal.ForeignShare is null && direct.Holders.Any(h => h.KnownForeign)));
        return new(Structure.Of(proposal.Ownership, investors, restIsChinese), chineseSide);
    }

    private static bool AnyBehind(ImmutableArray<Investor> investors)
    {
        foreach (var investor in investors)
        {
            if (!investor.Holders.IsEmpty) return true;
        }

        return false;
    }

    /// <summary>Nodes at the ends of the chains.</summary>
    private IEnumerable<int> Ends()
    {
        for (var node = 1; node < Structure.Nodes.Count; node++)
        {
            if (Structure.Beneficiaries(node).Count == 0) yield return node;
        }
    }

    private bool? Side(int node) => SideOf(Structure.Nodes[node]);

    private string? EconomyOf(int node) => Side(node) is null ? null : Structure.Nodes[node].Economy;

    private bool IsState(int node) => Side(node) == false && Structure.Nodes[node].Kind == HolderKind.StateOwned;

    private bool IsPrivate(int node) => Side(node) == false && Structure.Nodes[node].Kind is HolderKind.Private or HolderKind.Individual;

    private (Fraction Low, bool More) Sum(Func<int, bool> which)
    {
        var (low, more) = (Fraction.Zero, false);
        foreach (var node in Ends())
        {
            if (!which(node)) continue;
            low += flow[node];
            more |= flow.More(node);
        }

        return (low, more);
    }

    private static (Fraction Low, bool More) Both((Fraction Low, bool More) one, (Fraction Low, bool More) other) => (one.Low + other.Low, one.More || other.More);

    /// <summary>At least what is surely one's, at most what is not surely others'.</summary>
    private static Stake Between((Fraction Low, bool More) own, (Fraction Low, bool More) others) =>
        new(own.Low, Fraction.One - others.Low, own.More, others.More);

    private IEnumerable<Owner> OwnersOf()
    {
        // Nested holders of one name and economy are one owner; in a graph the id says who is who.
        var ends = Ends().Where(n => !Structure.Nodes[n].Foreign && n != Structure.Rest && (!flow[n].IsZero || flow.More(n)));
        foreach (var same in ends.GroupBy(n => Structure.Nodes[n] is { Entity: null, Named: true } node ? $"{node.Economy} {node.Label}" : $"#{n}"))
        {
            var (low, more) = (same.Aggregate(Fraction.Zero, (sum, n) => sum + flow[n]), same.Any(flow.More));
            yield return new(Structure.Nodes[same.First()], new(low, low + Unstated, more));
        }
    }

    private Stake LargestOf()
    {
        var most = Fraction.Zero;
        var concerted = new Dictionary<int, Fraction>();
        foreach (var owner in Owners)
        {
            if (SideOf(owner.Node) != true) continue;
            var concert = owner.Node.Entity is null ? -1
                : Structure.Concerts.FindIndex(c => c.Any(n => Structure.Nodes[n].Entity == owner.Node.Entity));
            var share = owner.Share.Low;
            if (concert >= 0) share = concerted[concert] = concerted.GetValueOrDefault(concert) + share;
            if (share > most) most = share;
        }

        var more = most + Foreign.High - Foreign.Low;
        var high = more < Foreign.High ? more : Foreign.High;
        return new(most, high, most.IsZero && Foreign.LowOpen, high == Foreign.High && Foreign.HighOpen);
    }

    private bool? SideOf(Node node) => node.Side == false && chineseSide == false && node.Kind is null ? null : node.Side;
}
