using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;
using static DigitalTrade.Access.Tests.Building.Ask;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Evaluation;

/// <summary>Undetermined if, and only if, two completions of what is not stated give two outcomes.</summary>
public sealed class ExactnessTests
{
    [Test]
    public void A_rest_nobody_is_named_for_may_be_foreign() =>
        Assert.That(
            new Rules().Cap("t:a", 30).Ask("t:a").At("east").By(Holder("CN", 60, HolderKind.Private)).Outcome, Is.EqualTo(Outcome.Undetermined));

    [Test]
    public void A_rest_nobody_is_named_for_asks_nothing_where_no_share_matters() =>
        Assert.That(
            new Rules().Cap("t:a", 50).Ask("t:a").At("east").By(Holder("CN", 60, HolderKind.Private)).Outcome, Is.EqualTo(Outcome.PermittedOnConditions));

    [Test]
    public void A_total_says_nothing_of_the_largest_holder()
    {
        var rules = new Rules().Require("one-holder", "t:a", When.Number("largest-foreign-share", Comparison.AtMost, 30));
        Assert.That(rules.Ask("t:a").At("east").Foreign(60).Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(rules.Ask("t:a").At("east").Foreign(30).Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
        Assert.That(rules.Ask("t:a").At("east").Held(("DE", 60)).Outcome, Is.EqualTo(Outcome.NotPermittedAsProposed));
    }

    [Test]
    public void Relative_control_with_ranges_ends()
    {
        var rules = new Rules().Require("control", "t:a", When.Flag("chinese-relative-control"));
        var range = new Range(20, 40);
        var ask = rules.Ask("t:a").At("east").By(
            Holder("DE") with { Share = range }, Holder("US") with { Share = range }, Holder("CN", 20, HolderKind.Private));
        Assert.That(ask.Outcome, Is.EqualTo(Outcome.Undetermined));
    }

    [Test]
    public void A_broad_code_keeps_the_codes_beside_it()
    {
        var rules = new Rules().Prohibit("t:c");
        Assert.That(rules.Ask("mixed").At("east").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.Prohibited));
    }

    [Test]
    public void A_place_that_only_a_condition_names_counts()
    {
        var rules = new Rules();
        rules.Prohibit("t:a", when: When.Not(When.Within("registered", rules.Territory("ftz"))));
        Assert.That(rules.Ask("t:a").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.Undetermined));
    }

    [Test]
    public void A_holder_behind_a_Chinese_holder_whose_economy_is_unstated_may_be_foreign()
    {
        var rules = new Rules().Prohibit("t:a");
        var behind = Holder("CN", 100, HolderKind.Company) with { Holders = [Holder(null, 100)] };
        Assert.That(rules.Ask("t:a").At("east").By(behind).Outcome, Is.EqualTo(Outcome.Undetermined));
    }

    [Test]
    public void A_lift_that_hangs_in_one_area_is_not_lost_to_one_that_fails_in_another()
    {
        var (large, approved) = (When.Choice("scale", "large"), When.Flag("approval"));
        var rules = new Rules().Prohibit("t:a").Lift("open", ["bar-a"], "t:a", [("ftz", Rules.Days()), ("ftz-1", Rules.Days())], null, d => d with
        {
            Areas =
            [
                d.Areas[0] with { Conditions = [Rules.Condition("approved", approved)] },
                d.Areas[1] with { Conditions = [Rules.Condition("large", large)] },
            ],
        });
        Assert.That(rules.Ask("t:a").At("ftz-1").Held(("DE", 10)).Stating("approval", false).Outcome, Is.EqualTo(Outcome.Undetermined));
    }

    [Test]
    public void A_circumstance_that_names_places_is_settled_by_places()
    {
        var rules = new Rules();
        rules.Require("local", "t:a", When.Any(When.Within("origin", rules.Territory("east")), When.Within("origin", rules.Territory("west"))));
        Assert.That(rules.Ask("t:a").At("east").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.Undetermined));
    }

    [Test]
    public void A_holder_who_may_hold_nothing_leaves_a_treaty_open()
    {
        var rules = new Rules().Prohibit("t:a").Lift("treaty", ["bar-a"], "t:a", [("cn", Rules.Days())], new() { ["HK"] = null });
        var ask = rules.Ask("t:a").At("east").By(Holder("HK", 20), Holder("DE") with { Share = new Range(0, 10) });
        Assert.That(ask.Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(rules.Ask("t:a").At("east").By(Holder("HK", 20), Holder("DE", 0)).Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
    }

    [Test]
    public void Hundreds_of_holders_of_whom_nothing_is_said_are_undetermined_and_say_so()
    {
        var ask = new Rules().Cap("t:a", 50).Ask("t:a").At("east").By([.. Enumerable.Repeat(new Investor(), 500)]);
        Assert.That(ask.Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(ask.Questions, Is.Not.Empty);
    }

    [Test]
    public void Of_hundreds_of_holders_one_who_is_not_known_is_settled_exactly()
    {
        var known = Enumerable.Repeat(Holder("DE", 0.1m), 400).Append(Holder("CN", 50, HolderKind.Private));
        Assert.That(new Rules().Cap("t:a", 50).Ask("t:a").At("east").By([.. known, Holder(null, 10)]).Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
        Assert.That(new Rules().Cap("t:a", 45).Ask("t:a").At("east").By([.. known, Holder(null, 10)]).Outcome, Is.EqualTo(Outcome.Undetermined));
    }

    [Test]
    public void Either_way_is_no_question()
    {
        var listed = When.Flag("listed");
        var rules = new Rules().Require("either", "t:a", When.Any(listed, When.Not(listed)));
        Assert.That(rules.Ask("t:a").At("east").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
    }
}
