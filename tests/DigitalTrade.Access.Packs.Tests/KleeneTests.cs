using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Packs.Tests;

public sealed class KleeneTests
{
    private static readonly bool?[] Three = [true, false, null];

    private static (RuleIndex Index, CompiledCondition When) Compile(string when)
    {
        var index = new RuleSet().Law($$$"""
            facts:
              - {id: other, type: boolean, role: circumstance, name: {zh: 另一, en: Other}, question: {zh: 是否？, en: Is it so?}}
            measures:
              - key: test
                kind: equity-cap
                max: 49
                when: {{{when}}}
                sectors: ["miit:B25"]
                text: {zh: 不超过49%, en: At most 49%}
                cite: {instrument: telecom-rules, provision: art. 2}
                from: 2002-01-01
                verified: verified
            """).Sound();
        return (index, index.Content.Measures.Single(m => m.Key == "test").When!);
    }

    private static bool? Ask(string when, bool? a, bool? b)
    {
        var (index, compiled) = Compile(when);
        return compiled.Test(new Vectors(index.Content).Flag("listed", a).Flag("other", b).Facts);
    }

    [Test]
    public void And_is_false_as_soon_as_one_part_is([ValueSource(nameof(Three))] bool? a, [ValueSource(nameof(Three))] bool? b)
    {
        bool? expected = a == false || b == false ? false : a is null || b is null ? null : true;
        Assert.That(Ask("{all: [{listed: true}, {other: true}]}", a, b), Is.EqualTo(expected));
        Assert.That(Ask("{listed: true, other: true}", a, b), Is.EqualTo(expected));
    }

    [Test]
    public void Or_is_true_as_soon_as_one_part_is([ValueSource(nameof(Three))] bool? a, [ValueSource(nameof(Three))] bool? b)
    {
        bool? expected = a == true || b == true ? true : a is null || b is null ? null : false;
        Assert.That(Ask("{any: [{listed: true}, {other: true}]}", a, b), Is.EqualTo(expected));
        Assert.That(Ask("{not: {all: [{listed: false}, {other: false}]}}", a, b), Is.EqualTo(expected));
    }

    [Test]
    public void Not_of_unknown_is_unknown([ValueSource(nameof(Three))] bool? a)
    {
        Assert.That(Ask("{not: {listed: true}}", a, null), Is.EqualTo(!a));
        Assert.That(Ask("{not: {not: {listed: true}}}", a, null), Is.EqualTo(a));
        Assert.That(Ask("{not: {any: [{listed: true}, {other: true}]}}", a, false), Is.EqualTo(!a));
    }

    [TestCase("at-most", 49, 50, true)]
    [TestCase("at-most", 50, 50, true)]
    [TestCase("at-most", 50.0001, 50.0001, false)]
    [TestCase("at-most", 40, 60, null)]
    [TestCase("at-most", 50, 60, null)]
    [TestCase("below", 50, 60, false)]
    [TestCase("below", 49.9999, 49.9999, true)]
    [TestCase("below", 49, 50, null)]
    [TestCase("at-least", 50, 60, true)]
    [TestCase("at-least", 49.9999, 49.9999, false)]
    [TestCase("at-least", 49, 50, null)]
    [TestCase("above", 50, 50, false)]
    [TestCase("above", 50.0001, 60, true)]
    [TestCase("above", 50, 60, null)]
    [TestCase("above", 0, 50, false)]
    public void Range_against_fifty(string comparison, decimal low, decimal high, bool? expected)
    {
        var (index, when) = Compile("{foreign-share: {" + comparison + ": 50}}");
        Assert.That(when.Test(new Vectors(index.Content).Number("foreign-share", low, high).Facts), Is.EqualTo(expected));
    }

    [TestCase(40, 50, true, null)]
    [TestCase(50, 60, true, true)]
    [TestCase(50, 60, false, null)]
    public void Open_end_decides_at_the_threshold(decimal low, decimal high, bool lowOpen, bool? expected)
    {
        var (index, when) = Compile("{foreign-share: {above: 50}}");
        var vector = new Vectors(index.Content).Number("foreign-share", low, high, lowOpen, highOpen: false);
        Assert.That(when.Test(vector.Facts), Is.EqualTo(low == 40 ? false : expected));
    }

