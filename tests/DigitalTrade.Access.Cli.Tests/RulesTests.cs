using System.Text.Json;
using System.Xml.Linq;

namespace DigitalTrade.Access.Cli.Tests;

public sealed class RulesTests
{
    private string folder = "";

    [SetUp]
    public void Copy()
    {
        folder = Directory.CreateTempSubdirectory("dta-rules-").FullName;
        foreach (var file in Directory.EnumerateFiles(Shell.Tiny, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(Shell.Tiny, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Check_passes_good_packs()
    {
        var said = Shell.Dta("rules", "check", folder);
        Assert.That(said, Has.Property("Exit").Zero.And.Property("Out").Empty, said.Err);
        Assert.That(said.Err, Does.StartWith("1 pack, "));
    }

    [TestCase("text")]
    [TestCase("json")]
    [TestCase("sarif")]
    public void Check_says_all_that_is_wrong_with_its_place(string output)
    {
        Edit("list.yaml", "except: [\"miit:B1\"]", "except: [\"miit:B1\", \"miit:B99\"]");
        Edit("tests/data-centre.yaml", "lifted-by: []", "liftd-by: []");
        var said = Shell.Dta("rules", "check", folder, "--output", output);
        Assert.That(said.Exit, Is.EqualTo(3));
        Assert.That(said.Out.Replace("\\u0060", "`", StringComparison.Ordinal), Does.Contain("list.yaml").And.Contain("`miit:B99`").And.Contain("data-centre.yaml").And.Contain("`liftd-by`"));
        if (output == "text") return;
        using var json = JsonDocument.Parse(said.Out);
        var count = output == "sarif"
            ? json.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength()
            : json.RootElement.GetProperty("diagnostics").GetArrayLength();
        Assert.That(count, Is.EqualTo(2));
    }

    [Test]
    public void Broken_packs_determine_nothing()
    {
        Edit("list.yaml", "max: 50", "max: fifty");
        var said = Shell.Dta("determine", "--rules", folder, "--activity", "miit:B25");
        Assert.That(said, Has.Property("Exit").EqualTo(3).And.Property("Out").Empty);
        Assert.That(said.Err, Does.Contain("list.yaml:").And.Contain("`fifty`").And.Contain("`dta rules check`"));
    }

    [Test]
    public void Test_passes_cases()
    {
        var junit = Path.Combine(folder, "junit.xml");
        var said = Shell.Dta("rules", "test", folder, "--junit", junit);
        Assert.That(said, Has.Property("Exit").Zero.And.Property("Out").EqualTo("2 passed, 0 failed\n"));
        Assert.That(XDocument.Load(junit).Descendants("testcase").Count(), Is.EqualTo(2));
    }

    [Test]
    public void Test_shows_expected_and_got()
    {
        Edit("tests/data-centre.yaml", "lifted-by: [law:idc]", "lifted-by: [law:cdn]");
        var junit = Path.Combine(folder, "junit.xml");
        var said = Shell.Dta("rules", "test", folder, "--junit", junit);
        Assert.That(said.Exit, Is.EqualTo(3));
        Assert.That(said.Out, Does.Contain("✗ A German firm").And.Contain("lifted-by: expected law:cdn, got law:idc").And.Contain("    - law:cdn\n").And.Contain("    + law:idc\n"));
        Assert.That(said.Out, Does.EndWith("1 passed, 1 failed\n"));
        Assert.That(XDocument.Load(junit).Descendants("failure").Single().Value, Does.Contain("expected law:cdn"));
    }

    [Test]
    public void Test_selects_by_name_and_fails_on_an_empty_selection()
    {
        Assert.That(Shell.Dta("rules", "test", folder, "--filter", "german").Out, Is.EqualTo("1 passed, 0 failed\n"));
        Assert.That(Shell.Dta("rules", "test", folder, "--filter", "dutch"), Has.Property("Exit").EqualTo(3).And.Property("Out").Empty);
    }

    [Test]
    public void A_case_without_a_date_fails()
    {
        Edit("tests/data-centre.yaml", ", asOf: 2025-03-01", "");
        Assert.That(Shell.Dta("rules", "test", folder).Out, Does.Contain("the case states no date"));
    }

    [Test]
    public void What_must_not_be_there_has_to_exist()
    {
        Edit("tests/data-centre.yaml", "outcome: prohibited,", "outcome: prohibited, not-obligations: [vats-licenc],");
        Assert.That(Shell.Dta("rules", "test", folder).Out, Does.Contain("vats-licenc (nothing is called so)"));
    }

    [TestCase("vats-cap", "foreignShare <= 50")]
    [TestCase("law:idc", "pilotApproval == true")]
    [TestCase("vats-licence", "Obtain the licence")]
    public void Show_prints_a_rule(string key, string text) =>
        Assert.That(Shell.Dta("rules", "show", key, "--rules", folder).Out, Does.Contain(text).And.Contain(".yaml:"));

    [Test]
    public void Show_names_the_nearest_key() =>
        Assert.That(Shell.Dta("rules", "show", "vats-cup", "--rules", folder).Err, Does.Contain("nearest is `vats-cap`"));

    [Test]
    public void Export_is_a_workflow()
    {
        using var json = JsonDocument.Parse(Shell.Dta("rules", "export", "--rules", folder).Out);
        Assert.That(json.RootElement[0].GetProperty("Rules").GetArrayLength(), Is.Positive);
    }

    private void Edit(string file, string from, string to)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(from));
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }
}
