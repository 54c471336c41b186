using DigitalTrade.Access.Investors.LookThrough;
using NUnit.Framework;
using static DigitalTrade.Access.Tests.Investors.LookThrough.Graphs;

namespace DigitalTrade.Access.Tests.Investors.LookThrough;

/// <summary>Structures worked out by hand.</summary>
public sealed class TextbookTests
{
    [Test]
    public void Chain_of_sixty_and_sixty_is_thirty_six()
    {
        var seen = Through(Of("T", "A/CN/Company B/DE C/CN/Private", "A-T 60 C-T 40 B-A 60 C-A 40"));
        Assert.That(seen.Foreign, Is.EqualTo(Percent(36)));
        Assert.That(seen.Of("DE"), Is.EqualTo(Percent(36)));
        Assert.That(seen.Of("CN"), Is.EqualTo(Percent(64)));
        Assert.That(Controllers.ByMajority(seen.Structure).Single().Label, Is.EqualTo("B"));
    }

    // A holds 20% of B and B 25% of A. a = .8x + .25b of the owners' parts: T = A; A: X 75, B 25; B: Y 80, A 20.
    // part of A = 1 / (1 - .25 * .2) = 20/19; X = 15/19, B = 5/19, Y = 4/19.
    [Test]
    public void Cross_holding_is_solved_and_not_cut()
    {
        var seen = Through(Of("T", "A/CN/Company B/CN/Company X/CN/Private Y/DE", "A-T 100 X-A 75 B-A 25 Y-B 80 A-B 20"));
        Assert.That(seen.Foreign, Is.EqualTo(Stake.Point(new(4, 19))));
        Assert.That(seen.Owners.Select(o => (o.Node.Label, o.Share.Low)), Is.EqualTo(new[] { ("X", new Fraction(15, 19)), ("Y", new Fraction(4, 19)) }));
        Assert.That(seen.Foreign.ToString(), Is.EqualTo("21.052632"));
    }

    // A, B, C hold half of each other in turn; outside each the other half. From A: 1, 1/2, 1/4 going round an eighth less:
    // parts 8/7, 4/7, 2/7; the owners half of each.
    [Test]
    public void Circle_of_three()
    {
        var seen = Through(Of("A", "B/CN C/CN X/DE Y/HK Z/CN/StateOwned", "B-A 50 X-A 50 C-B 50 Y-B 50 A-C 50 Z-C 50"));
        Assert.That(seen.Of("DE"), Is.EqualTo(Stake.Point(new(4, 7))));
        Assert.That(seen.Of("HK"), Is.EqualTo(Stake.Point(new(2, 7))));
        Assert.That(seen.State, Is.EqualTo(Stake.Point(new(1, 7))));
        Assert.That(seen.Foreign, Is.EqualTo(Stake.Point(new(6, 7))));
    }

    [Test]
    public void Treasury_shares_go_to_the_other_holders() =>
        Assert.That(Through(Of("T", "X/DE Y/CN/Private", "T-T 20 X-T 20 Y-T 60")).Foreign, Is.EqualTo(Percent(25)));

    // Control of every step with 51%: 13% of the money commands the enterprise.
    [Test]
    public void Pyramid_controls_far_beyond_its_money()
    {
        var seen = Through(Of("T", "A/CN B/CN X/US P/CN/Private", "A-T 51 P-T 49 B-A 51 P-A 49 X-B 51 P-B 49"));
        Assert.That(seen.Foreign, Is.EqualTo(Stake.Point(new(132651, 1000000))));
        Assert.That(Controllers.ByMajority(seen.Structure).Single().Label, Is.EqualTo("X"));
    }

    [Test]
    public void Two_branches_of_one_owner_add_up()
    {
        var seen = Through(Of("T", "A/CN B/CN X/DE Y/CN/Private Z/CN/Private", "A-T 30 B-T 30 Y-T 40 X-A 60 Z-A 40 X-B 60 Z-B 40"));
        Assert.That(seen.LargestForeign, Is.EqualTo(Percent(36)));
        Assert.That(Controllers.ByMajority(seen.Structure).Single().Label, Is.EqualTo("X"), "through both branches together");
    }

    [Test]
    public void Foreign_invested_holder_of_whom_no_more_is_said_is_foreign_in_part()
    {
        var seen = Through(Of("T", "F/CN/ForeignInvestedEnterprise P/CN/Private", "F-T 40 P-T 60"));
        Assert.That(seen.Foreign, Is.EqualTo(new Stake(Fraction.Zero, Fraction.OfPercent(40), LowOpen: true)));
    }

