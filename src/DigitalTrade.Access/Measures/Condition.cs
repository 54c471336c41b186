using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Measures;

/// <summary>How a number is compared.</summary>
public enum Comparison
{
    /// <summary>At most the limit.</summary>
    AtMost,

    /// <summary>Below the limit.</summary>
    Below,

    /// <summary>At least the limit.</summary>
    AtLeast,

    /// <summary>Above the limit.</summary>
    Above,

    /// <summary>Exactly the limit.</summary>
    Equal,
}

/// <summary>A condition as a pack states it: data, read by explanations and by the decision space. Closed.</summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>Every part holds; true when there is none.</summary>
    public sealed record All(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>Some part holds.</summary>
    public sealed record Any(ImmutableArray<Condition> Parts) : Condition;

    /// <summary>The part does not hold.</summary>
    public sealed record Not(Condition Part) : Condition;

    /// <summary>A number (or the day number of a date) against a limit.</summary>
    public sealed record NumberTest(Fact Fact, Comparison Comparison, decimal Limit) : Condition;

    /// <summary>A truth value.</summary>
    public sealed record FlagTest(Fact Fact, bool Value) : Condition;

    /// <summary>A choice among values.</summary>
    public sealed record ChoiceTest(Fact Fact, ImmutableArray<string> Values) : Condition;

    /// <summary>Every place stated lies in the territory.</summary>
    public sealed record PlaceTest(Fact Fact, Territory Territory) : Condition;

    /// <summary>All single tests in it, in order.</summary>
    public IEnumerable<Condition> Tests() => this switch
    {
        All all => all.Parts.SelectMany(p => p.Tests()),
        Any any => any.Parts.SelectMany(p => p.Tests()),
        Not not => not.Part.Tests(),
        _ => [this],
    };

    /// <summary>The fact a single test reads; null for a combination.</summary>
    public Fact? Reads => this switch
    {
        NumberTest t => t.Fact,
        FlagTest t => t.Fact,
        ChoiceTest t => t.Fact,
        PlaceTest t => t.Fact,
        _ => null,
    };
}

/// <summary>Kleene's answer of a condition to the facts.</summary>
public delegate bool? ConditionTest(FactVector facts);

/// <summary>A condition that has been compiled: one delegate to test it, one that takes unstated undertakings as kept.</summary>
public sealed record CompiledCondition
{
    /// <summary>The condition.</summary>
    public required Condition Source { get; init; }

    /// <summary>The expression that was compiled, over facts by name.</summary>
    public required string Expression { get; init; }

    /// <summary>True, false, or null when a fact it needs is not stated.</summary>
    public required ConditionTest Test { get; init; }

    /// <summary>As <see cref="Test"/>, with every unstated undertaking taken as kept.</summary>
    public required ConditionTest Best { get; init; }

    /// <summary>The facts it reads.</summary>
    public required ImmutableArray<Fact> Reads { get; init; }

    /// <summary>True when it reads an undertaking.</summary>
    public required bool ReadsUndertaking { get; init; }
}
