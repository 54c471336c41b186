using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;
using static DigitalTrade.Access.Tests.Building.Ask;

namespace DigitalTrade.Access.Tests.Evaluation;

public sealed class ConclusionTests
{
    [Test]
    public void Permitted_where_no_measure_covers_it() =>
        Assert.That(new Rules().Cap("t:a", 50).Ask("t:free").At("east").Held(("DE", 100)).Outcome, Is.EqualTo(Outcome.Permitted));

    [TestCase(50, Outcome.PermittedOnConditions)]
    [TestCase(50.0001, Outcome.NotPermittedAsProposed)]
    public void Cap_at_and_above(decimal share, Outcome expected) =>
        Assert.That(new Rules().Cap("t:a", 50).Ask("t:a").At("east").Held(("DE", share)).Outcome, Is.EqualTo(expected));

    [TestCase(0, Outcome.PermittedOnConditions)]
    [TestCase(0.0001, Outcome.Prohibited)]
    public void Prohibition_asks_for_no_foreign_share_at_all(decimal share, Outcome expected) =>
        Assert.That(new Rules().Prohibit("t:a").Ask("t:a").At("east").Held(("DE", share)).Outcome, Is.EqualTo(expected));

    [Test]
    public void Prohibition_holds_whatever_else_is_unknown()
    {
        var rules = new Rules().Prohibit("t:a").Require("listed", "t:a", When.Flag("listed"));
        Assert.That(rules.Ask("t:a").Outcome, Is.EqualTo(Outcome.Prohibited));
        Assert.That(rules.Ask("t:a").At("east").Questions, Is.Empty);
    }

    [Test]
    public void Unstated_share_under_a_cap_is_undetermined_and_asked_for()
    {
        var ask = new Rules().Cap("t:a", 50).Ask("t:a").At("east");
        Assert.That((ask.Outcome, ask.Questions.ToArray()), Is.EqualTo((Outcome.Undetermined, new[] { "foreignShare" })));
    }

    [TestCase(40, 60, Outcome.Undetermined)]
    [TestCase(40, 50, Outcome.PermittedOnConditions)]
    [TestCase(51, 60, Outcome.NotPermittedAsProposed)]
    public void Range_of_shares_against_a_cap(decimal low, decimal high, Outcome expected) =>
        Assert.That(new Rules().Cap("t:a", 50).Ask("t:a").At("east").Foreign(low, high).Outcome, Is.EqualTo(expected));

