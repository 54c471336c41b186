using System.Collections.Immutable;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Tests.Building;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>Small rulebooks at random: one to three lists, a few measures with exceptions and windows, a few derogations.</summary>
internal static class RandomRules
{
    private static readonly string[] Codes = ["t:a", "t:a1", "t:a2", "t:a2-deep", "t:b", "t:c", "t:wide", "t:wide-1", "n:music", "*"];
    private static readonly string[] Places = ["cn", "east", "west", "ftz", "ftz-1", "ftz-2", "park"];
    private static readonly string[] Keys = ["k1", "k2", "k3", "k4"];

    public static Rules Make(int seed)
    {
        var random = new Random(seed);
        var rules = new Rules(governed: false);
        rules.List("national", "cn", Sometimes(random, 0.15, "2025-01-01"), Sometimes(random, 0.1, "2025-06-30"), incomplete: random.NextDouble() < 0.03);
        Measures(random, rules, listed: true);
        if (random.NextDouble() < 0.5)
        {
            rules.List("zone", random.NextDouble() < 0.7 ? "ftz" : "west", incomplete: random.NextDouble() < 0.1, displaces: random.NextDouble() < 0.9 ? ["national"] : []);
            Measures(random, rules, listed: true);
        }

        Measures(random, rules, listed: false);
        for (var i = random.Next(4); i > 0; i--) Derogate(random, rules, i);
        return rules;
    }

    /// <summary>A condition at random over the facts of the world.</summary>
    public static Condition Condition(Random random, Rules rules, int depth) => (depth == 0 ? 9 : random.Next(14)) switch
    {
        10 => When.All(Condition(random, rules, depth - 1), Condition(random, rules, depth - 1)),
        11 or 12 => When.Any(Condition(random, rules, depth - 1), Condition(random, rules, depth - 1)),
        13 => When.Not(Condition(random, rules, depth - 1)),
        _ => Single(random, rules),
    };

    private static Condition Single(Random random, Rules rules)
    {
        return random.Next(16) switch
        {
            0 or 1 or 2 => Number("foreign-share", 0, 25, 49, 50),
            3 => Number("state-share", 0, 10, 51),
            4 => Number("largest-foreign-share", 20, 40, 50),
            5 => When.Flag("approval", random.Next(4) > 0),
            6 => When.Flag("listed", random.Next(2) > 0),
            7 => When.Choice("scale", Some(random, "small", "middle", "large")),
            8 => When.Choice("form", Some(random, "company", "partnership", "branch")),
            9 => When.Choice("mode", Some(random, "establishment", "acquisition", "contractual-control")),
            10 => When.Within("registered", rules.Territory(Pick(random, Places))),
            11 => When.Within("facilities", rules.Territory(Pick(random, Places))),
            12 => When.Number("since", Pick(random, Comparison.AtLeast, Comparison.Below), World.Day.DayNumber),
            13 => Number("turnover", 10, 100),
            14 => When.Flag("chinese-relative-control"),
            _ => When.Within("origin", rules.Territory(Pick(random, Places))),
        };

        Condition Number(string fact, params decimal[] limits) => When.Number(fact, Pick(random, Enum.GetValues<Comparison>()), Pick(random, limits));
    }

    private static void Measures(Random random, Rules rules, bool listed)
    {
        foreach (var key in Keys.Where(_ => random.NextDouble() < 0.35))
        {
            var kind = random.Next(4);
            var (from, to) = (Sometimes(random, 0.1, "2025-03-02"), Sometimes(random, 0.1, "2025-02-28"));
            var zone = random.NextDouble() < 0.8 ? "cn" : Pick(random, Places);
            rules.Measure(
                key,
                kind switch { 0 => new MeasureKind.Prohibition(), 1 => new MeasureKind.EquityCap(50), 2 => new MeasureKind.CommitmentLimit(), _ => new MeasureKind.InvestorQualification() },
                Sectors(random),
                kind switch { 0 or 2 => When.ForeignAtMost(0), 1 => When.ForeignAtMost(Pick(random, 25m, 49m, 50m)), _ => Condition(random, rules, 2) },
                random.NextDouble() < 0.3 ? Condition(random, rules, 1) : null,
                listed,
                m => (listed ? m : m with { InForce = Rules.Days(from, to), Territory = rules.Territory(zone) }) with { Basis = Counted(m.Id) });
        }
    }

    private static void Derogate(Random random, Rules rules, int number)
    {
        var areas = Enumerable.Range(0, random.Next(1, 3)).Select(_ => (Pick(random, Places), Rules.Days(Sometimes(random, 0.2, "2025-03-02")))).ToArray();
        var investors = random.Next(4) switch
        {
            0 => new Dictionary<string, string?> { ["HK"] = "cepa-hk", ["MO"] = "cepa-mo" },
            1 => new() { ["TW"] = null },
            _ => null,
        };
        rules.Lift(
            $"pack:{number}", [.. Some(random, Keys)], Pick(random, Codes), areas, investors,
            d => d with
            {
                Basis = Counted(d.Key),
                Areas = [.. d.Areas.Select(a => a with { Conditions = Conditions(random, rules) })],
                Sectors = Rules.On(Sectors(random)),
                Without = random.NextDouble() < 0.3 ? Rules.On(Pick(random, [.. Codes, "n:news", "n:any-1"])) : null,
            });
    }

    private static ImmutableArray<DerogationCondition> Conditions(Random random, Rules rules) =>
        [.. Enumerable.Range(0, random.Next(3)).Select(i => Rules.Condition($"c{i}", Condition(random, rules, 1)))];

    // Most rules leave the basis open; the first letters of an id know nothing of the rest of the rule.
    private static Basis Counted(string id) => id[^1] switch { '1' => Basis.LookThrough, '2' => Basis.Direct, _ => Basis.Open };

    private static string[] Sectors(Random random)
    {
        var codes = Some(random, Codes).Take(2).ToList();
        if (random.NextDouble() < 0.3) codes.Add("-" + Pick(random, Codes[..^1]));
        return [.. codes];
    }

    internal static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];

    private static T[] Some<T>(Random random, params T[] from)
    {
        var some = from.Where(_ => random.NextDouble() < 0.45).ToArray();
        return some.Length == 0 ? [Pick(random, from)] : some;
    }

    private static string? Sometimes(Random random, double chance, string value) => random.NextDouble() < chance ? value : null;
}
