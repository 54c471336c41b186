using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Building;

/// <summary>Conditions interpreted from their tree in three values, case by case; no compiler stands between.</summary>
internal static class Kleene
{
    public static CompiledCondition Interpreted(Condition condition)
    {
        var reads = condition.Tests().Select(t => t.Reads!).DistinctBy(f => f.Slot).OrderBy(f => f.Slot).ToArray();
        return new()
        {
            Source = condition,
            Expression = condition.ToString(),
            Test = facts => Holds(condition, facts, positive: true, best: false),
            Best = facts => Holds(condition, facts, positive: true, best: true),
            Reads = [.. reads],
            ReadsUndertaking = reads.Any(f => f.Role == FactRole.Undertaking),
        };
    }

    public static bool? And(IEnumerable<bool?> parts)
    {
        bool? result = true;
        foreach (var part in parts)
        {
            if (part == false) return false;
            if (part is null) result = null;
        }

        return result;
    }

    public static bool? Or(IEnumerable<bool?> parts) => !And(parts.Select(p => !p));

    private static bool? Holds(Condition condition, FactVector facts, bool positive, bool best)
    {
        switch (condition)
        {
            case Condition.Not not: return Holds(not.Part, facts, !positive, best);
            case Condition.All all when positive: return And(all.Parts.Select(p => Holds(p, facts, positive, best)));
            case Condition.All all: return Or(all.Parts.Select(p => Holds(p, facts, positive, best)));
            case Condition.Any any when positive: return Or(any.Parts.Select(p => Holds(p, facts, positive, best)));
            case Condition.Any any: return And(any.Parts.Select(p => Holds(p, facts, positive, best)));
        }

        // Undertakings that are not stated are kept, whichever way the test looks at them.
        var single = Single(condition, facts[condition.Reads!.Slot], facts.Date);
        var answer = positive ? single : !single;
        return best && condition.Reads.Role == FactRole.Undertaking ? answer ?? true : answer;
    }

    private static bool? Single(Condition condition, FactVector.Cell cell, DateOnly date) => condition switch
    {
        Condition.NumberTest test => Number(test, cell.Number),
        Condition.FlagTest test => cell.Stated ? (cell.Choice == 1) == test.Value : null,
        Condition.ChoiceTest test => cell.Stated ? test.Values.Contains(test.Fact.Values[cell.Choice].Id) : null,
        Condition.PlaceTest test => cell.Stated ? cell.Places!.All(p => test.Territory.Contains(p, date)) : null,
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    private static bool? Number(Condition.NumberTest test, Range range)
    {
        var limit = test.Limit;
        return test.Comparison switch
        {
            Comparison.AtMost => Always(v => v <= limit),
            Comparison.Below => Always(v => v < limit),
            Comparison.AtLeast => Always(v => v >= limit),
            Comparison.Above => Always(v => v > limit),
            _ => Always(v => v == limit),
        };

        // A comparison can change only at the limit: the ends that belong, the limit, and points on both its sides tell all.
        bool? Always(Func<decimal, bool> holds)
        {
            var answers = new[] { range.Low, range.High, limit, (range.Low + limit) / 2, (range.High + limit) / 2, (range.Low + range.High) / 2 }
                .Where(v => v >= range.Low && v <= range.High)
                .Where(v => !(range.LowOpen && v == range.Low) && !(range.HighOpen && v == range.High))
                .Select(holds).Distinct().ToArray();
            return answers.Length == 1 ? answers[0] : null;
        }
    }
}
