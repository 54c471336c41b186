using System.Globalization;
using System.Text;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>A rulebook of any size: packs of a hundred measures over a hundred zones, with every kind of test in them.</summary>
internal static class SyntheticRules
{
    public const int Zones = 100;
    private const int InPack = 100;

    public static RuleSet Of(int measures)
    {
        var rules = new RuleSet().With("gazetteer/synthetic.yaml", Places());
        for (var pack = 0; pack * InPack < measures; pack++) rules.With($"synthetic/p{pack}/pack.yaml", Pack(pack, Math.Min(InPack, measures - (pack * InPack))));
        return rules;
    }

    private static string Places()
    {
        var yaml = new StringBuilder("zones:\n");
        for (var i = 0; i < Zones; i++) yaml.Append(CultureInfo.InvariantCulture, $"  - {{id: z{i}, kind: pilot, name: {{zh: 区{i}, en: Zone {i}}}, within: [{(i < 10 ? "cn" : $"z{i / 10}")}]}}\n");
        return yaml.ToString();
    }

    private static string Pack(int pack, int count)
    {
        var yaml = new StringBuilder();
        yaml.Append(CultureInfo.InvariantCulture, $"pack: {{id: p{pack}, kind: base, title: {{zh: 包{pack}, en: Pack {pack}}}}}\nmeasures:\n");
        for (var i = 0; i < count; i++)
        {
            var n = (pack * InPack) + i;
            yaml.Append(CultureInfo.InvariantCulture, $$"""
                  - key: m{{n}}
                    {{Test(n)}}
                    {{When(n)}}
                    sectors: ["{{(n % 3) switch { 0 => "miit:B11", 1 => "miit:B25", _ => "net:news" }}}"]
                    territory: [z{{n % Zones}}, z{{n * 7 % Zones}}]
                    text: {zh: "第{{n}}项：对外商投资有要求", en: Measure {{n}} asks something of foreign investment}
                    cite: {instrument: telecom-rules, provision: item {{n}}}
                    from: 20{{10 + (n % 10)}}-01-01
                    verified: verified

                """);
        }

        // Both zones can be the same one.
        var text = yaml.ToString();
        for (var zone = 0; zone < Zones; zone++) text = text.Replace($"territory: [z{zone}, z{zone}]", $"territory: [z{zone}]", StringComparison.Ordinal);
        return text;
    }

    private static string Test(int n) => (n % 5) switch
    {
        0 => "kind: prohibition",
        1 => string.Create(CultureInfo.InvariantCulture, $"kind: equity-cap\n    max: {n % 1000 / 10m}"),
        2 => "kind: control-requirement\n    control: majority",
        3 => string.Create(CultureInfo.InvariantCulture, $"kind: capital-requirement\n    min: {1000 * (n % 500)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"kind: investor-qualification\n    requires: {{any: [{{facilities: {{within: [z{n % Zones}]}}}}, {{pilot-approval: true, foreign-share: {{below: {n % 99}}}}}]}}"),
    };

    private static string When(int n) => (n % 4) switch
    {
        0 => "when: {mode: [establishment, acquisition]}",
        1 => string.Create(CultureInfo.InvariantCulture, $"when: {{not: {{registered: {{within: [z{n % Zones}]}}}}}}"),
        _ => "certainty: settled",
    };
}
