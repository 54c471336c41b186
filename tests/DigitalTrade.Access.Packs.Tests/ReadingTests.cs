using System.Text;

namespace DigitalTrade.Access.Packs.Tests;

public sealed class ReadingTests
{
    private const string Head = "pack:\n  id: more\n  kind: base\n  title: {zh: 更多, en: More}\n";

    [TestCase("", "DTA007", 1, 1, TestName = "File_empty")]
    [TestCase("# only a comment\n", "DTA007", 1, 1, TestName = "File_of_comments")]
    [TestCase("pack:\n\tid: x\n", "DTA005", 2, 1, TestName = "Indentation_with_a_tab")]
    [TestCase("pack: &a {id: x}\nzones: *a\n", "DTA009", 1, 7, TestName = "Anchor")]
    [TestCase("a: [*x]\n", "DTA009", 1, 5, TestName = "Alias_of_nothing")]
    [TestCase("pack: !!python/object x\n", "DTA009", 1, 7, TestName = "Tag")]
    [TestCase("pack:\n  <<: {id: x}\n", "DTA009", 2, 3, TestName = "Merge_key")]
    [TestCase("pack: {id: x}\n---\nzones: []\n", "DTA012", 2, 1, TestName = "Second_document")]
    [TestCase("pack: [1, 2\n", "DTA008", 2, 1, TestName = "Bracket_never_closed")]
    [TestCase("pack: a: b\n", "DTA008", 1, 8, TestName = "Colon_twice")]
    [TestCase("? [a, b]\n: c\n", "DTA008", 1, 3, TestName = "Key_that_is_a_list")]
    [TestCase("pack: x\0\nmeasures: []\n", "DTA006", 1, 8, TestName = "Nul_would_hide_the_rest")]
    [TestCase("pack: \"x\\0\"\n", "DTA006", 1, 7, TestName = "Nul_escaped")]
    [TestCase("pack: a\u202Eb\n", "DTA006", 1, 8, TestName = "Direction_of_reading_turned")]
    [TestCase("pack: a\u200Bb\n", "DTA006", 1, 8, TestName = "Invisible_character")]
    [TestCase("pack: e\u0301\n", "DTA013", 1, 7, TestName = "Decomposed_character")]
    [TestCase("pack: \"\\uD800\"\n", "DTA008", 1, 7, TestName = "Lone_surrogate")]
    public void Text_refused(string yaml, string id, int line, int column)
    {
        var diagnostics = new RuleSet().With("more/pack.yaml", yaml).Load().Diagnostics;
        Assert.That(diagnostics.Select(d => (d.File, d.Id, d.Line, d.Column)), Is.EqualTo(new[] { ("more/pack.yaml", id, line, column) }));
    }

    [Test]
    public void Key_given_twice()
    {
        var diagnostics = new RuleSet().With("more/pack.yaml", Head + "  id: other\n").Load().Diagnostics;
        Assert.That(diagnostics.Select(d => (d.Id, d.Line, d.Column, d.Message)), Is.EqualTo(new[] { ("DTA011", 5, 3, "key `id` is given twice") }));
    }

