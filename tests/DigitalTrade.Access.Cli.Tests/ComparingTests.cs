using System.Text.Json;

namespace DigitalTrade.Access.Cli.Tests;

/// <summary><c>dta rules diff</c> and <c>dta rules simulate</c>: a changed law, and a law that is only a draft.</summary>
public sealed class ComparingTests
{
    private const string Opening = """
        derogations:
          - key: draft:idc
            instrument: telecom-rules
            lifts: [commitment]
            sectors: ["miit:B11"]
            territory:
              - {zones: [cn-sh], from: 2025-01-01}
            from: 2025-01-01
            text: {zh: 放开, en: Opened}
            provision: art. 2
            verified: verified
        """;

    private const string Closing = """
        measures:
          - key: no-search
            kind: prohibition
            sectors: ["miit:B25"]
            text: {zh: 禁止外商投资搜索服务。, en: No foreign investment in search.}
            cite: {instrument: telecom-rules, provision: art. 3}
            from: 2025-01-01
            verified: verified
        """;

    private string folder = "";

    [SetUp]
    public void Copy() => folder = Copied();

    [TearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_raised_cap_opens_what_lies_between_and_nothing_else()
    {
        Edit("list.yaml", "max: 50", "max: 60");
        var said = Shell.Dta("rules", "diff", Shell.Tiny, folder, "--as-of", "2025-03-01");
        Assert.Multiple(() =>
        {
            Assert.That(said.Exit, Is.Zero, said.Err);
            Assert.That(said.Out, Does.Contain("Opening: ").And.Contain("foreign share >50..60%: Not permitted as proposed → Permitted on conditions").And.Contain("Nothing else changes (proved over"));
            Assert.That(said.Out, Does.Not.Contain("Tightening"));
        });
    }

    [Test]
    public void The_witness_is_answered_differently_by_both()
    {
        Edit("list.yaml", "max: 50", "max: 60");
        using var json = JsonDocument.Parse(Shell.Dta("rules", "diff", Shell.Tiny, folder, "--as-of", "2025-03-01", "--output", "json").Out);
        var shifts = json.RootElement.GetProperty("changes").EnumerateArray().SelectMany(c => c.GetProperty("shifts").EnumerateArray()).ToArray();
        Assert.That(shifts, Is.Not.Empty);
        foreach (var shift in shifts)
        {
            var witness = shift.GetProperty("witness").GetRawText();
            Assert.That(Outcome(Shell.Tiny, witness), Is.EqualTo(shift.GetProperty("before").GetString()));
            Assert.That(Outcome(folder, witness), Is.EqualTo(shift.GetProperty("after").GetString()));
        }
    }

    [Test]
    public void Another_order_and_other_words_are_no_difference()
    {
        var list = File.ReadAllText(Path.Combine(folder, "list.yaml"));
        var second = list.IndexOf("  - key: commitment", StringComparison.Ordinal);
        var first = list.IndexOf("  - key: vats-cap", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "list.yaml"), list[..first] + list[second..].TrimEnd('\n') + "\n" + list[first..second] + "# the same\n");
        File.Move(Path.Combine(folder, "pilot.yaml"), Path.Combine(folder, "another-name.yaml"));
        var said = Shell.Dta("rules", "diff", Shell.Tiny, folder, "--as-of", "2025-03-01");
        Assert.That(said.Out, Does.Contain("No proposal is answered differently").And.Not.Contain("Opening").And.Not.Contain("Tightening"), said.Err);
    }

    [Test]
    public void One_folder_is_nothing_to_compare() =>
        Assert.That(Shell.Dta("rules", "diff", Shell.Tiny), Has.Property("Exit").EqualTo(64).And.Property("Err").Contains("one folder is nothing to compare"));

    [TestCase("--as-of", "2025-02-30", "is no date")]
    [TestCase("--at", "sh-lingan", "nearest is `sh-lingang`")]
    public void Dates_and_places_are_read_before_anything_is_compared(string flag, string value, string message) =>
        Assert.That(Shell.Dta("rules", "diff", "--rules", Shell.Tiny, flag, value), Has.Property("Exit").EqualTo(64).And.Property("Err").Contains(message));

