using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Packs.Tests;

public sealed class BindingTests
{
    private static Measure Measure(string parameters, string key = "test") => new RuleSet().Law($$"""
        measures:
          - key: test
            {{parameters}}
            sectors: ["miit:B25"]
            text: {zh: 有要求, en: Something is asked}
            cite: {instrument: telecom-rules, provision: art. 2}
            verified: secondary
        """).Sound().Content.Measures.Single(m => m.Key == key);

    [TestCase("kind: prohibition", "foreignShare <= 0M")]
    [TestCase("kind: commitment-limit", "foreignShare <= 0M")]
    [TestCase("kind: equity-cap\n    max: 50", "foreignShare <= 50M")]
    [TestCase("kind: equity-cap\n    max: 100", "foreignShare <= 100M")]
    [TestCase("kind: control-requirement\n    control: majority", "foreignShare <= 49M")]
    [TestCase("kind: control-requirement\n    control: relative", "chineseRelativeControl == true")]
    [TestCase("kind: state-ownership-requirement\n    min: 51", "stateShare >= 51M")]
    [TestCase("kind: nationality-requirement\n    who: legal-representative", "legalRepresentative == \"CN\"")]
    [TestCase("kind: form-requirement\n    forms: [company]", "form == \"company\"")]
    [TestCase("kind: form-requirement\n    joint-venture: true", "foreignShare < 100M")]
    [TestCase("kind: form-requirement\n    forms: [company, branch]\n    joint-venture: true", "(form == \"company\" || form == \"branch\") && foreignShare < 100M")]
    [TestCase("kind: capital-requirement\n    min: 1000000", "registeredCapital >= 1000000M")]
    [TestCase("kind: investor-qualification\n    requires: {listed: true}", "listed == true")]
    [TestCase("kind: equity-cap\n    max: 50\n    requires: {foreign-share: {below: 50}}", "foreignShare < 50M")]
    [TestCase("kind: prohibition\n    requires: {listed: false}", "listed == false")]
    public void Kind_becomes_a_test(string parameters, string expression) => Assert.That(Measure(parameters).Requires.Expression, Is.EqualTo(expression));

    [TestCase("", Basis.Open)]
    [TestCase("basis: open", Basis.Open)]
    [TestCase("basis: direct", Basis.Direct)]
    [TestCase("basis: look-through", Basis.LookThrough)]
    public void Basis_is_open_unless_the_measure_says(string basis, Basis expected) =>
        Assert.That(Measure($"kind: prohibition\n    {(basis.Length == 0 ? "certainty: settled" : basis)}").Basis, Is.EqualTo(expected));

    [Test]
    public void Measure_without_dates_begins_with_its_instrument()
    {
        var measure = Measure("kind: prohibition");
        Assert.That(measure.InForce, Is.EqualTo(new InForce(new(2002, 1, 1), DateOnly.MaxValue)));
        Assert.That((measure.Id, measure.Edition, measure.Verified, measure.Certainty), Is.EqualTo(("law:test", (Edition?)null, Verification.Secondary, Certainty.Settled)));
        Assert.That(measure.Territory.Zones, Is.EqualTo(new[] { "cn" }));
        Assert.That(measure.Cite, Is.EqualTo(new Citation("telecom-rules", "art. 2", new("电信规定", "Telecom rules"))));
    }

    [Test]
    public void Measure_of_an_edition_takes_from_it_what_the_file_does_not_say()
    {
        var content = new RuleSet().Sound().Content;
        var measure = content.Measures.Single(m => m.Id == "cn-national-2024:vats-cap");
        Assert.That(measure.Edition, Is.SameAs(content.Editions.Single()));
        Assert.That((measure.InForce, measure.Cite.Instrument, measure.Item), Is.EqualTo((new InForce(new(2024, 11, 1), DateOnly.MaxValue), "list-2024", "12")));
        Assert.That(measure.Sectors.Covers("miit:B25", content.Taxonomy), Is.True);
        Assert.That(measure.Sectors.Covers("miit:B11", content.Taxonomy), Is.False);
    }

