namespace DigitalTrade.Access.Measures;

/// <summary>Which way to count the shares a rule reads, where holders are stated with those behind them.</summary>
public enum Basis
{
    /// <summary>The law leaves it open: where the two give two outcomes, nothing is determined.</summary>
    Open,

    /// <summary>By who holds directly; an enterprise with foreign investment counts as foreign in whole.</summary>
    Direct,

    /// <summary>By who is behind the holders.</summary>
    LookThrough,
}
