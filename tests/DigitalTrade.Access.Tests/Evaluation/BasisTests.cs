using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Investors.LookThrough;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Tests.Building;
using DigitalTrade.Access.Tests.Investors.LookThrough;
using NUnit.Framework;
using static DigitalTrade.Access.Tests.Building.Ask;

namespace DigitalTrade.Access.Tests.Evaluation;

/// <summary>Which way to count a measure reads, on a Chinese company of which 60% is held by a company that is 60% German.</summary>
public sealed class BasisTests
{
    private static readonly Investor Half = Holder("CN", 60, HolderKind.Company) with { Name = "A", Holders = [Holder("DE", 60), Holder("CN", 40, HolderKind.Private)] };

    private static readonly Investor[] Chain = [Half, Holder("CN", 40, HolderKind.Private)];

    [TestCase(Basis.Direct, Outcome.NotPermittedAsProposed)]
    [TestCase(Basis.LookThrough, Outcome.PermittedOnConditions)]
    [TestCase(Basis.Open, Outcome.Undetermined)]
    public void Cap_of_fifty_on_a_direct_sixty_and_a_look_through_thirty_six(Basis basis, Outcome expected) =>
        Assert.That(Cap(basis).At("east").By(Chain).Outcome, Is.EqualTo(expected));

    [Test]
    public void Open_basis_names_both_outcomes_and_both_shares()
    {
        var answer = Cap(Basis.Open).At("east").By(Chain).Answer;
        var caveat = answer.Caveats.Single(c => c.Id == "ownership-basis");
        Assert.That(caveat.Text.En, Does.Contain("60%").And.Contain("Not permitted as proposed").And.Contain("36%").And.Contain("Permitted on conditions"));
        Assert.That(caveat.Cites, Is.Not.Empty);
        var finding = answer.Activities.Single().Findings.Single();
        Assert.That(finding.Verdict, Is.EqualTo(Verdict.Undetermined));
        Assert.That(finding.Facts, Is.EqualTo(new FactReading[] { new("foreignShare", 60m), new("lookThrough.foreignShare", 36m) }));
        Assert.That(answer.Questions, Is.Empty, "what the law means is no question to the asker");
    }

    [Test]
    public void Open_basis_is_of_no_account_where_both_come_to_the_same()
    {
        var answer = new Rules().Cap("t:a", 35).Ask("t:a").At("east").By(Chain).Answer;
        Assert.That(answer.Outcome, Is.EqualTo(Outcome.NotPermittedAsProposed));
        Assert.That(answer.Caveats.Select(c => c.Id), Does.Not.Contain("ownership-basis"));
    }

    [Test]
    public void Prohibition_stands_on_either_basis() =>
        Assert.That(new Rules().Prohibit("t:a").Ask("t:a").At("east").By(Chain).Outcome, Is.EqualTo(Outcome.Prohibited));

    [Test]
    public void Round_trip_is_never_permitted_by_looking_through_alone()
    {
        var trip = Holder("HK", 100) with { Holders = [Holder("CN", 100, HolderKind.StateOwned)] };
        Assert.That(new Rules().Prohibit("t:a").Ask("t:a").At("east").By(trip).Outcome, Is.EqualTo(Outcome.Undetermined));
    }

    [Test]
    public void Share_behind_that_is_not_stated_keeps_a_look_through_cap_open()
    {
        var part = Half with { Holders = [Holder("DE", 60)] };
        var answer = Cap(Basis.LookThrough).At("east").By(part, Chain[1]).Answer;
        Assert.That(answer.Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(answer.Questions.Select(q => q.Fact), Is.EqualTo(new[] { "lookThrough.foreignShare" }));
        Assert.That(answer.Ownership!.Unstated.Single(), Is.EqualTo(new UnstatedHolders("A", Stake.Point(new(2, 5)))));
    }

    [Test]
    public void Exact_half_looked_through_is_within_a_cap_of_fifty()
    {
        var half = Holder("CN", 60, HolderKind.Company) with { Holders = [Holder("DE", 83.33m), Holder("CN", 16.67m, HolderKind.Private)] };
        Assert.That(Cap(Basis.LookThrough).At("east").By(half, Chain[1]).Outcome, Is.EqualTo(Outcome.PermittedOnConditions), "49.998");
        var over = Holder("CN", 60, HolderKind.Company) with { Holders = [Holder("DE", 83.34m), Holder("CN", 16.66m, HolderKind.Private)] };
        Assert.That(Cap(Basis.LookThrough).At("east").By(over, Chain[1]).Outcome, Is.EqualTo(Outcome.NotPermittedAsProposed), "50.004");
    }

    // Half of it is held in a circle: 2/3 + 1/3 of thirds; exactly 50 is not above 50 although no third is a decimal.
    [Test]
    public void Circle_that_comes_to_exactly_the_cap_is_within_it()
    {
        var graph = Graphs.Of("T", "A/CN/Company X/DE Y/CN/Private", "A-T 100 A-A 40 X-A 30 Y-A 30");
        var ask = Cap(Basis.LookThrough).With(p => Graphs.Proposed(graph) with { Activities = p.Activities });
        Assert.That(ask.Answer.Ownership!.LookThrough.ForeignShare, Is.EqualTo(Stake.Point(new(1, 2))));
        Assert.That(ask.Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
        var third = Graphs.Of("T", "A/CN/Company X/DE Y/CN/Private", "A-T 100 A-A 10 X-A 45.0000001 Y-A 44.9999999");
        Assert.That(Cap(Basis.LookThrough).With(p => Graphs.Proposed(third) with { Activities = p.Activities }).Outcome, Is.EqualTo(Outcome.NotPermittedAsProposed));
    }

    [TestCase(Basis.Direct, Outcome.NotPermittedAsProposed)]
    [TestCase(Basis.LookThrough, Outcome.PermittedOnConditions)]
    [TestCase(Basis.Open, Outcome.Undetermined)]
    public void Share_of_an_opening_is_counted_as_the_opening_says(Basis basis, Outcome expected)
    {
        var rules = new Rules().Prohibit("t:a", with: m => m with { Basis = Basis.Direct });
        rules.Lift("pack:open", ["bar-a"], "t:a", [("cn", Rules.Days())], null, d => d with { Basis = basis }, ("share", When.ForeignAtMost(50)));
        Assert.That(rules.Ask("t:a").At("east").By(Chain).Outcome, Is.EqualTo(expected));
    }

    [Test]
    public void Without_anybody_behind_nothing_is_looked_through()
    {
        var answer = Cap(Basis.Open).At("east").Held(("DE", 60)).Answer;
        Assert.That(answer.Ownership, Is.Null);
        Assert.That(answer.Outcome, Is.EqualTo(Outcome.NotPermittedAsProposed));
    }

    [Test]
    public void Control_by_contract_is_no_way_around_a_prohibition()
    {
        var graph = Graphs.Of("T", "W/CN/ForeignInvestedEnterprise C/KY P/CN/Individual", "P-T 100 C-W 100", Graphs.Contract("W", "T"));
        var answer = new Rules().Prohibit("t:a").Ask("t:a").With(_ => Graphs.Proposed(graph)).Answer;
        Assert.That(answer.Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(answer.Ownership!.ContractualControl.Single(), Is.EqualTo(new ContractualControl("T", "W")));
    }

    private static Ask Cap(Basis basis) => new Rules().Cap("t:a", 50, with: m => m with { Basis = basis }).Ask("t:a");
}
