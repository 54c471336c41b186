namespace DigitalTrade.Access.Hosting.Tests;

/// <summary>Whether a change of the folders shows.</summary>
public sealed class RuleFilesTests
{
    [Test]
    public void Stamp_changes_when_a_file_is_written_comes_or_goes()
    {
        using var rules = new TinyRules(50);
        var stamps = new List<string> { Stamp(rules) };
        rules.Write(60);
        stamps.Add(Stamp(rules));
        File.WriteAllText(Path.Combine(rules.Folder, "more.yaml"), "zones: []");
        stamps.Add(Stamp(rules));
        rules.TakeAway();
        stamps.Add(Stamp(rules));
        Assert.That(stamps, Is.Unique);
    }

    [Test]
    public void Stamp_stays_when_nothing_that_is_read_changes()
    {
        using var rules = new TinyRules(50);
        var before = Stamp(rules);
        File.WriteAllText(Path.Combine(rules.Folder, "README.md"), "words");
        Directory.CreateDirectory(Path.Combine(rules.Folder, ".git"));
        File.WriteAllText(Path.Combine(rules.Folder, ".git", "x.yaml"), "words");
        Assert.That(Stamp(rules), Is.EqualTo(before));
    }

    [Test]
    public void Stamp_changes_when_a_link_is_turned()
    {
        using var one = new TinyRules(50);
        using var other = new TinyRules(60);
        var link = Path.Combine(one.State, "current");
        Directory.CreateDirectory(one.State);
        Directory.CreateSymbolicLink(link, one.Folder);
        var before = RuleFiles.Stamp([link]);
        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, other.Folder);
        Assert.That(RuleFiles.Stamp([link]), Is.Not.EqualTo(before));
    }

    private static string Stamp(TinyRules rules) => RuleFiles.Stamp([rules.Folder]);
}
