using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>Facts as a finding shows that it read them.</summary>
internal static class FactReadings
{
    private static readonly object True = true;
    private static readonly object False = false;
    private static readonly object[] Percents = [.. Enumerable.Range(0, 101).Select(p => (object)(decimal)p)];

    public static ImmutableArray<FactReading> Of(ImmutableArray<Fact> facts, Circumstances at)
    {
        var readings = new FactReading[facts.Length];
        for (var i = 0; i < readings.Length; i++) readings[i] = new(facts[i].WireName, Value(facts[i], at));
        return ImmutableCollectionsMarshal.AsImmutableArray(readings);
    }

    /// <summary>What a fact is, as it is written; null when it is not stated.</summary>
    public static object? Value(Fact fact, Circumstances at)
    {
        var cell = at.Facts[fact.Slot];
        if (!cell.Stated) return null;
        return fact.Type switch
        {
            FactType.Boolean => cell.Choice == 1 ? True : False,
            FactType.Choice => fact.Values[cell.Choice].Id,
            FactType.Place => cell.Places!.Select(z => at.ZoneId(z)).ToArray(),
            FactType.Date => DateOnly.FromDayNumber((int)cell.Number.Low).ToString("o", CultureInfo.InvariantCulture),
            _ => cell.Number.IsPoint ? Number(cell.Number.Low) : cell.Number,
        };
    }

    // A whole percentage is one object for all answers; 60.0 is not, because it is written as it was stated.
    private static object Number(decimal value) =>
        value.Scale == 0 && value is >= 0 and <= 100 ? Percents[(int)value] : value;
}
