using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>The figures of both ways to count, as an answer shows them.</summary>
internal static class OwnershipFindings
{
    public static OwnershipFinding Of(LookedThrough behind, ImmutableArray<Investor> investors, Ownership direct)
    {
        var structure = behind.Structure;
        return new()
        {
            Target = structure.Nodes[0].Label is { Length: > 0 } name ? name : null,
            Direct = Direct(structure, investors, direct),
            LookThrough = Through(behind),
            ControllerByMajority = Names(Controllers.ByMajority(structure)),
            ControllerByAgreement = Names(Controllers.ByAgreement(structure)),
            ContractualControl = [.. structure.Contracts.Select(c => new ContractualControl(structure.Nodes[c.Of].Label, structure.Nodes[c.Holder].Label))],
            Unstated = [.. Unstated(behind)],
        };
    }

    private static ImmutableArray<string> Names(ImmutableArray<Node> nodes) => [.. nodes.Select(n => n.Label).Distinct(StringComparer.Ordinal)];

    private static OwnershipFigures Direct(Structure structure, ImmutableArray<Investor> investors, Ownership direct)
    {
        var holders = investors.Select((investor, i) => new HolderShare(
            structure.Nodes[structure.Direct[i]].Label, investor.Economy, investor.Kind, Stake.Of(investor.Share ?? new(0, 100, LowOpen: true)),
            direct.Holder(i) is { } holder ? holder.KnownForeign ? true : null : false));
        return Figures(
            Stake.Of(direct.Foreign), Stake.Of(direct.State), Stake.Of(direct.LargestForeign), direct.ChineseRelativeControl, [.. holders],
            [.. investors.Select((investor, i) => (investor, Invested: investor.Economy == "CN" && direct.Holder(i) is { KnownForeign: true })).GroupBy(i => (i.investor.Economy, i.Invested))
                .Select(g => new EconomyShare(g.Key.Economy, Sum(g.Select(i => Stake.Of(i.investor.Share ?? new(0, 100, LowOpen: true)))), g.Key.Invested))],
            Fraction.Zero);
    }

    private static OwnershipFigures Through(LookedThrough behind)
    {
        var holders = behind.Owners.Select(o => new HolderShare(o.Node.Label, o.Node.Economy, o.Node.Kind, o.Share, o.Node.Side));
        var economies = behind.Owners.Select(o => o.Node.Economy).OfType<string>().Distinct(StringComparer.Ordinal).Select(e => new EconomyShare(e, behind.Of(e)));
        return Figures(
            behind.Foreign, behind.State, behind.LargestForeign, behind.Ownership.ChineseRelativeControl, [.. holders], [.. economies], behind.Unstated);
    }

    private static OwnershipFigures Figures(
        Stake foreign, Stake state, Stake largest, bool? control, ImmutableArray<HolderShare> holders, ImmutableArray<EconomyShare> economies, Fraction unstated) => new()
        {
            ForeignShare = foreign,
            StateShare = state,
            LargestForeignShare = largest,
            ChineseRelativeControl = control,
            Economies = [.. economies.OrderByDescending(e => e.Share.Low).ThenBy(e => e.Economy, StringComparer.Ordinal)],
            Holders = [.. holders.OrderByDescending(h => h.Share.Low)],
            LargestHolder = Largest(holders, unstated),
            LargestForeignHolder = holders.Any(h => h.Foreign is null) ? null : Largest(holders.RemoveAll(h => h.Foreign == false), unstated),
        };

    /// <summary>Who holds more than anyone else can; null for a tie too.</summary>
    private static HolderShare? Largest(ImmutableArray<HolderShare> holders, Fraction unstated)
    {
        if (holders.IsEmpty) return null;
        var first = holders.MaxBy(h => h.Share.Low)!;
        return first.Share.Low > unstated && holders.All(h => h == first || first.Share.Low > h.Share.High) ? first : null;
    }

    private static Stake Sum(IEnumerable<Stake> stakes) => stakes.Aggregate(
        (left, right) => new(left.Low + right.Low, Min(left.High + right.High), left.LowOpen || right.LowOpen, left.HighOpen || right.HighOpen));

    private static Fraction Min(Fraction share) => share > Fraction.One ? Fraction.One : share;

    private static IEnumerable<UnstatedHolders> Unstated(LookedThrough behind)
    {
        for (var node = 0; node < behind.Structure.Nodes.Count; node++)
        {
            var parts = behind.Structure.Beneficiaries(node);
            if (parts.Count == 0 || behind.Through(node).IsZero) continue;
            var rest = parts.Aggregate(Fraction.One, (left, part) => left - part.Low);
            if (rest > Fraction.Zero) yield return new(behind.Structure.Nodes[node].Label, Stake.Point(rest));
        }
    }
}
