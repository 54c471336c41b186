using System.Text;

namespace DigitalTrade.Access.Packs.Tests;

public sealed class OrderTests
{
    private const string More = """
        measures:
          - key: beta
            kind: equity-cap
            max: 50
            territory: [sh-lingang, hainan-ftp]
            sectors: ["miit:B25"]
            text: {zh: 不超过50%, en: At most 50%}
            cite: {instrument: telecom-rules, provision: art. 2}
            from: 2002-01-01
            verified: verified
          - key: alpha
            kind: equity-cap
            max: 50
            territory: [hainan-ftp, sh-lingang]
            sectors: ["miit:B25"]
            text: {zh: 不超过50%, en: At most 50%}
            cite: {instrument: telecom-rules, provision: art. 2}
            from: 2002-01-01
            verified: verified
        """;

    [Test]
    public void Equal_conditions_and_territories_are_one_object()
    {
        var measures = new RuleSet().Law(More).Sound().Content.Measures.ToDictionary(m => m.Id);
        Assert.That(measures["law:alpha"].Requires, Is.SameAs(measures["law:beta"].Requires).And.SameAs(measures["cn-national-2024:vats-cap"].Requires));
        Assert.That(measures["law:alpha"].Territory, Is.SameAs(measures["law:beta"].Territory));
    }

