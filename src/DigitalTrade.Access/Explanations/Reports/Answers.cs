using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Measures;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>The possible answers to a question in words; neighbouring numbers become one range.</summary>
internal static class Answers
{
    public static ImmutableArray<string> Of(Names names, string wire, ImmutableArray<string> values)
    {
        if (wire == "activities") return [.. values.Select(names.Sector)];
        if (wire == "economy" || wire.EndsWith(".economy", StringComparison.Ordinal)) return [.. values.Select(names.Economy)];
        if (wire == "registered") return [.. values.Select(names.Zone)];
        if (QuestionSection.FactOf(names, wire) is not { } fact) return [.. values.Select(Visible.Of)];
        return fact.Type switch
        {
            FactType.Boolean when fact.Slot >= BuiltIn.Count => [.. values.OrderDescending(StringComparer.Ordinal).Select(v => v == "true" ? names.Say("是", "yes") : names.Say("否", "no"))],
            FactType.Choice => [.. values.Select(v => names.Say(fact.Values.FirstOrDefault(c => c.Id == v)?.Name ?? new(v, v)))],
            FactType.Place => [.. values.Select(names.Zone)],
            _ => Numbers(names, fact, values),
        };
    }

    private static ImmutableArray<string> Numbers(Names names, Fact fact, ImmutableArray<string> values)
    {
        var cells = new List<Range>();
        foreach (var value in values)
        {
            if (Parse(value) is not { } cell) return [.. values.Select(Visible.Of)];
            cells.Add(cell);
        }

        var joined = new List<Range>();
        foreach (var cell in cells.OrderBy(c => c.Low).ThenBy(c => c.LowOpen))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.High == cell.Low && !(last.HighOpen && cell.LowOpen))
                joined[^1] = new(last.Low, cell.High, last.LowOpen, cell.HighOpen);
            else joined.Add(cell);
        }

        return [.. joined.Select(c => Say(names, fact, c))];
    }

    private static string Say(Names names, Fact fact, Range cell)
    {
        var (low, high) = (Amount(names, fact, cell.Low), Amount(names, fact, cell.High));
        if (cell.IsPoint) return low;
        var (floor, ceiling) = fact.Slot < BuiltIn.Count ? (0m, 100m) : (fact.Min, fact.Max);
        var from = cell.LowOpen ? names.Say($"高于{low}", $"above {low}") : names.Say($"{low}以上（含）", $"{low} or more");
        var to = cell.HighOpen ? names.Say($"低于{high}", $"below {high}") : names.Say($"不超过{high}", $"at most {high}");
        if (cell.Low <= floor) return to;
        return cell.High >= ceiling ? from : names.Say($"{from}、{to}", $"{from} and {to}");
    }

    private static string Amount(Names names, Fact fact, decimal value) => fact.Type == FactType.Date
        ? names.Date(DateOnly.FromDayNumber((int)value))
        : Wording.Number(value) + (fact.Slot < BuiltIn.Count ? "%" : fact.Unit is { } unit ? names.Say(unit.Zh, " " + unit.En) : "");

    /// <summary>The text of a cell: <c>50</c>, <c>0..50</c>, <c>&gt;50..100</c>, <c>0..&lt;50</c>.</summary>
    private static Range? Parse(string text)
    {
        var parts = text.Split("..", 2);
        var (low, high) = (parts[0], parts[^1]);
        var (lowOpen, highOpen) = (low.StartsWith('>'), high.StartsWith('<'));
        return decimal.TryParse(low.AsSpan(lowOpen ? 1 : 0), NumberStyles.Number, CultureInfo.InvariantCulture, out var from)
            && decimal.TryParse(high.AsSpan(highOpen ? 1 : 0), NumberStyles.Number, CultureInfo.InvariantCulture, out var to)
            ? new(from, to, lowOpen, highOpen) : null;
    }
}
