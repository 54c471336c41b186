using System.Runtime.CompilerServices;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>
/// One defect a file in <c>bad/</c>, with the diagnostics that people read beside it. A file with a `pack:` is a pack of its
/// own; any other belongs to the pack `law`. Set APPROVE=1 to write the texts anew, then read them.
/// </summary>
public sealed class BadPacksTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "bad");

    public static IEnumerable<TestCaseData> Files() =>
        Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => new TestCaseData(f).SetName($"Pack_with_{Path.GetFileNameWithoutExtension(f)}"));

    [TestCaseSource(nameof(Files))]
    public void Defect_has_its_diagnostics(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var yaml = File.ReadAllText(file);
        var result = new RuleSet().With(yaml.StartsWith("pack:", StringComparison.Ordinal) ? $"{name}/pack.yaml" : $"law/{name}.yaml", yaml).Load();
        var text = string.Concat(result.Diagnostics.Select(d => d + "\n"));
        var approved = Path.ChangeExtension(file, ".txt");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(approved, text);
        Assert.That(text, Is.Not.Empty.And.EqualTo(File.ReadAllText(approved)));
        Assert.That(result.Rulebook is null, Is.EqualTo(result.Diagnostics.Any(d => d.Severity == Severity.Error)));
    }

    [Test]
    public void Vocabulary_alone_has_no_defect() => Assert.That(new RuleSet().Load().Diagnostics, Is.Empty);

    [Test]
    public void Ids_are_unique_and_in_order() =>
        Assert.That(DiagnosticIds.All.Select(d => d.Id), Is.Unique.And.Ordered);

    [Test]
    public void Readme_of_the_rules_lists_every_id_with_its_meaning()
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "rules", "README.md"));
        Assert.That(DiagnosticIds.All.Where(d => !readme.Contains($"| {d.Id} | {d.Severity.ToString().ToLowerInvariant()} | ", StringComparison.Ordinal)).Select(d => d.Id), Is.Empty);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
