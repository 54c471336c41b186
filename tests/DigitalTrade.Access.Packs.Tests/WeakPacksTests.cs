using System.Text;
using DigitalTrade.Access.Packs.Proving;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>Packs that load and do not mean what they say: each names the weakness that has to be found, and the rule that has it.</summary>
public sealed class WeakPacksTests
{
    private const string Prefix = "weak/";
    private static readonly DateOnly On = new(2025, 6, 1);

    private static IEnumerable<TestCaseData> Seeded() => typeof(WeakPacksTests).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(n => new TestCaseData(n) { TestName = $"Weakness_is_found({n[Prefix.Length..^".yaml".Length]})" });

    [TestCaseSource(nameof(Seeded))]
    public void Weakness_is_found(string name)
    {
        var yaml = Text(name);
        var expected = yaml[2..yaml.IndexOf('\n', StringComparison.Ordinal)].Split(' ');
        var rules = new RuleSet().Law(yaml).Load();
        Assert.That(rules.Diagnostics.Where(d => d.Severity == Severity.Error), Is.Empty);
        var found = PackVerification.Of(rules, [], On, within: 30);
        Assert.That(found.Select(f => $"{f.Kind} {f.Rule}"), Has.Member($"{expected[0]} {expected[1]}"));
        Assert.That(found.First(f => f.Kind == expected[0] && f.Rule == expected[1]).Source, Does.StartWith("law/more.yaml:"));
    }

    [Test]
    public void At_least_forty_weaknesses_are_seeded() => Assert.That(Seeded().Count(), Is.AtLeast(40));

    [Test]
    public void Sound_rules_have_none() => Assert.That(PackVerification.Of(new RuleSet().Load(), [], On, within: 30), Is.Empty);

    [Test]
    public void What_the_loader_refuses_of_a_local_pack_is_named_as_delegation()
    {
        var rules = new RuleSet()
            .With("zone/pack.yaml", "pack:\n  id: zone\n  kind: local\n  territory: [sh-lingang]\n  title: {zh: 临港, en: Lingang}\n")
            .With("zone/more.yaml", """
                derogations:
                  - key: zone:x
                    instrument: telecom-rules
                    lifts: [commitment]
                    sectors: ["miit:B11"]
                    territory:
                      - {zones: [cn-sh], from: 2025-01-01}
                    from: 2025-01-01
                    to: 2026-01-01
                    text: {zh: 放开, en: Opened}
                    provision: art. 3
                    verified: verified
                """);
        Assert.That(PackVerification.Of(rules.Load(), [], On).Count(f => f.Kind == "delegation"), Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public void What_is_accepted_carries_its_reason()
    {
        var rules = new RuleSet().Law(Text("weak/cap-of-a-hundred.yaml")).Load();
        var found = PackVerification.Of(rules, [], On, accepted: "| rule | kind | reason |\n|---|---|---|\n| `law:x` | never-bars | kept for the record |\n");
        Assert.That(found.Single().Accepted, Is.EqualTo("kept for the record"));
    }

    [Test]
    public void What_ends_later_is_not_named() =>
        Assert.That(PackVerification.Of(new RuleSet().Law(Text("weak/measure-ends-soon.yaml")).Load(), [], On, within: 8), Is.Empty);

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(WeakPacksTests).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
