using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;
using static DigitalTrade.Access.Tests.Building.Ask;

namespace DigitalTrade.Access.Tests.Evaluation;

public sealed class LiftingTests
{
    private static readonly Dictionary<string, string?> Treaty = new() { ["HK"] = "cepa-hk", ["MO"] = null };

    [TestCase("ftz-1", "2024-10-22", Outcome.Prohibited)]
    [TestCase("ftz-1", "2024-10-23", Outcome.PermittedOnConditions)]
    [TestCase("ftz-2", "2024-10-23", Outcome.Prohibited)]
    [TestCase("ftz-2", "2025-01-01", Outcome.PermittedOnConditions)]
    [TestCase("west", "2025-01-01", Outcome.Prohibited)]
    public void Each_area_opens_on_its_own_day(string place, string date, Outcome expected)
    {
        var rules = new Rules().Prohibit("t:a").Lift("pilot", ["bar-a"], "t:a", [("ftz-1", Rules.Days("2024-10-23")), ("ftz-2", Rules.Days("2025-01-01"))], null);
        Assert.That(rules.Ask("t:a").At(place).On(date).Held(("DE", 60)).Outcome, Is.EqualTo(expected));
    }

    [TestCase("t:a1", Outcome.PermittedOnConditions)]
    [TestCase("t:a2", Outcome.Prohibited)]
    [TestCase("t:a", Outcome.Prohibited)]
    public void Opening_of_a_part_is_none_of_the_whole(string sector, Outcome expected) =>
        Assert.That(new Rules().Prohibit("t:a").Lift("pilot", ["bar-a"], "t:a1").Ask(sector).At("east").Held(("DE", 60)).Outcome, Is.EqualTo(expected));

    [TestCase(null, Outcome.PermittedOnConditions, ConditionStatus.Open)]
    [TestCase(true, Outcome.PermittedOnConditions, ConditionStatus.Met)]
    [TestCase(false, Outcome.NotPermittedAsProposed, ConditionStatus.Unmet)]
    public void Approval_unstated_is_open_and_denied_is_curable(bool? approval, Outcome expected, ConditionStatus status)
    {
        var ask = new Rules().Prohibit("t:a").Lift("pilot", ["bar-a"], "t:a", "ftz", ("approved", When.Flag("approval"))).Ask("t:a").At("ftz").Held(("DE", 60));
        if (approval is { } stated) ask.Stating("approval", stated);
        Assert.That((ask.Outcome, ask.Only.Conditions.Single(c => c.Id == "approved").Status), Is.EqualTo((expected, status)));
    }

    [TestCase("ftz-1", ConditionStatus.Met)]
    [TestCase("ftz-2", ConditionStatus.Unmet)]
    public void Same_area_is_the_one_where_it_is_registered(string facilities, ConditionStatus expected)
    {
        var same = new Condition.PlaceTest(World.Fact("facilities"), null!);
        var rules = new Rules().Prohibit("t:a").Lift("pilot", ["bar-a"], "t:a", [("ftz-1", Rules.Days()), ("ftz-2", Rules.Days())], null, null, ("facilities", same));
        Assert.That(rules.Ask("t:a").At("ftz-1").Facilities(facilities).Held(("DE", 60)).Only.Conditions.Single().Status, Is.EqualTo(expected));
    }

    [Test]
    public void All_facilities_have_to_lie_in_it()
    {
        var rules = new Rules();
        rules.Prohibit("t:a").Lift("pilot", ["bar-a"], "t:a", "ftz", ("facilities", When.Within("facilities", rules.Territory("ftz"))));
        Assert.That(rules.Ask("t:a").At("ftz").Facilities("ftz-1", "west").Held(("DE", 60)).Outcome, Is.EqualTo(Outcome.NotPermittedAsProposed));
    }

