using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Evaluation;

public sealed class CaveatTests
{
    [Test]
    public void Unverified_measure_surfaces_where_the_answer_rests_on_it()
    {
        var rules = new Rules().Cap("t:a", 50, with: m => m with { Verified = Verification.Unverified }).Cap("t:b", 50);
        Assert.That(Kinds(rules.Ask("t:a")), Is.EqualTo(new[] { "national-1:cap-a verification" }));
        Assert.That(Kinds(rules.Ask("t:b")), Is.Empty);
    }

    [Test]
    public void Measure_that_does_not_concern_the_proposal_surfaces_nothing() =>
        Assert.That(Kinds(new Rules().Cap("t:a", 50, when: When.Number("foreign-share", Comparison.Above, 90), with: m => m with { Verified = Verification.Unverified }).Ask("t:a")), Is.Empty);

    [Test]
    public void Opening_not_relied_on_surfaces_nothing()
    {
        var rules = new Rules().Prohibit("t:a").Lift("relied", ["bar-a"], "t:a")
            .Lift("zz-other", ["bar-a"], "t:a", [("cn", Rules.Days())], null, d => d with { Verified = Verification.Unverified, Certainty = Certainty.Announced });
        Assert.That(Kinds(rules.Ask("t:a")), Is.Empty);
    }

    [Test]
    public void Opening_relied_on_surfaces_its_doubts()
    {
        var rules = new Rules().Prohibit("t:a")
            .Lift("relied", ["bar-a"], "t:a", [("cn", Rules.Days())], null, d => d with { Verified = Verification.Secondary, Certainty = Certainty.Disputed });
        Assert.That(Kinds(rules.Ask("t:a")), Is.EqualTo(new[] { "relied certainty", "relied verification" }));
    }

    [Test]
    public void Condition_that_reads_differently_in_each_area_is_shown_as_it_reads_in_its_own()
    {
        var rules = new Rules().Prohibit("t:a").Lift("open", ["bar-a"], "t:a", [("east", Rules.Days()), ("west", Rules.Days())], null, d => d with
        {
            Areas = [.. d.Areas.Select(a => a with { Conditions = [Known(a.Territory.Zones[0])] })],
        });
        foreach (var place in new[] { "east", "west" })
            Assert.That(rules.Ask("t:a").At(place).Held(("DE", 10)).Answer.Caveats.Single().Text.En, Does.EndWith(World.Words(place).En));

        static DerogationCondition Known(string zone) => new()
        {
            Id = "here",
            Of = "open",
            Kind = "location",
            Test = Kleene.Interpreted(When.Flag("approval")),
            Statement = World.Words(zone),
            Cite = new("opening", "here", World.Words("opening")),
            Verified = Verification.Secondary,
        };
    }

    [TestCase("t:a", "silence")]
    [TestCase("t:b", "")]
    public void Caveat_of_a_pack_by_sector(string sector, string expected) =>
        Assert.That(string.Concat(new Rules().Caveat("quiet", "t:a").Ask(sector).At("east").Held(("DE", 10)).Answer.Caveats.Select(c => c.Kind)), Is.EqualTo(expected));

    [TestCase(10, "quiet")]
    [TestCase(60, "")]
    public void Caveat_of_a_pack_by_outcome(decimal share, string expected)
    {
        var rules = new Rules().Cap("t:a", 50).Caveat("quiet", "t:a", c => Of(c, [Outcome.PermittedOnConditions]));
        Assert.That(string.Concat(rules.Ask("t:a").At("east").Held(("DE", share)).Answer.Caveats.Select(c => c.Id)), Is.EqualTo(expected));
    }

    private static Access.Measures.CaveatRule Of(Access.Measures.CaveatRule c, Outcome[] outcomes) => new()
    {
        Id = c.Id,
        Kind = c.Kind,
        Sectors = c.Sectors,
        Territory = c.Territory,
        InForce = c.InForce,
        Outcomes = [.. outcomes],
        Statement = c.Statement,
        Cites = c.Cites,
    };

    private static IEnumerable<string> Kinds(Ask ask) => ask.At("east").Held(("DE", 10)).Answer.Caveats.Select(c => $"{c.Id} {c.Kind}").Order();
}
