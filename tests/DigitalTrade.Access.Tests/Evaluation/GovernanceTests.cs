using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Evaluation;

public sealed class GovernanceTests
{
    [TestCase("ftz-1", "zone-1", Outcome.Permitted)]
    [TestCase("east", "national-1", Outcome.Prohibited)]
    public void Displaced_list_drops_out_and_stays_visible(string place, string governing, Outcome expected)
    {
        var answer = new Rules().Prohibit("t:a").List("zone", "ftz", displaces: "national").Ask("t:a").At(place).Held(("DE", 10)).Only;
        Assert.That((answer.GovernedBy, answer.Outcome), Is.EqualTo((governing, expected)));
        Assert.That(answer.Findings.Single().Verdict, Is.EqualTo(place == "east" ? Verdict.Bars : Verdict.Displaced));
    }

    [Test]
    public void Measure_of_no_list_cumulates_with_every_list()
    {
        var rules = new Rules().Prohibit("t:a", listed: false).List("zone", "ftz", displaces: "national");
        Assert.That(rules.Ask("t:a").At("ftz-1").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.Prohibited));
    }

    [TestCase("2024-10-31", null)]
    [TestCase("2024-11-01", "national-1")]
    [TestCase("2025-06-30", "national-1")]
    [TestCase("2025-07-01", null)]
    [TestCase("2025-08-01", "national-2")]
    public void Gap_between_editions_is_undetermined(string date, string? governing)
    {
        var rules = new Rules(governed: false).List("national", from: "2024-11-01", to: "2025-06-30").List("national", from: "2025-08-01");
        var ask = rules.Ask("t:free").At("east").Held(("DE", 10)).On(date);
        Assert.That(ask.Only.GovernedBy, Is.EqualTo(governing));
        Assert.That(ask.Outcome, Is.EqualTo(governing is null ? Outcome.Undetermined : Outcome.Permitted));
        Assert.That(ask.Answer.Caveats.Any(c => c.Id == "no-governing-list"), Is.EqualTo(governing is null));
    }

    [Test]
    public void Before_the_earliest_edition_the_caveat_says_so() =>
        Assert.That(
            new Rules(governed: false).List("national", from: "2024-11-01").Ask("t:a").At("east").Held(("DE", 1)).On("2020-01-01").Answer.Caveats.Single().Text.En,
            Does.Contain("2024-11-01"));

    [Test]
    public void Two_lists_neither_of_which_displaces_are_a_conflict()
    {
        var ask = new Rules().List("zone", "ftz").Prohibit("t:a").Ask("t:a").At("ftz").Held(("DE", 10));
        Assert.That((ask.Outcome, ask.Only.GovernedBy), Is.EqualTo((Outcome.Undetermined, (string?)null)));
        Assert.That(ask.Answer.Caveats.Single().Text.En, Does.Contain("neither displaces"));
    }

    [Test]
    public void Incomplete_edition_determines_nothing() =>
        Assert.That(new Rules(governed: false).List("national", incomplete: true).Prohibit("t:a").Ask("t:a").At("east").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.Undetermined));

    [Test]
    public void Abroad_no_list_governs() =>
        Assert.That(new Rules().Ask("t:a").At("overseas").Held(("DE", 10)).Outcome, Is.EqualTo(Outcome.Undetermined));
}
