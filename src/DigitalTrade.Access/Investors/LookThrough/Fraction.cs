using System.Globalization;
using System.Numerics;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>An exact rational number in lowest terms. The default value is zero.</summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    // Digits after the point of a percentage that is kept as a decimal; with three before it, well within 28.
    private const int KeptDigits = 20;
    private static readonly BigInteger Scale = BigInteger.Pow(10, KeptDigits);
    private readonly BigInteger over;
    private readonly BigInteger under;

    /// <summary>A fraction; the denominator is not zero.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException("a fraction of zero parts");
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (over, under) = (numerator / common, denominator / common);
    }

    /// <summary>Zero.</summary>
    public static Fraction Zero { get; }

    /// <summary>One.</summary>
    public static Fraction One { get; } = new(1, 1);

    /// <summary>The numerator, with the sign.</summary>
    public BigInteger Numerator => over;

    /// <summary>The denominator, above zero.</summary>
    public BigInteger Denominator => under.IsZero ? BigInteger.One : under;

    /// <summary>True for zero.</summary>
    public bool IsZero => over.IsZero;

    /// <summary>The decimal, exactly.</summary>
    public static Fraction Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var whole = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        return new(bits[3] < 0 ? -whole : whole, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    /// <summary>A hundredth of the decimal: a percentage as a part of one.</summary>
    public static Fraction OfPercent(decimal percent) => Of(percent) / new Fraction(100, 1);

    /// <inheritdoc cref="op_Addition"/>
    public static Fraction Add(Fraction left, Fraction right) => left + right;

    /// <inheritdoc cref="op_Subtraction"/>
    public static Fraction Subtract(Fraction left, Fraction right) => left - right;

    /// <inheritdoc cref="op_Multiply"/>
    public static Fraction Multiply(Fraction left, Fraction right) => left * right;

    /// <inheritdoc cref="op_Division"/>
    public static Fraction Divide(Fraction left, Fraction right) => left / right;

    /// <summary>The sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.over * right.Denominator) + (right.over * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) =>
        new((left.over * right.Denominator) - (right.over * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>The product.</summary>
    public static Fraction operator *(Fraction left, Fraction right) => new(left.over * right.over, left.Denominator * right.Denominator);

    /// <summary>The quotient.</summary>
    public static Fraction operator /(Fraction left, Fraction right) => new(left.over * right.Denominator, left.Denominator * right.over);

    /// <summary>Equal.</summary>
    public static bool operator ==(Fraction left, Fraction right) => left.Equals(right);

    /// <summary>Not equal.</summary>
    public static bool operator !=(Fraction left, Fraction right) => !left.Equals(right);

    /// <summary>Less.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>More.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>At most.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>At least.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (over * other.Denominator).CompareTo(other.over * Denominator);

    /// <inheritdoc/>
    public bool Equals(Fraction other) => over == other.over && Denominator == other.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(over, Denominator);

    /// <summary>The fraction as it is written by hand: <c>1/3</c>.</summary>
    public override string ToString() => Denominator.IsOne
        ? over.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{over}/{Denominator}");

    /// <summary>
    /// The fraction as a percentage between decimals: the point where that is exact, else the open gap of 20 digits in which it
    /// lies. No limit of at most 20 digits lies in the gap, so every comparison with one comes out as it does for the fraction.
    /// </summary>
    internal Range Percent()
    {
        var (whole, rest) = Scaled();
        var low = (decimal)whole / (decimal)Scale;
        return rest.IsZero ? Range.Point(low) : new(low, (decimal)(whole + 1) / (decimal)Scale, LowOpen: true, HighOpen: true);
    }

    /// <summary>The percentage rounded half up to some digits, for display.</summary>
    internal decimal RoundedPercent(int digits) => Math.Round((decimal)Scaled().Whole / (decimal)Scale, digits, MidpointRounding.AwayFromZero);

    private (BigInteger Whole, BigInteger Left) Scaled()
    {
        var whole = BigInteger.DivRem(over * 100 * Scale, Denominator, out var rest);
        return rest.Sign < 0 ? (whole - 1, rest + Denominator) : (whole, rest);
    }
}
