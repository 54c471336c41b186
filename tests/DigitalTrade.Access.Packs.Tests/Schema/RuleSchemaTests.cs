using System.Runtime.CompilerServices;
using System.Text;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Packs.Schema;

namespace DigitalTrade.Access.Packs.Tests.Schema;

/// <summary>The schema is what stands in the rules' folder, knows what the loader knows, takes every shipped file and refuses a slip.</summary>
public sealed class RuleSchemaTests
{
    private static readonly string Rules = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "rules");

    [Test]
    public void Schema_in_the_folder_is_the_one_that_is_made()
    {
        var file = Path.Combine(Rules, "schema", "rules.json");
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, RuleSchema.Text);
        }

        Assert.That(File.ReadAllText(file), Is.EqualTo(RuleSchema.Text), "write it anew with APPROVE=1");
    }

    [Test]
    public void Every_shipped_file_fits()
    {
        var files = Directory.GetFiles(Rules, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        Assert.That(files, Has.Length.AtLeast(100));
        Assert.Multiple(() =>
        {
            foreach (var file in files) Assert.That(Misfits(File.ReadAllText(file)), Is.Empty, file);
        });
    }

    [TestCase("pack: {id: a, kind: base, title: {zh: 甲, en: A}, colour: red}", "colour")]
    [TestCase("pack: {id: a, kind: bas, title: {zh: 甲, en: A}}", "kind")]
    [TestCase("pack: {id: A b, kind: base, title: {zh: 甲, en: A}}", "id")]
    [TestCase("pack: {id: a, kind: base}", "title")]
    [TestCase("measure: []", "measure")]
    [TestCase("derogations: [{key: a:b}]", "lifts")]
    [TestCase("zones: [{id: a, kind: country, name: {zh: 甲, en: A}, from: 1/2/2024}]", "from")]
    [TestCase("measures: {key: a}", "measures")]
    [TestCase("cases: [{name: a, expect: {outcome: allowed}}]", "outcome")]
    public void Slip_does_not_fit(string yaml, string at) => Assert.That(string.Join('\n', Misfits(yaml)), Does.Contain(at));

    // The loader names the keys that it knows when it meets one that it does not.
    [TestCase("pack", "pack", true), TestCase("delegates", "delegates"), TestCase("instruments", "instruments"), TestCase("edition", "edition", true), TestCase("measures", "measures"),
     TestCase("derogations", "derogations"), TestCase("obligations", "obligations"), TestCase("caveats", "caveats"), TestCase("sectors", "sectors"), TestCase("zones", "zones"), TestCase("economies", "economies")]
    public void Keys_are_those_of_the_loader(string section, string property, bool single = false)
    {
        const string slip = "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";
        var head = section == "pack" ? "" : "pack: {id: slip, kind: base, title: {zh: 甲, en: A}}\n";
        var yaml = $"{head}{section}: {(single ? "" : "[")}{{{slip}: 1{(section == "measures" ? ", kind: odd" : "")}}}{(single ? "" : "]")}\n";
        var help = new RuleSet().With("slip/pack.yaml", yaml).Load().Diagnostics.First(d => d.Message.StartsWith($"unknown key `{slip}`", StringComparison.Ordinal)).Help!;
        var known = help["known: ".Length..].Split(", ").ToHashSet();
        var part = RuleSchema.Make()["properties"]![property]!;
        var keys = (single ? part : part["items"]!)["properties"]!.AsObject().Select(p => p.Key).ToHashSet();

        // `item` is of editions, `certainty` of one kind of caveat, `except` of the sectors.
        keys.ExceptWith(["item", "certainty", "except"]);
        known.ExceptWith(["item", "certainty", "except"]);
        Assert.That(keys, Is.EquivalentTo(known));
    }

    private static List<string> Misfits(string yaml)
    {
        var (json, diagnostics) = CaseReader.ReadProposal("file.yaml", Encoding.UTF8.GetBytes(yaml));
        Assert.That(diagnostics.Where(d => d.Severity == Severity.Error), Is.Empty);
        var schema = RuleSchema.Make();
        var found = new List<string>();
        SchemaCheck.Of(json, schema, schema, "", found);
        return found;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