    [Test]
    public void Byte_order_mark_is_a_warning()
    {
        var result = new RuleSet().With("more/pack.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Head)]).Load();
        Assert.That(result.Diagnostics.Select(d => (d.Id, d.Severity)), Is.EqualTo(new[] { ("DTA004", Severity.Warning) }));
        Assert.That(result.Rulebook, Is.Not.Null);
    }

    [Test]
    public void Bytes_that_are_not_Utf8_have_a_place()
    {
        var result = new RuleSet().With("more/pack.yaml", [.. Encoding.UTF8.GetBytes("pack:\n  id: "), 0xC3, 0x28]).Load();
        Assert.That(result.Diagnostics.Select(d => (d.Id, d.Line, d.Column)), Is.EqualTo(new[] { ("DTA003", 2, 7) }));
    }

    [Test]
    public void File_of_ten_megabytes()
    {
        var result = new RuleSet().With("more/pack.yaml", new byte[10 * 1024 * 1024]).Load();
        Assert.That(result.Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA002" }));
    }

    [TestCase('[', ']')]
    [TestCase('{', '}')]
    public void Nesting_too_deep(char open, char close)
    {
        var yaml = open == '{' ? string.Concat(Enumerable.Repeat("{a: ", 5000)) : new string(open, 5000);
        var result = new RuleSet().With("more/pack.yaml", "pack: " + yaml + new string(close, 5000)).Load();
        Assert.That(result.Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA010" }));
    }

    [Test]
    public void Block_nesting_too_deep()
    {
        var yaml = string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', i) + "a:\n"));
        Assert.That(new RuleSet().With("more/pack.yaml", yaml).Load().Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA010" }));
    }

    [Test]
    public void Bomb_of_aliases_is_refused_at_its_first_anchor()
    {
        var yaml = "a: &a [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"b{i}: &b{i} [*a, *a, *a, *a]\n"));
        Assert.That(new RuleSet().With("more/pack.yaml", yaml).Load().Diagnostics.Select(d => (d.Id, d.Line)), Is.EqualTo(new[] { ("DTA009", 1) }));
    }

    [Test]
    public void Every_file_has_its_say()
    {
        var result = new RuleSet().With("more/pack.yaml", "a: [").With("other/pack.yaml", "\t").With("third/pack.yaml", "").Load();
        Assert.That(result.Diagnostics.Select(d => d.File), Is.EqualTo(new[] { "more/pack.yaml", "other/pack.yaml", "third/pack.yaml" }));
        Assert.That(result.Rulebook, Is.Null);
    }

    [Test]
    public void File_that_cannot_be_read_makes_nothing_else_unknown()
    {
        var result = new RuleSet().With("facts.yaml", "facts: [").Law("measure: []\n").Load();
        Assert.That(result.Diagnostics.Select(d => (d.File, d.Id)), Is.EqualTo(new[] { ("facts.yaml", "DTA008"), ("law/more.yaml", "DTA101") }));
    }

    [TestCase("no", "no")]
    [TestCase("on", "on")]
    [TestCase("1.10", "1.10")]
    [TestCase("0x1F", "0x1F")]
    public void Word_keeps_its_text(string plain, string text)
    {
        var yaml = RuleSet.Resource("list").Replace("item: \"12\"", $"item: {plain}", StringComparison.Ordinal);
        var measure = new RuleSet().With("law/list.yaml", yaml).Sound().Content.Measures.Single(m => m.Key == "vats-cap");
        Assert.That(measure.Item, Is.EqualTo(text));
    }

    [TestCase("50", 50)]
    [TestCase("49.5", 49.5)]
    [TestCase("49.9999", 49.9999)]
    public void Number_is_exact(string written, decimal expected)
    {
        var yaml = RuleSet.Resource("list").Replace("max: 50", $"max: {written}", StringComparison.Ordinal);
        var measure = new RuleSet().With("law/list.yaml", yaml).Sound().Content.Measures.Single(m => m.Key == "vats-cap");
        Assert.That(measure.Kind, Is.EqualTo(new Measures.MeasureKind.EquityCap(expected)));
        Assert.That(measure.Requires.Expression, Is.EqualTo($"foreignShare <= {written}M"));
    }

    [TestCase("\"50\"")]
    [TestCase("5e1")]
    [TestCase("50%")]
    [TestCase("1,000")]
    [TestCase("５０")]
    [TestCase(".inf")]
    [TestCase("0x32")]
    [TestCase("99999999999999999999999999999999")]
    [TestCase("~")]
    [TestCase("")]
    public void Number_of_another_spelling(string written)
    {
        var yaml = RuleSet.Resource("list").Replace("max: 50", $"max: {written}", StringComparison.Ordinal);
        Assert.That(new RuleSet().With("law/list.yaml", yaml).Load().Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA107" }));
    }

    [TestCase("01/11/2024")]
    [TestCase("2024-11-1")]
    [TestCase("2023-02-29")]
    [TestCase("2024-11-01T00:00:00")]
    [TestCase("today")]
    public void Date_of_another_spelling(string written)
    {
        var yaml = RuleSet.Resource("list").Replace("  from: 2024-11-01", $"  from: {written}", StringComparison.Ordinal);
        Assert.That(new RuleSet().With("law/list.yaml", yaml).Load().Diagnostics.Select(d => (d.Id, d.Line)), Is.EqualTo(new[] { ("DTA106", 7) }));
    }

    [TestCase("yes")]
    [TestCase("True")]
    [TestCase("on")]
    [TestCase("1")]
    [TestCase("\"true\"")]
    public void Truth_value_of_another_spelling(string written)
    {
        var yaml = RuleSet.Resource("list").Replace("displaces: []", $"incomplete: {written}", StringComparison.Ordinal);
        Assert.That(new RuleSet().With("law/list.yaml", yaml).Load().Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA108" }));
    }

    [TestCase("ｖats-cap")]
    [TestCase("vats-cap１")]
    [TestCase("Vats-Cap")]
    [TestCase("vats_cap")]
    [TestCase("-vats")]
    [TestCase("\"vats-cap\\n\"")]
    [TestCase("vаts-cap")] // Cyrillic
    public void Id_of_another_spelling(string written)
    {
        var yaml = RuleSet.Resource("list").Replace("key: vats-cap", $"key: {written}", StringComparison.Ordinal);
        var delegates = RuleSet.Resource("pack").Replace("lifts: [vats-cap]", "lifts: [commitment]", StringComparison.Ordinal);
        Assert.That(new RuleSet().With("law/list.yaml", yaml).With("law/pack.yaml", delegates).Load().Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA104" }));
    }
}
