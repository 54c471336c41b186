using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Space;

public sealed class MarginsTests
{
    [TestCase(30, ">0..50", null, ">50..100")]
    [TestCase(50, ">0..50", null, ">50..100")]
    [TestCase(50.01, ">50..100", "50", null)]
    public void The_cap_is_the_edge(decimal share, string same, string? below, string? above)
    {
        var rules = new Rules().Cap("t:a", 50);
        var margin = Margins.Of(rules.Book, rules.Ask("t:a").At("east").Held(("DE", share)).Proposal).ForeignShare!;
        Assert.Multiple(() =>
        {
            Assert.That(margin.Same, Is.EqualTo(same));
            Assert.That(margin.Below?.At, Is.EqualTo(below));
            Assert.That(margin.Above?.At, Is.EqualTo(above));
            Assert.That((margin.Below ?? margin.Above)!.Shifts.Select(s => s.Rule), Is.EqualTo(new[] { "national-1:cap-a" }));
        });
    }

    [Test]
    public void The_horizon_is_the_day_before_an_opening_ends()
    {
        var rules = new Rules().Prohibit("t:a").Lift("open", ["bar-a"], "t:a", [("ftz", Rules.Days("2025-02-01", "2025-04-30"))], null);
        var margin = Margins.Of(rules.Book, rules.Ask("t:a").At("ftz").Held(("DE", 60)).Proposal).Date;
        Assert.Multiple(() =>
        {
            Assert.That((margin.From, margin.To), Is.EqualTo((new DateOnly?(new(2025, 2, 1)), new DateOnly?(new(2025, 4, 30)))));
            Assert.That(margin.After!.Events.Select(e => (e.Rule, e.Begins)), Is.EqualTo(new[] { ("open", false) }));
            Assert.That(margin.Before!.Standing.Outcome, Is.EqualTo(Outcome.Prohibited));
        });
    }

    [Test]
    public void Two_foreign_holders_keep_their_proportion()
    {
        var rules = new Rules().Measure("lead", new Measures.MeasureKind.ControlRequirement(true), ["t:a"], When.Flag("chinese-relative-control"));
        var margin = Margins.Of(rules.Book, rules.Ask("t:a").At("east").Held(("DE", 30), ("US", 15)).Proposal).ForeignShare!;

        // 100 − t > t × 30 / 45 holds below 60.
        Assert.Multiple(() =>
        {
            Assert.That(margin.Same, Is.EqualTo(">0..<60"));
            Assert.That(margin.Above!.At, Is.EqualTo("60"));
        });
    }

    [Test]
    public void Same_inside_and_different_outside([Range(0, 149)] int seed)
    {
        var book = RandomRules.From(seed, dated: true).Book;
        var random = new Random(seed);
        var proposal = new Proposal
        {
            AsOf = World.Day,
            Activities = ["t:a"],
            ForeignShare = Range.Point(random.Next(1, 101)),
            Registered = new[] { "east", "ftz", "park", "west" }[random.Next(4)],
        };
        var margins = Margins.Of(book, proposal);
        var here = Say(book, proposal, list: true);
        Assert.That(Range.TryParse(margins.ForeignShare!.Same, out var same), Is.True);
        foreach (var share in new[] { 0.01m, 10, 24.99m, 25, 25.01m, 49.99m, 50, 50.01m, 74.99m, 75, 75.01m, 99, 100 })
        {
            if (!same.Intersect(Range.Point(share)).IsEmpty)
                Assert.That(Say(book, proposal with { ForeignShare = Range.Point(share) }, true), Is.EqualTo(here), $"{share}");
        }

        if (same.Low > 0) Assert.That(Say(book, proposal with { ForeignShare = Range.Point(same.LowOpen ? same.Low : same.Low - 0.01m) }, true), Is.Not.EqualTo(here));
        if (same.High < 100) Assert.That(Say(book, proposal with { ForeignShare = Range.Point(same.HighOpen ? same.High : same.High + 0.01m) }, true), Is.Not.EqualTo(here));
        var route = Say(book, proposal, list: false);
        var (from, to) = (margins.Date.From ?? new(2024, 1, 1), margins.Date.To ?? new(2027, 1, 1));
        for (var day = from; day <= to; day = day.AddDays(1)) Assert.That(Say(book, proposal with { AsOf = day }, false), Is.EqualTo(route), $"{day}");
        if (margins.Date.From is { } first) Assert.That(Say(book, proposal with { AsOf = first.AddDays(-1) }, false), Is.Not.EqualTo(route));
        if (margins.Date.To is { } last) Assert.That(Say(book, proposal with { AsOf = last.AddDays(1) }, false), Is.Not.EqualTo(route));
    }

    private static string Say(Rulebook book, Proposal proposal, bool list)
    {
        var single = book.Determine(proposal);
        return $"{single.Outcome} {string.Join(' ', single.Activities.Select(a => $"{a.Outcome} {string.Join(' ', a.Route)} {(list ? a.GovernedBy : "")}"))}";
    }
}
