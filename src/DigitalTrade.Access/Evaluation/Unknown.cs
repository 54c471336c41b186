using System.Collections.Immutable;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>A circumstance that is not stated and on which an answer hangs. Closed.</summary>
internal abstract record Unknown
{
    private Unknown()
    {
    }

    /// <summary>Where the enterprise is registered; one object for all.</summary>
    public static Unknown Here { get; } = new Place();

    /// <summary>Where the enterprise is registered.</summary>
    public sealed record Place : Unknown;

    /// <summary>Of which economy a holder is; by position among the investors, -1 for a stated total.</summary>
    public sealed record HolderEconomy(int Investor) : Unknown;

    /// <summary>Whether a holder whose share may be zero holds anything; by position among the investors.</summary>
    public sealed record Holding(int Investor) : Unknown;

    /// <summary>Which part of a broad sector is meant.</summary>
    public sealed record Code(int Activity, string Broad, ImmutableArray<string> Codes) : Unknown;

    /// <summary>A fact, and the limits at which the answer may turn.</summary>
    public sealed record Of(Fact Fact, ImmutableArray<decimal> Limits) : Unknown;

    /// <summary>Which way to count shares the law means: a question of law, which nobody can state.</summary>
    public sealed record Basis : Unknown;

    /// <summary>A share looked through, and the limits at which the answer may turn.</summary>
    public sealed record Behind(Fact Fact, ImmutableArray<decimal> Limits) : Unknown;

    /// <summary>True when both are one circumstance, whatever the limits at which it is looked at.</summary>
    public bool IsOf(Unknown other) => (this, other) switch
    {
        (Of left, Of right) => left.Fact.Slot == right.Fact.Slot,
        (Behind left, Behind right) => left.Fact.Slot == right.Fact.Slot,
        (Code left, Code right) => (left.Activity, left.Broad) == (right.Activity, right.Broad),
        _ => Equals(other),
    };

    /// <summary>The first circumstance of a condition that leaves it unknown; null when only undertakings do.</summary>
    public static Unknown? In(CompiledCondition condition, Circumstances at)
    {
        foreach (var test in condition.Source.Tests())
        {
            if (test.Reads is not { Role: FactRole.Circumstance } fact) continue;
            if (test is Condition.NumberTest number)
            {
                if (Holds(number, at.Facts) is not null) continue;
                return Side(fact, at) is { } side ? side : new Of(fact, [number.Limit]);
            }

            if (at.Facts.Stated(fact)) continue;
            if (fact.Slot == BuiltIn.Registered) return Here;
            return Side(fact, at) is { } holder ? holder : new Of(fact, []);
        }

        return null;
    }

    /// <summary>What is held by whom comes after on which side each holder is.</summary>
    private static HolderEconomy? Side(Fact fact, Circumstances at) =>
        fact.Slot is BuiltIn.ForeignShare or BuiltIn.StateShare or BuiltIn.LargestForeignShare or BuiltIn.RelativeControl
        && at.Ownership.UnknownSide() is { } holder ? new HolderEconomy(holder) : null;

    private static bool? Holds(Condition.NumberTest test, FactVector facts) => test.Comparison switch
    {
        Comparison.AtMost => facts.AtMost(test.Fact.Slot, test.Limit),
        Comparison.Below => facts.Below(test.Fact.Slot, test.Limit),
        Comparison.AtLeast => facts.AtLeast(test.Fact.Slot, test.Limit),
        Comparison.Above => facts.Above(test.Fact.Slot, test.Limit),
        _ => facts.EqualTo(test.Fact.Slot, test.Limit),
    };
}