    [Test]
    public void Number_not_stated_is_unknown_and_never_zero()
    {
        var (index, when) = Compile("{foreign-share: {at-most: 50}}");
        Assert.That(when.Test(new Vectors(index.Content).Facts), Is.Null);
        Assert.That(Compile("{not: {foreign-share: {above: 50}}}").When.Test(new Vectors(index.Content).Facts), Is.Null);
    }

    [TestCase("{chinese-share: {at-least: 51}}", "foreignShare <= 49M")]
    [TestCase("{chinese-share: {above: 50}}", "foreignShare < 50M")]
    [TestCase("{chinese-share: {at-most: 51}}", "foreignShare >= 49M")]
    [TestCase("{chinese-share: {below: 51.5}}", "foreignShare > 48.5M")]
    [TestCase("{chinese-share: 30}", "foreignShare == 70M")]
    [TestCase("{chinese-share: {at-least: 25, below: 50}}", "foreignShare <= 75M && foreignShare > 50M")]
    [TestCase("{form: company}", "form == \"company\"")]
    [TestCase("{form: [company, branch], listed: true}", "(form == \"company\" || form == \"branch\") && listed == true")]
    [TestCase("{not: {form: [company, branch]}}", "!(form == \"company\" || form == \"branch\")")]
    [TestCase("{any: [{listed: true, other: false}, {pilot-approval: true}]}", "(listed == true && other == false) || pilotApproval == true")]
    [TestCase("{all: [{any: [{listed: true}]}]}", "listed == true")]
    [TestCase("{registered: {within: [sh-lingang, hainan-ftp]}}", "registeredWithin_hainan_ftp__sh_lingang == true")]
    [TestCase("{serves: {within: cn}}", "servesWithin_cn == true")]
    [TestCase("{founded: {at-most: 2022-04-30}}", "founded <= 738274M")]
    public void Condition_becomes_text(string when, string text) => Assert.That(Compile(when).When.Expression, Is.EqualTo(text));

    [Test]
    public void Place_is_read_on_the_date()
    {
        var (index, when) = Compile("{registered: {within: [ftz-sh]}}");
        bool? On(DateOnly date) => when.Test(new Vectors(index.Content, date).Places("registered", "sh-lingang").Facts);
        Assert.That(On(new(2019, 8, 19)), Is.False);
        Assert.That(On(new(2019, 8, 20)), Is.True);
        Assert.That(when.Test(new Vectors(index.Content).Places("registered", "sh-lingang", "hainan-ftp").Facts), Is.False);
        Assert.That(when.Test(new Vectors(index.Content).Facts), Is.Null);
    }

    [Test]
    public void Best_takes_an_unstated_undertaking_as_kept()
    {
        var (index, when) = Compile("{all: [{pilot-approval: true}, {not: {form: partnership}}, {listed: true}]}");
        Assert.That(when.ReadsUndertaking, Is.True);
        Assert.That(when.Reads.Select(f => f.Id), Is.EquivalentTo(new[] { "pilot-approval", "form", "listed" }));
        Assert.That(when.Best(new Vectors(index.Content).Flag("listed", true).Facts), Is.True);
        Assert.That(when.Test(new Vectors(index.Content).Flag("listed", true).Facts), Is.Null);
        Assert.That(when.Best(new Vectors(index.Content).Facts), Is.Null);
        Assert.That(when.Best(new Vectors(index.Content).Flag("listed", true).Flag("pilot-approval", false).Facts), Is.False);
        Assert.That(when.Best(new Vectors(index.Content).Flag("listed", true).Choice("form", "partnership").Facts), Is.False);
    }

    [Test]
    public void Best_goes_under_a_negation()
    {
        var (index, when) = Compile("{not: {any: [{pilot-approval: true}, {listed: true}]}}");
        Assert.That(when.Best(new Vectors(index.Content).Flag("listed", false).Facts), Is.True);
        Assert.That(when.Best(new Vectors(index.Content).Flag("listed", true).Facts), Is.False);
    }

    [Test]
    public void Undertaking_that_is_a_range_is_taken_as_kept()
    {
        var (index, when) = Compile("{registered-capital: {at-least: 1000000}}");
        Assert.That(when.Best(new Vectors(index.Content).Facts), Is.True);
        Assert.That(when.Best(new Vectors(index.Content).Number("registered-capital", 999_999.99m).Facts), Is.False);
    }
}