    [TestCase("HK", "cepa-hk", Outcome.PermittedOnConditions, ConditionStatus.Met)]
    [TestCase("HK", null, Outcome.PermittedOnConditions, ConditionStatus.Open)]
    [TestCase("HK", "other", Outcome.NotPermittedAsProposed, ConditionStatus.Unmet)]
    public void Qualification_held_unstated_or_denied(string economy, string? held, Outcome expected, ConditionStatus status)
    {
        var holder = held is null ? Holder(economy, 60) : Holder(economy, 60, null, held);
        var ask = Opened().Ask("t:a").At("east").By(holder, Holder("CN", 40, HolderKind.Private));
        Assert.That((ask.Outcome, ask.Only.Conditions.Single(c => c.Id == "cepa-hk").Status), Is.EqualTo((expected, status)));
    }

    [TestCase("MO", null, Outcome.PermittedOnConditions)]
    [TestCase("DE", null, Outcome.Prohibited)]
    [TestCase("HK", "DE", Outcome.Prohibited)]
    [TestCase("HK", "MO", Outcome.PermittedOnConditions)]
    public void Every_foreign_holder_has_to_be_of_an_economy_named(string one, string? other, Outcome expected)
    {
        var second = other is null ? Holder("CN", 30, HolderKind.Private) : Holder(other, 30);
        Assert.That(Opened().Ask("t:a").At("east").By(Holder(one, 30), second, Holder("CN", 40, HolderKind.Private)).Outcome, Is.EqualTo(expected));
    }

    [TestCase(50, Outcome.PermittedOnConditions)]
    [TestCase(50.01, Outcome.NotPermittedAsProposed)]
    public void Share_after_the_opening(decimal share, Outcome expected)
    {
        var rules = new Rules().Prohibit("t:a").Lift("pilot", ["bar-a"], "t:a", "cn", ("foreign-share", When.ForeignAtMost(50)));
        Assert.That(rules.Ask("t:a").At("east").Held(("DE", share)).Outcome, Is.EqualTo(expected));
    }

    [Test]
    public void What_cannot_be_cured_leaves_it_prohibited()
    {
        var rules = new Rules().Prohibit("t:a").Lift("pilot", ["bar-a"], "t:a", "cn", ("small", When.Choice("scale", "small")));
        Assert.That(rules.Ask("t:a").At("east").Held(("DE", 10)).Stating("scale", "large").Outcome, Is.EqualTo(Outcome.Prohibited));
    }

    [Test]
    public void Content_left_out_of_an_opening_keeps_it_shut()
    {
        var rules = new Rules().Prohibit("t:b").Lift("pilot", ["bar-b"], "t:b", [("cn", Rules.Days())], null, d => d with { Without = Rules.On("t:c") });
        Assert.That(rules.Ask("t:b").At("east").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
        Assert.That(rules.Ask("twofold").At("east").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.Prohibited));
    }

    [Test]
    public void Content_beside_it_that_may_be_left_out_keeps_it_open_until_told()
    {
        var rules = new Rules().Prohibit("t:b").Lift("pilot", ["bar-b"], "t:b", [("cn", Rules.Days())], null, d => d with { Without = Rules.On("n:news") });
        Assert.That(rules.Ask("t:b", "feed").At("east").Held(("DE", 10)).Answer.Activities[0].Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(rules.Ask("t:b", "feed").At("east").Held(("DE", 10)).Stating("reading", "high").Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
        Assert.That(rules.Ask("t:b", "feed").At("east").Held(("DE", 10)).Stating("reading", "low").Outcome, Is.EqualTo(Outcome.Prohibited));
    }

    private static Rules Opened() => new Rules().Prohibit("t:a").Lift("treaty", ["bar-a"], "t:a", [("cn", Rules.Days())], Treaty);

    [Test]
    public void Opening_for_some_economies_is_not_met_by_a_holder_of_nothing()
    {
        var rules = new Rules().Prohibit("t:a").Lift("treaty", ["bar-a"], "t:a", [("cn", Rules.Days())], new() { ["TW"] = null });
        var ask = rules.Ask("t:a").At("east").By(Building.Ask.Holder("CN", 85, Access.Investors.HolderKind.Private), Building.Ask.Holder(null, 0));
        Assert.That(ask.Outcome, Is.EqualTo(Outcome.Undetermined));
    }
}