    [Test]
    public void A_draft_opening_is_grouped_by_direction_place_and_sector()
    {
        var said = Simulate(Opening);
        Assert.That(said.Exit, Is.Zero, said.Err);
        Assert.That(said.Out, Does.StartWith("opening: miit:B11 · cn-sh: 2\n  Prohibited → Permitted on conditions: 2\n").And.EndWith("2 of 5 proposals would be answered differently\n"));
    }

    [Test]
    public void A_draft_prohibition_tightens()
    {
        using var json = JsonDocument.Parse(Simulate(Closing, "--output", "json").Out);
        var groups = json.RootElement.GetProperty("groups").EnumerateArray()
            .Select(g => $"{g.GetProperty("direction").GetString()} {g.GetProperty("place").GetString()} {g.GetProperty("sector").GetString()} {g.GetProperty("count").GetInt32()}");
        Assert.That(groups, Is.EqualTo(new[] { "tightening cn-sh miit:B25 1", "tightening sh-lingang miit:B25 1" }));
    }

    [Test]
    public void A_draft_with_a_defect_is_not_simulated()
    {
        var said = Simulate(Opening.Replace("lifts: [commitment]", "lifts: [comitment]", StringComparison.Ordinal));
        Assert.That(said, Has.Property("Exit").EqualTo(3).And.Property("Out").Empty);
        Assert.That(said.Err, Does.Contain("`comitment`").And.Contain("nearest is `commitment`").And.Contain("nothing was simulated"));
    }

    [Test]
    public void A_bad_line_is_named_and_the_others_are_asked()
    {
        var said = SimulateOver("""{"activities":["miit:B11"],"registered":"cn-shh"}""" + "\n" + Deals, Opening);
        Assert.That(said.Exit, Is.EqualTo(1));
        Assert.That(said.Err, Does.Contain("line 1: registered: unknown zone `cn-shh`"));
        Assert.That(said.Out, Does.EndWith("2 of 5 proposals would be answered differently\n"));
    }

    private const string Deals = """
        {"activities":["miit:B11"],"registered":"cn-sh","investors":[{"economy":"DE","share":60},{"economy":"CN","share":40}],"asOf":"2025-03-01"}
        {"activities":["miit:B11"],"registered":"cn-sh","investors":[{"economy":"DE","share":100}],"asOf":"2025-03-01"}
        {"activities":["miit:B11"],"registered":"cn-sh","investors":[{"economy":"DE","share":60},{"economy":"CN","share":40}],"asOf":"2024-12-31"}
        {"activities":["miit:B25"],"registered":"cn-sh","investors":[{"economy":"DE","share":50},{"economy":"CN","share":50,"kind":"private"}],"asOf":"2025-03-01"}
        {"activities":["miit:B25"],"registered":"sh-lingang","investors":[{"economy":"DE","share":50},{"economy":"CN","share":50,"kind":"private"}],"asOf":"2025-03-01"}
        """;

    private Shell.Result Simulate(string draft, params string[] more) => SimulateOver(Deals, draft, more);

    private Shell.Result SimulateOver(string deals, string draft, params string[] more)
    {
        var (file, over) = (Path.Combine(folder, "..", Path.GetFileName(folder) + "-draft", "draft.yaml"), Path.Combine(folder, "..", Path.GetFileName(folder) + "-draft", "deals.jsonl"));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            File.WriteAllText(file, draft);
            File.WriteAllText(over, deals);
            return Shell.Dta(["rules", "simulate", file, "--rules", Shell.Tiny, "--over", over, .. more]);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static string? Outcome(string rules, string proposal)
    {
        using var json = JsonDocument.Parse(Shell.Fed(proposal, "determine", "-", "--rules", rules, "--output", "json").Out);
        return json.RootElement.GetProperty("outcome").GetString();
    }

    private static string Copied()
    {
        var to = Directory.CreateTempSubdirectory("dta-diff-").FullName;
        foreach (var file in Directory.EnumerateFiles(Shell.Tiny, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(Shell.Tiny, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    private void Edit(string file, string from, string to)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(from));
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }
}
