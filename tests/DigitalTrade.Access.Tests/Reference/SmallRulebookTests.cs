using CsCheck;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>The engine against the reference on small rulebooks and proposals at random.</summary>
public sealed class SmallRulebookTests
{
    internal static readonly Ingredients World = new(
        ["t:a", "t:a1", "t:a2", "t:a2-deep", "t:b", "t:c", "t:free", "t:wide", "t:wide-1", "shop", "twofold", "mixed", "cloud", "other:1", "feed", "n:news", "n:any"],
        ["cn", "east", "west", "ftz", "ftz-1", "ftz-2", "park", "overseas"],
        [Building.World.Day, Building.World.Day.AddDays(1), new(2024, 12, 31), new(2025, 6, 30), new(2025, 7, 1)],
        [.. Building.World.Facts.Skip(9)],
        ["cepa-hk", "cepa-mo"]);

    [Test]
    public void Complete_proposals_get_the_same_reasons() =>
        Seeds.Each(seed => On(seed, told: 1, (b, p) => Agreement.Complete(b, p)), iter: 7_000);

    [Test]
    public void Incomplete_proposals_get_the_exact_outcome() =>
        Seeds.Each(seed => On(seed, told: 0.75, (b, p) => Agreement.Exact(b, p)), iter: 4_000);

    [Test, Category("Long")]
    public void Hundred_thousand_complete_proposals_get_the_same_reasons() =>
        Seeds.Each(seed => On(seed, told: 1, (b, p) => Agreement.Complete(b, p)), iter: 100_000);

    [Test, Category("Long")]
    public void Fifty_thousand_incomplete_proposals_get_the_exact_outcome() =>
        Seeds.Each(seed => On(seed, told: 0.7, (b, p) => Agreement.Exact(b, p)), iter: 50_000);

    /// <summary>Fifty thousand rulebooks, twenty proposals each; a failure names the seed of both.</summary>
    [Test, Category("Long")]
    public void A_million_proposals_get_what_the_reference_says() => Seeds.Each(
        seed =>
        {
            var book = RandomRules.Make(seed).Book;
            var ground = new Ground(book);
            for (var i = 0; i < 20; i++)
            {
                var told = i % 4 == 3 ? 0.85 : 1;
                On(book, seed, i, told, (b, p) =>
                {
                    if (told == 1) Agreement.Complete(b, p, ground);
                    else if (RandomProposal.Sound(p)) Agreement.Exact(b, p, ground);
                });
            }
        },
        iter: 50_000);

    [Test, Explicit("figures for people")]
    public void Spread_of_the_outcomes()
    {
        var outcomes = Enumerable.Range(0, 4000).Select(seed =>
        {
            var book = RandomRules.Make(seed).Book;
            var proposal = new RandomProposal(new Random(seed ^ 0x5eed), World, 0.75).Make();
            var deals = new Reading(new(book), proposal).Deals().Take(200).Count();
            return (book.Determine(proposal).Outcome, deals == 1 ? "1" : deals < 10 ? "<10" : deals < 100 ? "<100" : ">=100");
        });
        foreach (var group in outcomes.GroupBy(o => o).OrderBy(g => g.Key)) TestContext.Out.WriteLine($"{group.Key} {group.Count()}");
    }

    private static void On(int seed, double told, Action<Rulebook, Proposal> compare) => On(RandomRules.Make(seed).Book, seed, 0, told, compare);

    private static void On(Rulebook book, int seed, int number, double told, Action<Rulebook, Proposal> compare)
    {
        var proposal = new RandomProposal(new Random(seed ^ 0x5eed ^ (number << 8)), World, told).Make();
        try
        {
            compare(book, proposal);
        }
        catch (Exception e)
        {
            throw new DisagreementException($"seed {seed}, proposal {number}\n{e.Message}\n{Described.Of(proposal)}\n{Described.Of(book)}", e);
        }
    }
}