    [Test]
    public void Foreign_invested_holder_counts_for_what_is_foreign_behind_it()
    {
        var seen = Through(Of("T", "F/CN/ForeignInvestedEnterprise P/CN/Private D/DE", "F-T 40 P-T 60 D-F 25 P-F 75"));
        Assert.That(seen.Foreign, Is.EqualTo(Percent(10)));
    }

    [Test]
    public void Round_trip_of_a_state_owner_over_Hong_Kong()
    {
        var graph = Of("T", "H/HK S/CN/StateOwned", "H-T 100 S-H 100");
        var seen = Through(graph);
        Assert.That((seen.Foreign, seen.State), Is.EqualTo((Percent(0), Percent(100))));
        var answer = Book.Determine(Proposed(graph)).Ownership!;
        Assert.That((answer.Direct.ForeignShare, answer.LookThrough.ForeignShare), Is.EqualTo((Percent(100), Percent(0))));
        Assert.That((answer.Direct.StateShare, answer.LookThrough.StateShare), Is.EqualTo((Percent(0), Percent(100))));
        Assert.That(answer.ControllerByMajority, Is.EqualTo(new[] { "S" }));
    }

    [Test]
    public void What_is_not_stated_of_a_holder_belongs_to_anybody()
    {
        var seen = Through(Of("T", "A/CN X/DE P/CN/Private", "A-T 60 P-T 40 X-A 30"));
        Assert.That(seen.Foreign, Is.EqualTo(new Stake(Fraction.OfPercent(18), Fraction.OfPercent(60))));
        Assert.That(seen.Unstated, Is.EqualTo(Fraction.OfPercent(42)));
    }

    [Test]
    public void Holder_whose_share_is_not_stated_holds_something()
    {
        var seen = Through(Of("T", "A/CN X/DE P/CN/Private", "A-T 50 P-T 50 X-A ? P-A 70"));
        Assert.That(seen.Foreign, Is.EqualTo(new Stake(Fraction.Zero, Fraction.OfPercent(15), LowOpen: true)));
    }

    [Test]
    public void Range_of_a_holding_is_a_range_of_the_answer()
    {
        var seen = Through(Of("T", "A/CN X/DE P/CN/Private", "A-T 100 X-A 20..40 P-A 60..80"));
        Assert.That(seen.Foreign, Is.EqualTo(new Stake(Fraction.OfPercent(20), Fraction.OfPercent(40))));
    }

    [Test]
    public void Nobody_controls_at_exactly_one_half() =>
        Assert.That(Controllers.ByMajority(Through(Of("T", "X/DE Y/CN/Private", "X-T 50 Y-T 50")).Structure), Is.Empty);

    [Test]
    public void Those_who_act_in_concert_control_together()
    {
        var seen = Through(Of("T", "X/DE Y/US Z/CN/Private", "X-T 30 Y-T 30 Z-T 40", Concert("X", "Y")));
        Assert.That(Controllers.ByMajority(seen.Structure), Is.Empty);
        Assert.That(Controllers.ByAgreement(seen.Structure).Select(n => n.Label), Is.EquivalentTo(new[] { "X", "Y" }));
        Assert.That(seen.LargestForeign, Is.EqualTo(Percent(60)), "one investor with its affiliates");
    }

    [Test]
    public void Votes_by_agreement_are_a_step_of_the_chain()
    {
        var seen = Through(Of("T", "A/CN X/DE Z/CN/Private", "A-T 60 Z-T 40 X-A 10 Z-A 90", Votes("X", "A")));
        Assert.That(Controllers.ByMajority(seen.Structure).Single().Label, Is.EqualTo("Z"));
        Assert.That(Controllers.ByAgreement(seen.Structure).Select(n => n.Label), Does.Contain("X"));
    }

    [Test]
    public void Control_by_contract_puts_the_controller_in_the_place_of_the_holders()
    {
        var seen = Through(Of("T", "W/CN/ForeignInvestedEnterprise C/KY P/CN/Individual", "P-T 100 C-W 100", Contract("W", "T")));
        Assert.That(seen.Foreign, Is.EqualTo(Percent(100)));
        Assert.That(Controllers.ByMajority(seen.Structure).Single().Label, Is.EqualTo("P"));
        Assert.That(Controllers.ByAgreement(seen.Structure).Select(n => n.Label), Does.Contain("C"));
    }

    private static Stake Percent(decimal share) => Stake.Point(Fraction.OfPercent(share));
}