    [Test]
    public void Measures_are_indexed_by_id()
    {
        var measures = new RuleSet().Sound().Content.Measures;
        Assert.That(measures.Select(m => m.Id), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(measures.Select(m => m.Index), Is.EqualTo(Enumerable.Range(0, measures.Length)));
    }

    [Test]
    public void Partnership_bar_accompanies_each_share_test()
    {
        var measures = new RuleSet().Sound().Content.Measures;
        var companion = measures.Single(m => m.Key.EndsWith(".partnership", StringComparison.Ordinal));
        Assert.That((companion.Id, companion.Kind.Name, companion.Cite.Provision), Is.EqualTo(("cn-national-2024:vats-cap.partnership", "form-requirement", "note IV")));
        Assert.That(companion.When!.Expression, Is.EqualTo("foreignShare > 0M"));
        Assert.That(companion.Requires.Expression, Is.EqualTo("form == \"company\" || form == \"branch\" || form == \"sole-proprietorship\" || form == \"cooperative\""));
        Assert.That(companion.Sectors, Is.SameAs(measures.Single(m => m.Key == "vats-cap").Sectors));
    }

    [Test]
    public void Partnership_bar_concerns_what_its_measure_concerns()
    {
        var list = RuleSet.Resource("list").Replace("    max: 50", "    max: 50\n    when: {mode: onward-investment}", StringComparison.Ordinal);
        var companion = new RuleSet().With("law/list.yaml", list).Sound().Content.Measures.Single(m => m.Key == "vats-cap.partnership");
        Assert.That(companion.When!.Expression, Is.EqualTo("mode == \"onward-investment\" && foreignShare > 0M"));
    }

    [Test]
    public void Facts_of_the_engine_have_their_slots()
    {
        var facts = new RuleSet().Sound().Content.Facts;
        Assert.That(facts.Take(BuiltIn.Count).Select(f => f.Id), Is.EqualTo(BuiltIn.Ids));
        Assert.That(facts.Select(f => f.Slot), Is.EqualTo(Enumerable.Range(0, facts.Length)));
        Assert.That(facts.Skip(BuiltIn.Count).Take(3).Select(f => f.Id), Is.EqualTo(new[] { "founded", "registered-capital", "chinese-side" }));
        Assert.That(facts.Select(f => f.Id), Has.Member("chinese-side").And.No.Member("chinese-share"));
        Assert.That(facts.Single(f => f.Id == "pilot-approval").Curable, Is.True);
        Assert.That(facts.Single(f => f.Id == "listed").Curable, Is.False);
    }

    [Test]
    public void Fact_of_the_engine_missing_or_of_another_type()
    {
        var facts = RuleSet.Resource("facts");
        var missing = facts.Replace("- {id: state-share,", "- {id: states-share,", StringComparison.Ordinal);
        Assert.That(new RuleSet().With("facts.yaml", missing).Load().Diagnostics.Select(d => d.Message), Is.EqualTo(new[] { "fact `state-share` of the engine is not declared" }));
        var typed = facts.Replace("{id: registered, type: place", "{id: registered, type: boolean", StringComparison.Ordinal);
        Assert.That(new RuleSet().With("facts.yaml", typed).Load().Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA211" }));
        var values = facts.Replace("- {id: branch,", "- {id: office,", StringComparison.Ordinal);
        Assert.That(new RuleSet().With("facts.yaml", values).Load().Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA211" }));
    }

    [Test]
    public void No_file_at_all()
    {
        var result = new RuleSet(vocabulary: false).Load();
        Assert.That(result.Rulebook, Is.Null);
        Assert.That(result.Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA015" }));
    }

    [Test]
    public void Caveat_in_the_file_of_a_list_holds_under_that_list()
    {
        const string caveat = """
            caveats:
              - id: silence
                kind: silence
                sectors: all
                outcomes: [permitted]
                text: {zh: 清单未列文化、金融, en: The list is silent on culture and finance}
                cite: {provision: note VIII}
            """;
        var content = new RuleSet().With("law/list.yaml", RuleSet.Resource("list") + caveat).Sound().Content;
        var bound = content.Caveats.Single();
        Assert.That(bound.Edition, Is.SameAs(content.Editions.Single()));
        Assert.That((bound.InForce.From, bound.Cites.Single().Instrument, bound.Sectors.All), Is.EqualTo((new DateOnly(2024, 11, 1), "list-2024", true)));
    }

    [Test]
    public void Obligation_for_all_sectors_everywhere()
    {
        var obligation = new RuleSet().Law("""
            obligations:
              - id: report
                kind: reporting
                sectors: all
                except: ["net:news"]
                when: {registered-capital: {below: 10000000}}
                authority: {zh: 商务部, en: Ministry of Commerce}
                text: {zh: 报送信息, en: Report the investment}
                cite: {instrument: telecom-rules, provision: art. 9}
                verified: verified
            """).Sound().Content.Obligations.Single();
        Assert.That((obligation.Sectors.All, obligation.InForce.From, obligation.When!.Expression), Is.EqualTo((true, new DateOnly(2002, 1, 1), "registeredCapital < 10000000M")));
    }

    [Test]
    public void Activity_that_asks_has_a_reading_for_each_value()
    {
        var activity = new RuleSet().Law("""
            activities:
              - id: cloud
                name: {zh: 云, en: Cloud}
                asks: cloud-kind
                readings:
                  - {value: infrastructure, codes: ["miit:B11", "miit:B12"]}
                  - {value: software, codes: ["miit:B25"]}
            """).Sound().Content.Taxonomy.Activity("cloud")!;
        Assert.That(activity.Asks, Is.EqualTo("cloud-kind"));
        Assert.That(activity.Readings.Select(r => $"{r.Value}: {string.Join(' ', r.Codes)}"), Is.EqualTo(new[] { "infrastructure: miit:B11 miit:B12", "software: miit:B25" }));
    }
}
