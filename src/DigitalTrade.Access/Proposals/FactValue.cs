namespace DigitalTrade.Access.Proposals;

/// <summary>The value of one stated fact. Closed: a truth value, a number or range, a choice, a date, places.</summary>
public abstract record FactValue
{
    private protected FactValue()
    {
    }

    /// <summary>A truth value.</summary>
    public sealed record Flag(bool Value) : FactValue;

    /// <summary>A number, or a range of numbers.</summary>
    public sealed record Number(Range Value) : FactValue;

    /// <summary>One of the fact's declared values.</summary>
    public sealed record Choice(string Value) : FactValue;

    /// <summary>A legal date in China.</summary>
    public sealed record Date(DateOnly Value) : FactValue;

    /// <summary>Zones by id.</summary>
    public sealed record Places(System.Collections.Immutable.ImmutableArray<string> Value) : FactValue;
}
