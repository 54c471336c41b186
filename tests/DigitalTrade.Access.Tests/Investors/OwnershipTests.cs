using DigitalTrade.Access.Investors;
using NUnit.Framework;
using static DigitalTrade.Access.Tests.Building.Ask;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Investors;

public sealed class OwnershipTests
{
    [Test]
    public void Textbook_joint_venture()
    {
        var held = Of(Holder("DE", 30), Holder("HK", 20), Holder("CN", 50, HolderKind.StateOwned));
        Assert.That(held.Foreign, Is.EqualTo(Range.Point(50)));
        Assert.That(held.State, Is.EqualTo(Range.Point(50)));
        Assert.That(held.LargestForeign, Is.EqualTo(Range.Point(30)));
        Assert.That(held.ChineseRelativeControl, Is.True);
        Assert.That(held.Unattributed, Is.Zero);
    }

    [Test]
    public void Nothing_stated_is_some_foreign_share_of_an_unknown_economy()
    {
        var held = Of();
        Assert.That(held.Foreign, Is.EqualTo(new Range(0, 100, LowOpen: true)));
        Assert.That(held.Holders.Single(), Has.Property(nameof(Access.Investors.Holder.Economy)).Null);
        Assert.That(held.ChineseRelativeControl, Is.Null);
    }

    [Test]
    public void Somebody_without_share_and_economy_does_not_stand_for_the_rest()
    {
        var (with, without) = (Of(Holder("CN", 85, HolderKind.Private), Holder(null, 0)), Of(Holder("CN", 85, HolderKind.Private)));
        Assert.That(with.Holders.Single(), Has.Property(nameof(Access.Investors.Holder.Share)).EqualTo(without.Holders.Single().Share));
        Assert.That((with.Foreign, with.LargestForeign, with.State), Is.EqualTo((without.Foreign, without.LargestForeign, without.State)));
    }

    [Test]
    public void Rest_beside_a_foreign_holder_counts_as_Chinese_and_is_kept_in_mind()
    {
        var held = Of(Holder("DE", 30));
        Assert.That(held.Foreign, Is.EqualTo(Range.Point(30)));
        Assert.That(held.Unattributed, Is.EqualTo(70));
    }

    [Test]
    public void Rest_beside_Chinese_holders_only_may_be_foreign()
    {
        var held = Of(Holder("CN", 60, HolderKind.Private));
        Assert.That(held.Foreign, Is.EqualTo(new Range(0, 40)));
        Assert.That(held.Holders.Single().KnownForeign, Is.False);
    }

    [Test]
    public void Chinese_holder_of_unstated_kind_is_kept_in_mind()
    {
        Assert.That(Of(Holder("DE", 30), Holder("CN", 70)).Unattributed, Is.EqualTo(70));
        Assert.That(Of(Holder("DE", 30), Holder("CN", 70, HolderKind.Company)).Unattributed, Is.Zero);
    }

    [Test]
    public void Chinese_side_confirmed_leaves_nothing_open()
    {
        var held = Ownership.Of([Holder("CN", 60)], null, chineseSide: true);
        Assert.That((held.Foreign, held.Unattributed), Is.EqualTo((Range.Point(0), 0m)));
    }

    [Test]
    public void Chinese_side_denied_makes_part_of_it_foreign()
    {
        var held = Ownership.Of([Holder("DE", 30), Holder("CN", 40)], null, chineseSide: false);
        Assert.That(held.Foreign, Is.EqualTo(new Range(30, 100, LowOpen: true)));
    }

    [TestCase(HolderKind.ForeignInvestedEnterprise, null, 40)]
    [TestCase(HolderKind.Private, null, 0)]
    [TestCase(HolderKind.Company, "DE", 40)]
    [TestCase(HolderKind.Company, "CN", 0)]
    public void Foreign_invested_enterprise_counts_as_foreign(HolderKind kind, string? behind, decimal foreign)
    {
        var holder = Holder("CN", 40, kind) with { Holders = behind is null ? [] : [Holder(behind, 10)] };
        Assert.That(Of(holder, Holder("CN", 60, HolderKind.Private)).Foreign, Is.EqualTo(Range.Point(foreign)));
    }

    [Test]
    public void Chinese_holder_with_an_unknown_holder_behind_may_be_foreign()
    {
        var held = Of(Holder("CN", 40, HolderKind.Company) with { Holders = [Holder(null, 10)] }, Holder("CN", 60, HolderKind.Private));
        Assert.That(held.Foreign, Is.EqualTo(new Range(0, 40)));
    }

    [Test]
    public void Foreign_and_Chinese_shares_bound_each_other()
    {
        var held = Of(Holder("DE"), Holder("CN", 70, HolderKind.Company));
        Assert.That(held.Foreign, Is.EqualTo(new Range(0, 30, LowOpen: true)));
        Assert.That(held.WithState(Range.Point(65))!.Foreign, Is.EqualTo(new Range(0, 30, LowOpen: true)));
        Assert.That(Of(Holder("DE") with { Share = new Range(20, 60) }, Holder("CN", 40, HolderKind.Private)).WithState(Range.Point(30))!.Foreign, Is.EqualTo(new Range(20, 30)));
    }

    [Test]
    public void Ranges_fit_together()
    {
        var held = Of(Holder("DE") with { Share = new Range(10, 60) }, Holder("US") with { Share = new Range(10, 60) }, Holder("CN", 30, HolderKind.Private));
        Assert.That(held.Foreign, Is.EqualTo(new Range(20, 70)));
        Assert.That(held.WithForeign(Range.Point(70))!.LargestForeign, Is.EqualTo(new Range(10, 60)));
        Assert.That(held.WithLargest(new(0, 20))!.Foreign, Is.EqualTo(new Range(20, 40)));
        Assert.That(held.WithLargest(new(0, 20))!.WithForeign(Range.Point(41)), Is.Null);
    }

    [Test]
    public void Unstated_share_where_the_others_leave_nothing_is_nothing() =>
        Assert.That(Of(Holder("DE"), Holder("CN", 100, HolderKind.Private)).Foreign, Is.EqualTo(Range.Point(0)));

    [Test]
    public void Total_bounds_the_largest_holder()
    {
        var held = Ownership.Of([], Range.Point(60), null);
        Assert.That(held.LargestForeign, Is.EqualTo(new Range(0, 60, LowOpen: true)));
        Assert.That(Ownership.Of([], Range.Point(0), null), Has.Property(nameof(Ownership.Holders)).Empty);
    }

    [TestCase(49.99, true)]
    [TestCase(50, false)]
    public void Relative_control_against_one_holder(decimal share, bool expected) =>
        Assert.That(Of(Holder("DE", share), Holder("CN", 100 - share, HolderKind.Private)).ChineseRelativeControl, Is.EqualTo(expected));

    [Test]
    public void Relative_control_against_two_holders() =>
        Assert.That(Of(Holder("DE", 30), Holder("US", 30), Holder("CN", 40, HolderKind.Private)).ChineseRelativeControl, Is.True);

    private static Ownership Of(params Investor[] investors) => Ownership.Of([.. investors], null, null);
}
