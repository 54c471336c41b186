using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Packs.Tests;

public sealed class DerogationTests
{
    private static Derogation Derogation(string more) => new RuleSet().Law($$"""
        derogations:
          - key: law:test
            instrument: telecom-rules
            lifts: [vats-cap]
            sectors: ["miit:B25"]
            from: 2024-10-23
            text: {zh: 取消限制, en: The limit is lifted}
            provision: art. 3
            verified: verified
            {{more.ReplaceLineEndings("\n    ")}}
        """).Sound().Content.Derogations.Single();

    [Test]
    public void Registration_is_a_condition_in_each_area()
    {
        var areas = Derogation("territory:\n  - {zones: [sh-lingang, ftz-sh], from: 2024-11-01}\n  - {zones: [hainan-ftp], to: 2030-01-01}").Areas;
        Assert.That(areas.Select(a => a.InForce), Is.EqualTo(new[] { new InForce(new(2024, 11, 1), DateOnly.MaxValue), new InForce(new(2024, 10, 23), new(2030, 1, 1)) }));
        Assert.That(areas.Select(a => a.Conditions.Single()).Select(c => (c.Id, c.Kind, c.Test.Expression)), Is.EqualTo(new[]
        {
            ("registered-in-territory", "location", "registeredWithin_ftz_sh__sh_lingang == true"),
            ("registered-in-territory", "location", "registeredWithin_hainan_ftp == true"),
        }));
        Assert.That(areas[1].Conditions[0].Statement, Is.EqualTo(new Text("企业在海南自贸港注册", "The enterprise is registered in Hainan FTP")));
    }

    [TestCase("")]
    [TestCase("territory:\n  - {zones: [cn]}")]
    public void All_of_China_needs_no_registration(string territory)
    {
        var area = Derogation(territory).Areas.Single();
        Assert.That(area.Territory.Zones, Is.EqualTo(new[] { "cn" }));
        Assert.That(area.Conditions, Is.Empty);
    }

    [Test]
    public void Same_is_the_area_and_territory_the_whole()
    {
        var areas = Derogation("""
            territory:
              - {zones: [sh-lingang]}
              - {zones: [hainan-ftp]}
            conditions:
              - id: facilities
                kind: location
                test: {facilities: {within: same}}
                text: {zh: 设施在同一区域, en: Facilities in the same area}
                provision: annex
                verified: secondary
              - id: customers
                kind: customers
                test: {serves: {within: territory}}
                text: {zh: 用户在区域内, en: Customers in the territory}
                verified: verified
                from: 2025-01-01
            """).Areas;
        Assert.That(areas[0].Conditions.Select(c => c.Test.Expression), Is.EqualTo(new[]
        {
            "registeredWithin_sh_lingang == true", "facilitiesWithin_sh_lingang == true", "servesWithin_hainan_ftp__sh_lingang == true",
        }));
        Assert.That(areas[1].Conditions[1].Test.Expression, Is.EqualTo("facilitiesWithin_hainan_ftp == true"));
        Assert.That(areas[1].Conditions[2].Test, Is.SameAs(areas[0].Conditions[2].Test));
        Assert.That(areas[0].Conditions.Select(c => c.Cite.Provision), Is.EqualTo(new[] { "art. 3", "annex", "art. 3" }));
        Assert.That(areas[0].Conditions[2].InForce.From, Is.EqualTo(new DateOnly(2025, 1, 1)));
    }

    [Test]
    public void Share_and_control_are_conditions()
    {
        var derogation = Derogation("share: 49.5\ncontrol: majority");
        Assert.That(derogation.Areas[0].Conditions.Select(c => (c.Id, c.Kind, c.Test.Expression)), Is.EqualTo(new[]
        {
            ("foreign-share", "share", "foreignShare <= 49.5M"), ("chinese-control", "control", "foreignShare <= 49M"),
        }));
        Assert.That(derogation.Share, Is.EqualTo(49.5m));
    }

    [TestCase("", new[] { "vats-cap", "vats-cap.partnership" })]
    [TestCase("share: 60", new[] { "vats-cap" })]
    [TestCase("control: majority", new[] { "vats-cap" })]
    public void Opening_without_a_share_lifts_the_partnership_bar_too(string more, string[] lifts) =>
        Assert.That(Derogation(more).Lifts, Is.EquivalentTo(lifts));

    [Test]
    public void Investors_hold_the_qualification_named()
    {
        var investors = Derogation("investors: {HK: cepa-hk, DE: none}").Investors!;
        Assert.That(investors["HK"], Is.EqualTo("cepa-hk"));
        Assert.That(investors["DE"], Is.Null);
        Assert.That(Derogation("").Investors, Is.Null);
    }
}
