namespace DigitalTrade.Access.Determinations;

/// <summary>The answer in one word, in the order from open to closed: the worse of two is the greater.</summary>
public enum Outcome
{
    /// <summary>No measure of the lists in force covers it: national treatment.</summary>
    Permitted,

    /// <summary>A measure covers it and is satisfied or lifted; the conditions say what has to stay or become true.</summary>
    PermittedOnConditions,

    /// <summary>Two completions of what is not stated give two outcomes, or no list governs.</summary>
    Undetermined,

    /// <summary>Barred as it is, for reasons that the investor can cure.</summary>
    NotPermittedAsProposed,

    /// <summary>Closed to this investor, for this activity, here and on this date.</summary>
    Prohibited,
}

/// <summary>What one measure says of one proposal.</summary>
public enum Verdict
{
    /// <summary>It stands in the way.</summary>
    Bars,

    /// <summary>It stood in the way and a derogation lifts it.</summary>
    Lifted,

    /// <summary>It covers the proposal, which meets it.</summary>
    Satisfied,

    /// <summary>It depends on a fact that is not stated.</summary>
    Undetermined,

    /// <summary>Another list governs here.</summary>
    Displaced,

    /// <summary>It covers the sector but not such proposals.</summary>
    NotApplicable,
}

/// <summary>Whether a condition is fulfilled.</summary>
public enum ConditionStatus
{
    /// <summary>Fulfilled by what is stated.</summary>
    Met,

    /// <summary>Contradicted by what is stated.</summary>
    Unmet,

    /// <summary>Not stated; has to become true.</summary>
    Open,
}
