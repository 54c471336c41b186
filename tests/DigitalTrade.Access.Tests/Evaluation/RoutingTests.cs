using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Evaluation;

public sealed class RoutingTests
{
    [Test]
    public void Two_bars_need_two_openings()
    {
        var rules = new Rules().Prohibit("t:a").Cap("t:a", 50).Lift("one", ["bar-a"], "t:a").Lift("two", ["cap-a"], "t:a");
        var answer = rules.Ask("t:a").At("east").Held(("DE", 60)).Only;
        Assert.That((answer.Outcome, answer.Route), Is.EqualTo((Outcome.PermittedOnConditions, new[] { "one", "two" })));
        Assert.That(answer.Findings.Select(f => f.LiftedBy), Is.EquivalentTo(new[] { "one", "two" }));
    }

    [Test]
    public void One_opening_of_two_is_not_enough()
    {
        var answer = new Rules().Prohibit("t:a").Cap("t:a", 50).Lift("one", ["bar-a"], "t:a").Ask("t:a").At("east").Held(("DE", 60)).Only;
        Assert.That((answer.Outcome, answer.Route.Length), Is.EqualTo((Outcome.NotPermittedAsProposed, 0)));
    }

    [Test]
    public void Other_ways_are_listed_and_the_base_route_last()
    {
        var rules = new Rules().Prohibit("t:a").Lift("one", ["bar-a"], "t:a").Lift("two", ["bar-a"], "t:a", "cn", ("approved", When.Flag("approval")));
        var answer = rules.Ask("t:a").At("east").Held(("DE", 60)).Only;
        Assert.That(answer.Route, Is.EqualTo(new[] { "one" }));
        Assert.That(answer.Routes.Select(r => string.Join(' ', r.Lifts)), Is.EqualTo(new[] { "two", "" }));
        Assert.That(answer.Routes[^1].Outcome, Is.EqualTo(Outcome.Prohibited));
    }

    [Test]
    public void Way_that_goes_ahead_comes_before_one_that_has_to_be_cured()
    {
        var rules = new Rules().Prohibit("t:a").Lift("a-shut", ["bar-a"], "t:a", "cn", ("approved", When.Flag("approval"))).Lift("b-open", ["bar-a"], "t:a");
        Assert.That(rules.Ask("t:a").At("east").Held(("DE", 60)).Stating("approval", false).Only.Route, Is.EqualTo(new[] { "b-open" }));
    }

    [Test]
    public void Settled_opening_comes_before_one_only_announced()
    {
        var rules = new Rules().Prohibit("t:a")
            .Lift("a-announced", ["bar-a"], "t:a", [("cn", Rules.Days())], null, d => d with { Certainty = Certainty.Announced }).Lift("b-settled", ["bar-a"], "t:a");
        Assert.That(rules.Ask("t:a").At("east").Held(("DE", 60)).Only.Route, Is.EqualTo(new[] { "b-settled" }));
    }

    [Test]
    public void Opening_that_another_makes_needless_is_no_part_of_a_route()
    {
        var rules = new Rules().Prohibit("t:a").Cap("t:a", 50).Lift("both", ["bar-a", "cap-a"], "t:a").Lift("one", ["bar-a"], "t:a");
        var answer = rules.Ask("t:a").At("east").Held(("DE", 60)).Only;
        Assert.That((answer.Route, answer.Routes.Length), Is.EqualTo((new[] { "both" }, 1)));
    }

    [Test]
    public void Finding_names_the_opening_of_its_own_sector()
    {
        var rules = new Rules().Measure("same", new Access.Measures.MeasureKind.Prohibition(), ["t:b", "t:c"], When.ForeignAtMost(0))
            .Lift("for-b", ["same"], "t:b").Lift("for-c", ["same"], "t:c");
        var found = rules.Ask("twofold").At("east").Held(("DE", 60)).Only.Findings.ToDictionary(f => f.Sector, f => f.LiftedBy);
        Assert.That((found["t:b"], found["t:c"]), Is.EqualTo(("for-b", "for-c")));
    }
}
