using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Tests.Building;
using DigitalTrade.Access.Tests.Space;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Evaluation;

/// <summary>What is selected for a sector, place and period is kept for the next question; that must never show.</summary>
public sealed class SelectionTests
{
    private const int Every = 40;

    [Test]
    public void Every_shipped_case_is_answered_as_by_a_rulebook_that_was_asked_nothing_before() => Compare(Every);

    [Test, Category("Long")]
    public void Each_shipped_case_is_answered_as_by_a_rulebook_that_was_asked_nothing_before() => Compare(1);

    [TestCase("2020-01-01", "2020-12-31")]
    [TestCase("2021-01-01", "2021-01-01")]
    [TestCase("2021-12-31", "2022-06-30")]
    public void First_and_last_day_are_periods_of_their_own(string from, string to)
    {
        var days = Rules.Days(from, to);
        var rules = new Rules().Cap("t:a", 50, with: m => m with { InForce = days });
        var asked = new[] { days.From.AddDays(-1), days.From, days.To, days.To.AddDays(1), days.From.AddDays(-1) };
        var found = asked.Select(d => rules.Book.Determine(new() { AsOf = d, Activities = ["t:a"], Registered = "east" }).Activities[0].Findings.Length);
        Assert.That(found, Is.EqualTo(new[] { 0, 1, 1, 0, 0 }));
    }

    [Test]
    public void More_items_than_there_are_seats_keep_their_order()
    {
        var gathered = new Gathered<int>();
        for (var i = 0; i < 100; i++) gathered.Add(i);
        Assert.That(gathered.ToImmutable(), Is.EqualTo(Enumerable.Range(0, 100)));
    }

    private static void Compare(int every)
    {
        var warm = ShippedRules.Book;
        var runner = new CaseRunner(warm);
        var proposals = CaseReader.Read(ShippedRules.Folder).Cases.Select(runner.Read).Select(r => r.Proposal).OfType<Proposal>().ToArray();
        foreach (var proposal in proposals) warm.Determine(proposal);
        Assert.That(proposals, Is.Not.Empty);
        foreach (var proposal in proposals.Where((_, i) => i % every == 0))
            Assert.That(Written(warm, proposal), Is.EqualTo(Written(new(warm.Content), proposal)));
    }

    private static string Written(Rulebook book, Proposal proposal) => JsonSerializer.Serialize(book.Determine(proposal), AccessJson.Wire.Determination);
}
