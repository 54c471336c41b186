using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Space;

public sealed class TimelineTests
{
    [Test]
    public void Changes_on_the_day_a_derogation_begins_and_the_day_after_it_ends()
    {
        var rules = new Rules().Prohibit("t:a").Lift("open", ["bar-a"], "t:a", [("ftz", Rules.Days("2025-03-01", "2025-04-30"))], null);
        var timeline = Timeline.Of(rules.Book, rules.Ask("t:a").At("ftz").Held(("DE", 60)).Proposal, new(2025, 1, 1), new(2025, 12, 31));
        Assert.That(timeline.Intervals.Select(i => $"{i.From:MM-dd} {i.To:MM-dd} {i.Standing.Outcome} {string.Join(' ', i.Opened.Select(e => (e.Begins ? "+" : "-") + e.Rule))}"), Is.EqualTo(new[]
        {
            "01-01 02-28 Prohibited ", "03-01 04-30 PermittedOnConditions +open", "05-01 12-31 Prohibited -open",
        }));
    }

    [Test]
    public void A_place_that_comes_to_lie_in_a_zone_changes_with_it()
    {
        var rules = new Rules().Prohibit("t:a").Lift("open", ["bar-a"], "t:a", "ftz");
        var timeline = Timeline.Of(rules.Book, rules.Ask("t:a").At("park").Held(("DE", 60)).Proposal, new(2024, 1, 1), new(2025, 12, 31));
        Assert.That(timeline.Intervals.Select(i => i.From), Is.EqualTo(new DateOnly[] { new(2024, 1, 1), new(2025, 1, 1) }));
    }

    /// <summary>Day by day on small rulebooks.</summary>
    [Test]
    public void Every_day_is_what_the_determination_says([Range(0, 59)] int seed)
    {
        var book = RandomRules.From(seed, dated: true).Book;
        var random = new Random(seed);
        var proposal = new Proposal { AsOf = World.Day, Activities = ["t:a"], ForeignShare = Access.Proposals.Range.Point(60) };
        if (random.Next(3) > 0) proposal = proposal with { Registered = new[] { "east", "ftz", "park", "west" }[random.Next(4)] };
        Check(book, proposal, new(2024, 11, 1), new(2026, 11, 1));
    }

    [TestCase("{'activities':['miit:B11'],'registered':'sh-lingang','investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}")]
    [TestCase("{'activities':['miit:B25-appstore'],'registered':'cn-gd-shenzhen','investors':[{'economy':'HK','share':100}]}")]
    [TestCase("{'activities':['cul:performance-agency'],'registered':'cn-sh','investors':[{'economy':'MO','share':80}]}")]
    [TestCase("{'activities':['social-network','net:music'],'registered':'cn-hi','foreignShare':51}")]
    [TestCase("{'activities':['miit:B14']}")]
    public void Every_day_on_the_shipped_rules(string json) =>
        Check(ShippedRules.Book, Written.Proposal(ShippedRules.Book, json), new(2018, 1, 1), new(2027, 12, 31));

    private static void Check(Rulebook book, Proposal proposal, DateOnly from, DateOnly to)
    {
        var timeline = Timeline.Of(book, proposal, from, to);
        Assert.Multiple(() =>
        {
            Assert.That(timeline.Intervals[0].From, Is.EqualTo(from));
            Assert.That(timeline.Intervals[^1].To, Is.EqualTo(to));
        });
        string? before = null;
        foreach (var interval in timeline.Intervals)
        {
            var says = Say(interval.Standing.Outcome, interval.Standing.Activities.Select(a => (a.Outcome, a.GovernedBy, a.Route.AsEnumerable())));
            Assert.That(says, Is.Not.EqualTo(before), $"{interval.From} differs from the day before");
            if (before is not null) Assert.That(interval.Opened, Is.Not.Empty, $"{interval.From}");
            for (var day = interval.From; day <= interval.To; day = day.AddDays(1))
            {
                var single = book.Determine(proposal with { AsOf = day });
                var said = Say(single.Outcome, single.Activities.Select(a => (a.Outcome, a.GovernedBy, a.Route.AsEnumerable())));
                if (said != says) Assert.Fail($"{day}: {said}, not {says}");
            }

            before = says;
        }
    }

    private static string Say(Outcome outcome, IEnumerable<(Outcome, string?, IEnumerable<string>)> activities) =>
        $"{outcome}: {string.Join("; ", activities.Select(a => $"{a.Item1} {a.Item2} {string.Join(' ', a.Item3)}"))}";
}
