using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Tests.Building;

namespace DigitalTrade.Access.Tests.Space;

/// <summary>Small rulebooks from a seed, on the sector t:a: lists, measures, derogations and dates at random.</summary>
internal static class RandomRules
{
    private static readonly string[] Zones = ["cn", "east", "west", "ftz", "ftz-1", "park"];

    public static Rules From(int seed, bool dated = false)
    {
        var random = new Random(seed);
        var rules = new Rules(governed: false).List("national", to: dated && random.Next(3) == 0 ? "2025-06-30" : null);
        Measures(rules, random);
        if (dated && random.Next(2) == 0) rules.List("national", from: "2025-07-01");
        if (random.Next(2) == 0)
        {
            rules.List("ftz", "ftz", dated ? "2025-02-01" : null, displaces: ["national"]);
            Measures(rules, random);
        }

        for (var i = random.Next(4); i > 0; i--)
        {
            var days = dated ? Rules.Days($"2025-0{random.Next(1, 10)}-1{random.Next(10)}", random.Next(2) == 0 ? $"2026-0{random.Next(1, 10)}-01" : null) : Rules.Days();
            var conditions = Enumerable.Range(0, random.Next(3)).Select(c => ($"c{c}", Condition(rules, random, 1, undertakings: true))).ToArray();
            var investors = random.Next(4) == 0 ? new Dictionary<string, string?> { ["HK"] = "cepa-hk" } : null;
            var zone = Zones[random.Next(Zones.Length)];
            rules.Lift($"lift-{i}", ["bar-a", "cap-a", "need"], "t:a", [(zone, days)], investors, null, conditions);
        }

        return rules;
    }

    private static void Measures(Rules rules, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var when = random.Next(2) == 0 ? null : Condition(rules, random, 1, undertakings: false);
            switch (random.Next(3))
            {
                case 0: rules.Prohibit("t:a", when); break;
                case 1: rules.Cap("t:a", random.Next(1, 4) * 25, when); break;
                default: rules.Require("need", "t:a", Condition(rules, random, 1, undertakings: true), when); break;
            }
        }
    }

    private static Condition Condition(Rules rules, Random random, int depth, bool undertakings)
    {
        if (depth > 0 && random.Next(3) == 0)
        {
            var parts = new[] { Condition(rules, random, depth - 1, undertakings), Condition(rules, random, depth - 1, undertakings) };
            return random.Next(3) switch { 0 => When.All(parts), 1 => When.Any(parts), _ => When.Not(parts[0]) };
        }

        return random.Next(undertakings ? 8 : 5) switch
        {
            0 => When.Flag("listed", random.Next(2) == 0),
            1 => When.Choice("scale", random.Next(2) == 0 ? ["small"] : ["middle", "large"]),
            2 => When.Number("turnover", random.Next(2) == 0 ? Comparison.AtMost : Comparison.Above, random.Next(1, 3) * 100),
            3 => When.Number("foreign-share", random.Next(2) == 0 ? Comparison.AtMost : Comparison.Below, random.Next(1, 4) * 25),
            4 => When.Within("registered", rules.Territory(Zones[random.Next(Zones.Length)])),
            5 => When.Flag("approval"),
            6 => When.Within("facilities", rules.Territory(Zones[random.Next(1, Zones.Length)])),
            _ => When.Number("capital", Comparison.AtLeast, 1000),
        };
    }
}
