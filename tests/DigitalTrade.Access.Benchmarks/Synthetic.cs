using System.Globalization;
using System.Text;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>
/// A rulebook of any size: the shipped ground, one list over China, and as many measures in as many zones as asked. Ten speak
/// of one sector at one place, about as many as of a data centre in Lingang in the shipped rules; two of them bar.
/// </summary>
internal static class Synthetic
{
    private const int Sectors = 1000;
    private const int FileSize = 500;
    private const int Together = 10;
    private const int Apart = 37;

    public static Dictionary<string, byte[]> Files(int measures, int zones)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var folder in new[] { "gazetteer", "" })
        {
            var at = Path.Combine(Shipped.Folder, folder);
            foreach (var path in Directory.EnumerateFiles(at, "*.yaml", folder.Length > 0 ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly))
                files[Path.GetRelativePath(Shipped.Folder, path).Replace('\\', '/')] = File.ReadAllBytes(path);
        }

        Add("taxonomy/sectors.yaml", "sectors:\n" + Lines(Sectors, i => $"  - {{code: \"syn:{i}\", name: {{zh: 业务{i}, en: Business {i}}}}}"));
        Add("taxonomy/zones.yaml", "zones:\n" + Lines(zones, i => $"  - {{id: syn-zone-{i}, kind: ftz, name: {{zh: 片区{i}, en: Area {i}}}, within: [cn-sh], verified: verified}}"));
        Add("list/pack.yaml", "pack: {id: list, kind: base, title: {zh: 清单, en: List}}\n" + Instrument("list-decree"));
        Add("list/edition.yaml", "edition: {id: cn-national-2024, family: national, instrument: list-decree, territory: [cn], displaces: [], from: 2020-01-01}\n"
            + "measures:\n" + Measure(measures, "cn", null));
        Add("local/pack.yaml", "pack: {id: local, kind: base, title: {zh: 地方, en: Local}}\n" + Instrument("local-rule"));
        for (var first = 0; first < measures; first += FileSize)
        {
            var from = first;
            Add($"local/measures-{from}.yaml", "measures:\n" + Lines(Math.Min(FileSize, measures - from), i => Measure(from + i, $"syn-zone-{ZoneOf(from + i, zones)}", "local-rule")));
        }

        return files;

        void Add(string path, string text) => files[path] = Encoding.UTF8.GetBytes(text);
    }

    public static Proposal Question(Rulebook book) => Shipped.Read(book, """
        {"asOf": "2025-03-01", "activities": ["syn:11"], "registered": "syn-zone-11", "form": "company",
         "investors": [{"economy": "DE", "share": 60}, {"economy": "CN", "share": 40, "kind": "private"}]}
        """);

    private static string Measure(int i, string zone, string? instrument) => string.Create(CultureInfo.InvariantCulture, $$"""
          - key: measure-{{i}}
            kind: equity-cap
            max: {{(i % Together < 2 ? 50 : 60 + (i % 40))}}
            sectors: ["syn:{{i / Together % Sectors}}"]
            text: {zh: 措施{{i}}。, en: "Measure {{i}}."}
            cite: { {{(instrument is null ? "" : $"instrument: {instrument}, ")}}provision: 第{{i}}项 }
            verified: verified

        """) + (instrument is null ? "" : $"    territory: [{zone}]\n    from: 2020-01-01\n");

    // A sector is spoken of in a second place once every sector has been in a first.
    private static int ZoneOf(int i, int zones) => ((i / Together % Sectors) + (i / Together / Sectors * Apart)) % zones;

    private static string Instrument(string id) =>
        $"instruments:\n  - {{id: {id}, kind: list, number: 第1号, title: {{zh: 令, en: Decree}}, issuer: {{zh: 部, en: Ministry}}, from: 2020-01-01, verified: verified}}\n";

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i).TrimEnd('\n') + "\n"));
}
