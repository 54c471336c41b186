using System.Numerics;
using CsCheck;
using DigitalTrade.Access.Investors.LookThrough;
using NUnit.Framework;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Investors.LookThrough;

/// <summary>Graphs at random, complete or not, against the sum over all chains and against Cramer's rule.</summary>
public sealed class RandomGraphTests
{
    private const int Rounds = 400;

    [Test]
    public void Parts_are_those_of_Cramers_rule() => Each((graph, seen) =>
    {
        var ids = Ids(graph);
        foreach (var owner in seen.Owners) Assert.That(owner.Share.Low, Is.EqualTo(Cramer(graph, ids, owner.Node.Entity!)), owner.Node.Label);
    });

    [Test]
    public void Parts_are_the_sum_over_all_chains() => Each((graph, seen) =>
    {
        // Walks of ever more steps from the target; what still goes round after 400 of them is next to nothing.
        var ids = Ids(graph);
        var (at, ended) = (ids.ToDictionary(i => i, i => i == "T" ? 1.0 : 0), ids.ToDictionary(i => i, _ => 0.0));
        for (var step = 0; step < 400; step++)
        {
            var next = ids.ToDictionary(i => i, _ => 0.0);
            foreach (var id in ids)
            {
                var holdings = graph.Holdings.Where(h => h.Of == id).ToArray();
                if (holdings.Length == 0) ended[id] += at[id];
                foreach (var holding in holdings) next[holding.Holder] += at[id] * (double)holding.Share!.Value.Low / 100;
            }

            at = next;
        }

        foreach (var owner in seen.Owners)
            Assert.That((double)owner.Share.Low.RoundedPercent(12), Is.EqualTo(100 * ended[owner.Node.Entity!]).Within(1e-6), owner.Node.Label);
    });

    [Test]
    public void Whole_belongs_to_the_outside_owners_when_all_is_stated() => Each((_, seen) =>
    {
        Assert.That(seen.Owners.Aggregate(Fraction.Zero, (sum, o) => sum + o.Share.Low) + seen.Unstated, Is.EqualTo(Fraction.One));
        if (seen.Unstated.IsZero) Assert.That(seen.Owners.Select(o => o.Share.IsPoint), Is.All.True);
    });

    [Test]
    public void Bounds_hold_whoever_has_what_is_not_stated() => Each((graph, seen) =>
    {
        // The rest of every entity goes to one outsider, foreign or Chinese: both lie within the bounds, and on them.
        foreach (var (economy, bound) in new[] { ("US", seen.Foreign.High), ("CN", seen.Foreign.Low) })
        {
            var filled = Through(Filled(graph, economy));
            Assert.That(filled.Foreign, Is.EqualTo(Stake.Point(bound)), economy);
        }
    });

    [Test]
    public void Order_of_entities_and_holdings_is_nothing() => Each((graph, seen) =>
    {
        var random = new Random(graph.Holdings.Length);
        var turned = Through(graph with
        {
            Entities = [.. graph.Entities.OrderBy(_ => random.Next())],
            Holdings = [.. graph.Holdings.OrderBy(_ => random.Next())],
        });
        Assert.That((turned.Foreign, turned.State, turned.LargestForeign), Is.EqualTo((seen.Foreign, seen.State, seen.LargestForeign)));
        Assert.That(
            Controllers.ByMajority(turned.Structure).Select(n => n.Label).Order(), Is.EqualTo(Controllers.ByMajority(seen.Structure).Select(n => n.Label).Order()));
    });

    private static LookedThrough Through(OwnershipGraph graph) => Graphs.Through(graph, chineseSide: null);

    private static string[] Ids(OwnershipGraph graph) => [.. graph.Entities.Select(e => e.Id).Append("T").Distinct()];