    [Test]
    public void Territories_are_numbered_without_gaps()
    {
        var content = new RuleSet().Law(More).Sound().Content;
        var indexes = content.Measures.Select(m => m.Territory.Index).Concat(content.Editions.Select(e => e.Territory.Index)).Distinct().Order();
        Assert.That(indexes, Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void Names_of_files_do_not_show_in_the_rules()
    {
        var one = new RuleSet().With("law/aaa.yaml", More).Sound();
        var other = new RuleSet().With("law/zzz/deep/file.yaml", More).Sound();
        Assert.That(Text(other), Is.EqualTo(Text(one)));

        static string Text(RuleIndex index) => string.Join('\n', index.Content.Measures.Select(m =>
            $"{m.Index} {m.Id} {m.Territory.Index} {string.Join(' ', m.Territory.Zones)} {m.Requires.Expression} {m.When?.Expression}"));
    }

    [Test]
    public void Order_of_files_changes_nothing()
    {
        var forward = new RuleSet().Law(More).Files;
        var backward = forward.Reverse().ToDictionary(f => f.Key, f => f.Value);
        Assert.That(RulebookLoader.Load(backward).Revision, Is.EqualTo(RulebookLoader.Load(forward).Revision));
        Assert.That(RulebookLoader.Load(backward).Index!.Keys, Is.EqualTo(RulebookLoader.Load(forward).Index!.Keys));
    }

    [Test]
    public void Order_of_defects_is_that_of_places()
    {
        var diagnostics = new RuleSet().With("law/z.yaml", "a: 1\n").With("law/b.yaml", "c: 1\nb: 1\n").Load().Diagnostics;
        Assert.That(diagnostics.Select(d => (d.File, d.Line)), Is.EqualTo(new[] { ("law/b.yaml", 1), ("law/b.yaml", 2), ("law/z.yaml", 1) }));
    }

    [Test]
    public void Revision_is_that_of_the_rules_whatever_the_ends_of_lines()
    {
        string Revision(Func<string, string> edit, string path = "law/more.yaml") => new RuleSet().With(path, edit(More)).Load().Revision;
        var plain = Revision(t => t);
        Assert.That(plain, Does.Match("^sha256:[0-9a-f]{64}$"));
        Assert.That(Revision(t => t.ReplaceLineEndings("\r\n")), Is.EqualTo(plain));
        Assert.That(Revision(t => t.ReplaceLineEndings("\r")), Is.EqualTo(plain));
        Assert.That(Revision(t => t + "\n"), Is.Not.EqualTo(plain));
        Assert.That(Revision(t => t, "law/other.yaml"), Is.Not.EqualTo(plain));
    }

    [TestCase("law/tests/cases.yaml")]
    [TestCase("scenarios/question.yaml")]
    [TestCase("law/README.md")]
    [TestCase("CHANGELOG.md")]
    public void Revision_passes_over_what_is_no_rule(string path) =>
        Assert.That(new RuleSet().With(path, "cases: []\n").Load().Revision, Is.EqualTo(new RuleSet().Load().Revision));

    [Test]
    public void Folders_give_what_files_give()
    {
        var root = Directory.CreateTempSubdirectory();
        try
        {
            var rules = new RuleSet().Law(More);
            foreach (var (path, content) in rules.Files)
            {
                var file = Path.Combine(root.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, content);
            }

            Assert.That(RulebookLoader.Load(root.FullName).Revision, Is.EqualTo(rules.Load().Revision));
            Assert.That(RulebookLoader.Load(root.FullName).Rulebook, Is.Not.Null);
            Assert.That(RulebookLoader.Load(root.FullName, root.FullName).Diagnostics.Select(d => d.Id).Distinct(), Is.EqualTo(new[] { "DTA201" }));

            Directory.CreateDirectory(Path.Combine(root.FullName, "law", "folder.yaml"));
            File.WriteAllText(Path.Combine(root.FullName, "law", "rules.yml"), "measures: []");
            File.WriteAllText(Path.Combine(root.FullName, "stray.yaml"), "measures: []");
            var found = RulebookLoader.Load(root.FullName).Diagnostics;
            Assert.That(found.Select(d => (Path.GetFileName(d.File), d.Id)), Is.EqualTo(new[] { ("folder.yaml", "DTA001"), ("rules.yml", "DTA014"), ("stray.yaml", "DTA113") }));
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Test]
    public void Folder_that_is_not_there_or_holds_nothing()
    {
        var empty = Directory.CreateTempSubdirectory();
        Assert.That(RulebookLoader.Load(empty.FullName).Diagnostics.Select(d => d.Id), Has.Member("DTA015"));
        empty.Delete();
        Assert.That(RulebookLoader.Load(empty.FullName).Diagnostics.Select(d => d.Id), Has.Member("DTA001"));
    }

    [Test]
    public void Two_local_packs_for_one_place()
    {
        string Local(string id) => $"pack:\n  id: {id}\n  kind: local\n  title: {{zh: 本地, en: Local}}\n  territory: [sh-lingang]\n";
        var diagnostics = new RuleSet().With("zones/a/pack.yaml", Local("a")).With("zones/b/pack.yaml", Local("b")).Load().Diagnostics;
        Assert.That(diagnostics.Select(d => (d.File, d.Id, d.Line)), Is.EqualTo(new[] { ("zones/b/pack.yaml", "DTA505", 5) }));
    }

    [Test]
    public void Lines_in_any_mixture_never_throw()
    {
        var random = new Random(20241101);
        var original = new RuleSet().Files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetString(f.Value).Split('\n'));
        for (var i = 0; i < 300; i++)
        {
            var rules = new RuleSet();
            var path = original.Keys.ElementAt(random.Next(original.Count));
            var lines = original[path].ToList();
            for (var j = random.Next(1, 4); j > 0 && lines.Count > 1; j--)
            {
                var (at, other) = (random.Next(lines.Count), random.Next(lines.Count));
                if (random.Next(3) == 0) lines.RemoveAt(at);
                else if (random.Next(2) == 0) lines.Insert(at, lines[other]);
                else (lines[at], lines[other]) = (lines[other], lines[at]);
            }

            rules.With(path, string.Join('\n', lines));
            Assert.That(() => rules.Load(), Throws.Nothing);
        }
    }

    [Test]
    public void Bytes_in_any_mixture_never_throw()
    {
        var random = new Random(20250301);
        var seed = Encoding.UTF8.GetBytes(RuleSet.Resource("list"));
        for (var i = 0; i < 300; i++)
        {
            var bytes = seed.ToArray();
            for (var j = random.Next(1, 6); j > 0; j--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.That(() => new RuleSet().With("law/list.yaml", bytes[..random.Next(1, bytes.Length)]).Load(), Throws.Nothing);
        }
    }
}
