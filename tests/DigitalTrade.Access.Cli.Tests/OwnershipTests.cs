using System.Text.Json;

namespace DigitalTrade.Access.Cli.Tests;

public sealed class OwnershipTests
{
    private const string Graph = """
        target: T
        entities:
          - {id: A, name: Alpha, economy: CN}
          - {id: X, name: Example GmbH, economy: DE}
          - {id: P, economy: CN, kind: individual}
        holdings:
          - {holder: A, of: T, share: 60}
          - {holder: P, of: T, share: 40}
          - {holder: X, of: A, share: 60}
          - {holder: P, of: A, share: 40}
        """;

    private string file = "";

    [SetUp]
    public void Write() => file = Path.Combine(Directory.CreateTempSubdirectory("dta-ownership-").FullName, "graph.yaml");

    [TearDown]
    public void Remove() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [TestCase("en", "foreign 60%", "foreign 36%")]
    [TestCase("zh", "外资60%", "外资36%")]
    public void Graph_is_shown_on_both_bases(string language, string direct, string through)
    {
        File.WriteAllText(file, Graph);
        var said = Shell.Dta("ownership", file, "--lang", language);
        Assert.That(said.Exit, Is.Zero, said.Err);
        Assert.That(said.Out, Does.Contain(direct).And.Contain(through).And.Contain("Example GmbH"));
    }

    [Test]
    public void Figures_are_there_for_programs()
    {
        File.WriteAllText(file, Graph);
        using var json = JsonDocument.Parse(Shell.Dta("ownership", file, "--output", "json").Out);
        Assert.That(json.RootElement.GetProperty("lookThrough").GetProperty("foreignShare").GetDecimal(), Is.EqualTo(36));
    }

    [TestCase("share: 60}\n", "share: 80}\n", "over 100")]
    [TestCase("holder: X", "holder: Y", "unknown entity `Y`")]
    public void What_cannot_be_is_refused(string right, string wrong, string message)
    {
        File.WriteAllText(file, Graph.Replace(right, wrong, StringComparison.Ordinal));
        var said = Shell.Dta("ownership", file);
        Assert.That(said.Exit, Is.EqualTo(64));
        Assert.That(said.Err, Does.Contain(message));
    }

    [Test]
    public void Proposal_without_anybody_behind_is_refused()
    {
        File.WriteAllText(file, "investors: [{economy: DE, share: 60}]\n");
        Assert.That(Shell.Dta("ownership", file).Err, Does.Contain("nobody behind the holders is stated"));
    }
}