    private static void Each(Action<OwnershipGraph, LookedThrough> check) => Seeds.Each(
        seed =>
        {
            var graph = Made(new Random(seed));
            try
            {
                check(graph, Through(graph));
            }
            catch (AssertionException e)
            {
                throw new AssertionException($"seed {seed}: {string.Join(' ', graph.Holdings.Select(h => $"{h.Holder}-{h.Of} {h.Share}"))}\n{e.Message}", e);
            }
        },
        iter: Rounds);

    /// <summary>Owners at the ends and enterprises between, that may hold each other and the target in circles.</summary>
    private static OwnershipGraph Made(Random random)
    {
        string[] owners = ["D/DE", "H/HK", "S/CN/StateOwned", "P/CN/Private"], all = [.. owners, "Q/CN/Private"];
        var between = Enumerable.Range(0, random.Next(1, 6)).Select(i => $"E{i}").ToArray();
        string[] holders = [.. owners.Select(o => o[..1]), .. between, "T"];
        var holdings = new List<string>();
        foreach (var of in between.Append("T"))
        {
            var left = 100;
            foreach (var holder in holders.OrderBy(_ => random.Next()).Take(random.Next(2, 5)))
            {
                var share = Math.Min(left - 1, random.Next(1, 60));
                if (share <= 0) break;
                left -= share;
                holdings.Add($"{holder}-{of} {share}");
            }

            // What nobody is stated to hold of the target counts as Chinese: it is always stated to the last share.
            if (of == "T") holdings.Add($"Q-T {left}");
            if (of == "T") continue;
            var outside = holders.Take(owners.Length).FirstOrDefault(o => !holdings.Exists(h => h.StartsWith($"{o}-{of} ", StringComparison.Ordinal)));
            if (outside is not null && random.NextDouble() < 0.8) holdings.Add($"{outside}-{of} {left}");
        }

        return Graphs.Of("T", string.Join(' ', [.. all, .. between.Select(e => $"{e}/CN/Company")]), string.Join(' ', holdings));
    }

    private static OwnershipGraph Filled(OwnershipGraph graph, string economy) => graph with
    {
        Entities = [.. graph.Entities, new() { Id = "rest", Economy = economy, Kind = Access.Investors.HolderKind.Private }],
        Holdings =
        [
            .. graph.Holdings,
            .. graph.Holdings.GroupBy(h => h.Of).Select(g => new EntityHolding("rest", g.Key, Range.Point(100 - g.Sum(h => h.Share!.Value.Low)))).Where(h => h.Share!.Value.High > 0),
        ],
    };

    /// <summary>The part of an owner as a quotient of two determinants, each expanded along its rows.</summary>
    private static Fraction Cramer(OwnershipGraph graph, string[] ids, string owner)
    {
        var system = new BigInteger[ids.Length, ids.Length];
        for (var i = 0; i < ids.Length; i++) system[i, i] = 100;
        foreach (var holding in graph.Holdings)
            system[Array.IndexOf(ids, holding.Holder), Array.IndexOf(ids, holding.Of)] -= (BigInteger)holding.Share!.Value.Low;
        var replaced = (BigInteger[,])system.Clone();
        for (var i = 0; i < ids.Length; i++) replaced[i, Array.IndexOf(ids, owner)] = ids[i] == "T" ? 100 : 0;
        return new(Determinant(replaced, [.. Enumerable.Range(0, ids.Length)], 0), Determinant(system, [.. Enumerable.Range(0, ids.Length)], 0));
    }

    private static BigInteger Determinant(BigInteger[,] matrix, int[] columns, int row)
    {
        if (columns.Length == 0) return 1;
        var sum = BigInteger.Zero;
        for (var i = 0; i < columns.Length; i++)
        {
            if (matrix[row, columns[i]].IsZero) continue;
            var minor = Determinant(matrix, [.. columns.Where((_, c) => c != i)], row + 1);
            sum += (i % 2 == 0 ? 1 : -1) * matrix[row, columns[i]] * minor;
        }

        return sum;
    }
}
