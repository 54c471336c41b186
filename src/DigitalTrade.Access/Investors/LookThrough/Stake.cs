using System.Text.Json.Serialization;
using DigitalTrade.Access.Json;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>
/// An exact part of one: a point, or bounds that what is not stated leaves. In JSON a percentage, rounded to 6 digits after the
/// point, or bounds as text: <c>36</c>, <c>&gt;0..76</c>.
/// </summary>
/// <param name="Low">At least this.</param>
/// <param name="High">At most this.</param>
/// <param name="LowOpen">True when it is more than the least.</param>
/// <param name="HighOpen">True when it is less than the most.</param>
[JsonConverter(typeof(StakeConverter))]
public readonly record struct Stake(Fraction Low, Fraction High, bool LowOpen = false, bool HighOpen = false)
{
    /// <summary>Digits after the point for display.</summary>
    internal const int ShownDigits = 6;

    /// <summary>A single value.</summary>
    public static Stake Point(Fraction value) => new(value, value);

    /// <summary>True when it is known exactly.</summary>
    public bool IsPoint => Low == High;

    /// <summary>The percentages of a range.</summary>
    internal static Stake Of(Range percent) =>
        new(Fraction.OfPercent(percent.Low), Fraction.OfPercent(percent.High), percent.LowOpen, percent.HighOpen);

    /// <summary>As percentages that compare with limits as the exact parts do.</summary>
    internal Range Percent()
    {
        var (low, high) = (Low.Percent(), High.Percent());
        return new(low.Low, high.High, LowOpen || low.LowOpen, HighOpen || high.HighOpen);
    }

    /// <summary>Rounded for people: <c>36</c>, <c>33.333333</c>, <c>&gt;0..76</c>.</summary>
    public override string ToString() =>
        new Range(Low.RoundedPercent(ShownDigits), High.RoundedPercent(ShownDigits), LowOpen && !IsPoint, HighOpen && !IsPoint).ToString();
}
