using System.Globalization;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>The table of <c>ternary.md</c>: our conditions beside the ternary logic of DMN's FEEL, and where they differ.</summary>
public sealed class TernaryTests
{
    private sealed record Row(string Feel, string Given, string Says, string Condition, string Ours, string Why);

    private static readonly Row[] Table = [.. Lines().Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray()).Select(c => new Row(c[0], c[1], c[2], c[3], c[4], c[5]))];

    private static IEnumerable<TestCaseData> Rows() => Table.Select((row, i) =>
        new TestCaseData(row.Given, row.Condition, row.Ours) { TestName = $"Row_{i + 1}({row.Feel} given {(row.Given.Length == 0 ? "nothing" : row.Given)})" });

    [TestCaseSource(nameof(Rows))]
    public void Condition_answers_as_the_table_says(string given, string condition, string ours)
    {
        var loaded = Rules(condition).Load();
        var errors = loaded.Diagnostics.Where(d => d.Severity == Severity.Error).ToArray();
        if (ours == "refused")
        {
            Assert.That(errors.Select(d => d.File), Is.Not.Empty.And.All.EqualTo("law/more.yaml"));
            return;
        }

        Assert.That(errors, Is.Empty);
        Assert.That(When(loaded).Test(Facts(loaded, given).Facts), Is.EqualTo(ours == "null" ? null : (bool?)bool.Parse(ours)));
    }

    [Test]
    public void Every_difference_has_its_reason_and_no_agreement_has_one() => Assert.Multiple(() =>
    {
        Assert.That(Table, Has.Length.AtLeast(50));
        foreach (var row in Table) Assert.That(row.Why.Length > 0, Is.EqualTo(row.Says != row.Ours), row.ToString());
    });

    private static RuleSet Rules(string when) => new RuleSet().Law($$$"""
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
        """);

    private static CompiledCondition When(LoadResult loaded) => loaded.Index!.Content.Measures.Single(m => m.Key == "test").When!;

    private static Vectors Facts(LoadResult loaded, string given)
    {
        var facts = new Vectors(loaded.Index!.Content);
        foreach (var pair in given.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')))
        {
            facts = pair[0] switch
            {
                "a" => facts.Flag("listed", bool.Parse(pair[1])),
                "b" => facts.Flag("other", bool.Parse(pair[1])),
                "f" => facts.Choice("form", pair[1]),
                "d" => facts.Number("founded", DateOnly.ParseExact(pair[1], "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber),
                "x" when pair[1].Split("..") is [var low, var high] => facts.Number("foreign-share", Number(low), Number(high)),
                "x" => facts.Number("foreign-share", Number(pair[1])),
                _ => throw new ArgumentException($"the table gives `{pair[0]}`"),
            };
        }

        return facts;
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(typeof(TernaryTests).Assembly.GetManifestResourceStream("ternary.md")!);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1)];
    }
}