    [Test]
    public void Worst_of_several_codes_decides() =>
        Assert.That(new Rules().Cap("t:b", 50).Prohibit("t:c").Ask("twofold").At("east").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.Prohibited));

    [Test]
    public void Worst_of_several_activities_decides()
    {
        var ask = new Rules().Cap("t:b", 50).Prohibit("t:c").Ask("t:free", "t:b", "t:c").At("east").Held(("DE", 10));
        Assert.That(ask.Answer.Activities.Select(a => a.Outcome), Is.EqualTo(new[] { Outcome.Permitted, Outcome.PermittedOnConditions, Outcome.Prohibited }));
        Assert.That(ask.Outcome, Is.EqualTo(Outcome.Prohibited));
    }

    [Test]
    public void Whole_can_be_exact_where_its_parts_are_not()
    {
        var listed = When.Flag("listed");
        var rules = new Rules().Require("one", "t:b", listed).Require("other", "t:c", When.Not(listed));
        var ask = rules.Ask("t:b", "t:c").At("east").Held(("DE", 10));
        Assert.That(ask.Answer.Activities.Select(a => a.Outcome), Is.All.EqualTo(Outcome.Undetermined));
        Assert.That(ask.Outcome, Is.EqualTo(Outcome.NotPermittedAsProposed));
    }

    [Test]
    public void Activity_with_two_readings_is_each_until_told()
    {
        var rules = new Rules().Prohibit("t:a").Cap("t:b", 50);
        Assert.That(rules.Ask("cloud").At("east").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(rules.Ask("cloud").At("east").Held(("DE", 10)).Stating("reading", "high").Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
        Assert.That(rules.Ask("cloud").At("east").Held(("DE", 10)).Questions, Is.EqualTo(new[] { "reading" }));
    }

    [TestCase(null, Outcome.PermittedOnConditions)]
    [TestCase(Form.Company, Outcome.PermittedOnConditions)]
    [TestCase(Form.Partnership, Outcome.NotPermittedAsProposed)]
    public void Form_unstated_is_an_open_condition(Form? form, Outcome expected)
    {
        var ask = new Rules().Measure("form", new MeasureKind.FormRequirement(), ["t:a"], When.Choice("form", "company")).Ask("t:a").At("east").Held(("DE", 10));
        if (form is { } stated) ask.As(stated);
        Assert.That(ask.Outcome, Is.EqualTo(expected));
        Assert.That(ask.Open, Is.EqualTo(form is null ? new[] { "form" } : []));
    }

    [Test]
    public void Mode_unstated_is_an_investment_proper_and_said_to_be()
    {
        var rules = new Rules().Prohibit("t:a", when: When.Choice("mode", "contractual-control"));
        var ask = rules.Ask("t:a").At("east").Held(("DE", 10));
        Assert.That((ask.Outcome, ask.Only.Findings.Single().Verdict), Is.EqualTo((Outcome.Permitted, Verdict.NotApplicable)));
        Assert.That(ask.Answer.Assumptions.Select(a => a.En), Has.One.Contains("not as contractual control"));
        Assert.That(rules.Ask("t:a").At("east").Held(("DE", 10)).Through(Mode.ContractualControl).Outcome, Is.EqualTo(Outcome.Prohibited));
    }

    [Test]
    public void Place_named_without_its_zone_is_outside_the_zone_and_said_to_be()
    {
        var ask = new Rules().Prohibit("t:a").Lift("pilot", ["bar-a"], "t:a", "ftz").Ask("t:a").At("east").Held(("DE", 10));
        Assert.That(ask.Outcome, Is.EqualTo(Outcome.Prohibited));
        Assert.That(ask.Answer.Assumptions.Select(a => a.En), Has.One.Contains("outside every special zone"));
    }

    [Test]
    public void Shares_nobody_attributed_are_an_open_condition_where_they_matter()
    {
        var rules = new Rules().Cap("t:a", 50).Cap("t:b", 100);
        Assert.That(rules.Ask("t:a").At("east").By(Holder("DE", 40)).Open, Is.EqualTo(new[] { "chinese-side" }));
        Assert.That(rules.Ask("t:b").At("east").By(Holder("DE", 40)).Open, Is.Empty);
        Assert.That(rules.Ask("t:a").At("east").By(Holder("DE", 40)).Stating("chinese-side", true).Open, Is.Empty);
        Assert.That(rules.Ask("t:a").At("east").By(Holder("DE", 40)).Stating("chinese-side", false).Outcome, Is.EqualTo(Outcome.Undetermined));
    }

    [Test]
    public void Shares_nobody_attributed_matter_to_a_treaty()
    {
        var rules = new Rules().Prohibit("t:a").Lift("treaty", ["bar-a"], "t:a", [("cn", Rules.Days())], new() { ["HK"] = null });
        var ask = rules.Ask("t:a").At("east").By(Holder("HK", 40));
        Assert.That((ask.Outcome, ask.Open.ToArray()), Is.EqualTo((Outcome.PermittedOnConditions, new[] { "chinese-side" })));
    }

    [Test]
    public void Shares_nobody_attributed_matter_to_what_a_measure_concerns()
    {
        var rules = new Rules().Require("large", "t:a", When.Flag("listed"), when: When.Number("foreign-share", Access.Measures.Comparison.AtLeast, 50));
        Assert.That(rules.Ask("t:a").At("east").By(Holder("DE", 40)).Open, Is.EqualTo(new[] { "chinese-side" }));
    }

    [Test]
    public void Obligations_attach_to_what_can_go_ahead_only()
    {
        var rules = new Rules().Prohibit("t:a").Oblige("licence", "*").Oblige("large", "*", When.Choice("scale", "large"));
        Assert.That(rules.Ask("t:a").At("east").Held(("DE", 10)).Only.Obligations, Is.Empty);
        Assert.That(rules.Ask("t:b").At("east").Held(("DE", 10)).Only.Obligations.Select(o => (o.Id, o.Certain)), Is.EqualTo(new[] { ("large", false), ("licence", true) }));
        Assert.That(rules.Ask("t:b").At("east").Held(("DE", 10)).Stating("scale", "small").Only.Obligations.Select(o => o.Id), Is.EqualTo(new[] { "licence" }));
    }
}
