using CsCheck;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Tests.Space;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>The engine, with the conditions it compiled, against the reference that reads their trees, on the shipped rules.</summary>
public sealed class ShippedRulesTests
{
    private static readonly Rulebook Book = ShippedRules.Book;
    private static readonly Ground Ground = new(Book);
    private static readonly Ingredients Shipped = new(
        [.. Book.Taxonomy.Sectors.Select(s => s.Code).Concat(Book.Taxonomy.Activities.Select(a => a.Id))],
        [.. Zones()],
        [.. Dates()],
        [.. Book.Facts.Skip(9)],
        ["cepa-hk", "cepa-mo"]);

    [Test]
    public void Complete_proposals_get_the_same_reasons() => Check(1_200, told: 1, (b, p) => Agreement.Complete(b, p, Ground));

    [Test]
    public void Incomplete_proposals_get_the_exact_outcome() => Check(250, told: 0.85, (b, p) => Agreement.Exact(b, p, Ground));

    [Test, Category("Long")]
    public void Ten_thousand_complete_proposals_get_the_same_reasons() => Check(10_000, told: 1, (b, p) => Agreement.Complete(b, p, Ground));

    [Test, Category("Long")]
    public void Five_thousand_incomplete_proposals_get_the_exact_outcome() => Check(5_000, told: 0.8, (b, p) => Agreement.Exact(b, p, Ground));

    private static void Check(int count, double told, Action<Rulebook, Access.Proposals.Proposal> compare) =>
        Seeds.Each(
            seed =>
            {
                var proposal = new RandomProposal(new Random(seed), Shipped, told).Make();
                try
                {
                    compare(Book, proposal);
                }
                catch (Exception e)
                {
                    throw new DisagreementException($"seed {seed}\n{e.Message}\n{Described.Of(proposal)}", e);
                }
            },
            iter: count,
            threads: 1);

    /// <summary>The zones that rules name, their neighbours, and a few provinces and cities.</summary>
    private static IEnumerable<string> Zones() => Book.Measures.Select(m => m.Territory)
        .Concat(Book.Editions.Select(e => e.Territory)).Concat(Book.Derogations.SelectMany(d => d.Areas).Select(a => a.Territory))
        .SelectMany(t => t.Zones).Where(z => Book.Gazetteer.Zone(z)!.Kind != "abroad").Concat(["cn", "cn-sh", "cn-gd-shenzhen", "cn-hb-wuhan", "cn-bj", "cn-hi"]).Distinct();

    /// <summary>The days on which something begins or ends, and the days beside them.</summary>
    private static IEnumerable<DateOnly> Dates() => Book.Editions.Select(e => e.InForce).Concat(Book.Measures.Select(m => m.InForce))
        .Concat(Book.Derogations.SelectMany(d => d.Areas.Select(a => a.InForce).Append(d.InForce))).SelectMany(Turns)
        .Where(d => d.Year is > 2015 and < 2030).Append(new(2025, 3, 1)).Distinct();

    private static IEnumerable<DateOnly> Turns(InForce days)
    {
        if (days.From > DateOnly.MinValue) yield return days.From.AddDays(-1);
        yield return days.From;
        yield return days.To;
        if (days.To < DateOnly.MaxValue) yield return days.To.AddDays(1);
    }
}
