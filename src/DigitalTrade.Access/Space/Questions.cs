using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Space;

/// <summary>Which unstated circumstance to ask next. Only those whose answer can change the outcome.</summary>
internal static class Questions
{
    public static ImmutableArray<Question> Of(Rulebook book, Circumstances at)
    {
        var asked = new Dictionary<string, Question>(StringComparer.Ordinal);
        for (var i = 0; i < at.Codes.Length; i++)
        {
            var examination = Examination.Of(book, at, i);
            foreach (var (unknown, because) in Hanging(examination))
            {
                var fact = NameOf(unknown);
                if (asked.ContainsKey(fact)) continue;
                var splits = at.Split(unknown)
                    .GroupBy(s => s.Value, StringComparer.Ordinal)
                    .ToImmutableSortedDictionary(
                        g => g.Key,
                        g => Completions.Whole(book, g.First().At, out _) ?? Outcome.Undetermined,
                        StringComparer.Ordinal);
                if (splits.Values.Distinct().Count() > 1 || splits.Values.All(o => o == Outcome.Undetermined))
                    asked[fact] = new(fact, TextOf(book, unknown), because, splits);
            }
        }

        return [.. asked.Values.OrderBy(q => q.Splits.Values.Count(o => o == Outcome.Undetermined)).ThenBy(q => q.Fact, StringComparer.Ordinal)];
    }

    private static IEnumerable<(Unknown Unknown, ImmutableArray<string> Because)> Hanging(Examination examination)
    {
        if (examination.Hangs is { } first && examination.Tested.Count == 0) yield return (first, []);
        var found = examination.Tested.Where(t => t.Hangs is not null).Select(t => (Unknown: t.Hangs!, t.Measure.Key))
            .Concat(examination.Barred.SelectMany(b => b.Attempts.Where(a => a.Hangs is not null).Select(a => (Unknown: a.Hangs!, b.Tested.Measure.Key))));
        foreach (var group in found.GroupBy(f => NameOf(f.Unknown), StringComparer.Ordinal))
        {
            var limits = group.Select(g => g.Unknown).OfType<Unknown.Of>().SelectMany(u => u.Limits).Distinct().Order().ToImmutableArray();
            var unknown = group.First().Unknown is Unknown.Of of ? of with { Limits = limits } : group.First().Unknown;
            yield return (unknown, [.. group.Select(g => g.Key).Distinct().Order(StringComparer.Ordinal)]);
        }
    }

    public static string NameOf(Unknown unknown) => unknown switch
    {
        Unknown.Place => "registered",
        Unknown.HolderEconomy { Investor: var investor } => investor >= 0 ? $"investors[{investor}].economy" : "economy",
        Unknown.Code => "activities",
        Unknown.Of { Fact: var fact } => fact.WireName,
        _ => throw new InvalidOperationException("an unknown of a kind that cannot be asked"),
    };

    private static Text TextOf(Rulebook book, Unknown unknown) => unknown switch
    {
        Unknown.Place => book.Facts[BuiltIn.Registered].Question,
        Unknown.HolderEconomy => new("外方投资者来自哪个国家或地区？", "Of which economy is the investor?"),
        Unknown.Code => new("具体是哪一类业务？", "Which part of this category is meant?"),
        Unknown.Of { Fact: var fact } => fact.Question,
        _ => throw new InvalidOperationException("an unknown of a kind that cannot be asked"),
    };
}
