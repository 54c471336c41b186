using System.Globalization;

namespace DigitalTrade.Access.Proposals;

/// <summary>
/// What is known of a number: a point, or an interval whose ends may be open. Exact decimals; never empty.
/// The default value is the point zero.
/// </summary>
public readonly record struct Range(decimal Low, decimal High, bool LowOpen = false, bool HighOpen = false)
{
    /// <summary>Digits of a number at most.</summary>
    internal const int MostDigits = 28;

    /// <summary>The single value, both ends closed.</summary>
    public static Range Point(decimal value) => new(value, value);

    /// <summary>A number as the single value it is.</summary>
    public static implicit operator Range(decimal value) => Point(value);

    /// <summary>True when exactly one value is possible.</summary>
    public bool IsPoint => Low == High;

    /// <summary>True when no value lies in the range.</summary>
    public bool IsEmpty => Low > High || (Low == High && (LowOpen || HighOpen));

    /// <summary>True for the point zero.</summary>
    public bool IsZero => Low == 0 && High == 0;

    /// <summary>A range without any value.</summary>
    internal static Range Empty { get; } = new(1, 0);

    /// <summary>True when the value lies in the range.</summary>
    public bool Contains(decimal value) => Equal(value) != false;

    /// <summary>The smallest range that holds both.</summary>
    internal Range Hull(Range other) => new(
        Math.Min(Low, other.Low), Math.Max(High, other.High),
        Low < other.Low ? LowOpen : Low > other.Low ? other.LowOpen : LowOpen && other.LowOpen,
        High > other.High ? HighOpen : High < other.High ? other.HighOpen : HighOpen && other.HighOpen);

    /// <summary>The values in both ranges; may be empty.</summary>
    public Range Intersect(Range other)
    {
        var (low, lowOpen) = Low > other.Low ? (Low, LowOpen)
            : Low < other.Low ? (other.Low, other.LowOpen) : (Low, LowOpen || other.LowOpen);
        var (high, highOpen) = High < other.High ? (High, HighOpen)
            : High > other.High ? (other.High, other.HighOpen) : (High, HighOpen || other.HighOpen);
        return new(low, high, lowOpen, highOpen);
    }

    /// <summary>What is left of <paramref name="whole"/> once a value of this range is taken away.</summary>
    public Range TakenFrom(decimal whole) => new(whole - High, whole - Low, HighOpen, LowOpen);

    /// <summary>The sums of a value of this range and a value of the other.</summary>
    public static Range operator +(Range left, Range right) =>
        new(left.Low + right.Low, left.High + right.High, left.LowOpen || right.LowOpen, left.HighOpen || right.HighOpen);

    /// <summary>Kleene's answer to "is the value below the limit".</summary>
    public bool? Below(decimal limit) =>
        High < limit || (High == limit && HighOpen) ? true : Low >= limit ? false : null;

    /// <summary>Kleene's answer to "is the value at most the limit".</summary>
    public bool? AtMost(decimal limit) =>
        High <= limit ? true : Low > limit || (Low == limit && LowOpen) ? false : null;

    /// <summary>Kleene's answer to "is the value exactly the limit".</summary>
    public bool? Equal(decimal limit) =>
        IsPoint ? Low == limit
        : Low > limit || High < limit || (Low == limit && LowOpen) || (High == limit && HighOpen) ? false : null;

    /// <summary>The text of a proposal: <c>60</c> or <c>40..60</c>.</summary>
    public override string ToString() =>
        IsPoint ? Format(Low) : $"{(LowOpen ? ">" : "")}{Format(Low)}..{(HighOpen ? "<" : "")}{Format(High)}";

    /// <summary>Reads what <see cref="ToString"/> writes: <c>60</c>, <c>40..60</c>, <c>&gt;0..&lt;50</c>; exact, at most 28 digits.</summary>
    public static bool TryParse(string text, out Range range) => TryRead(text, out range) && !range.IsEmpty;

    /// <summary>As <see cref="TryParse"/>, but the range may be empty.</summary>
    internal static bool TryRead(string text, out Range range)
    {
        range = default;
        var parts = text.Split("..", 2);
        var (lowOpen, highOpen) = (parts.Length == 2 && parts[0].TrimStart().StartsWith('>'), parts.Length == 2 && parts[1].TrimStart().StartsWith('<'));
        if (Exact(lowOpen ? parts[0].TrimStart()[1..] : parts[0]) is not { } low) return false;
        if (Exact(highOpen ? parts[^1].TrimStart()[1..] : parts[^1]) is not { } high) return false;
        range = new(low, high, lowOpen, highOpen);
        return true;
    }

    /// <summary>A decimal without any rounding; null when it is none or has more digits than can be kept.</summary>
    private static decimal? Exact(string text)
    {
        var number = text.AsSpan().Trim().TrimEnd('%').TrimEnd();
        var digits = 0;
        foreach (var c in number)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (c is not ('.' or '-')) return null;
        }

        return digits is > 0 and <= MostDigits
            && decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : null;
    }

    private static string Format(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
