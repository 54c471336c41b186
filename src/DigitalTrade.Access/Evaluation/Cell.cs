using System.Globalization;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Evaluation;

/// <summary>One value of a fact, of those that a rulebook can tell apart.</summary>
/// <param name="Value">As a proposal states it: a zone, an economy, a choice, a number or a range.</param>
/// <param name="Number">The number or gap; else the default.</param>
/// <param name="Index">Index of the zone or choice; 1 or 0 for a truth value; else zero.</param>
/// <param name="Places">Indices of zones, for a fact that may name several; else null.</param>
internal readonly record struct Cell(string Value, Range Number, int Index, int[]? Places = null)
{
    /// <summary>A point or a gap between thresholds.</summary>
    public static Cell Of(Range number) => new(number.ToString(), number, 0);

    /// <summary>A point or a gap in days, written as dates.</summary>
    public static Cell OfDate(Range days) => new(
        days.IsPoint ? Day(days.Low) : $"{(days.LowOpen ? ">" : "")}{Day(days.Low)}..{(days.HighOpen ? "<" : "")}{Day(days.High)}", days, 0);

    private static string Day(decimal number) =>
        DateOnly.FromDayNumber((int)Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
