namespace DigitalTrade.Access.Screening;

/// <summary>A portfolio, a mapping or a target that cannot be used as it is; the message says why, the help what to do.</summary>
#pragma warning disable CA1032 // Made only with both.
public sealed class PortfolioException(string message, string? help = null) : Exception(message)
#pragma warning restore CA1032
{
    /// <summary>What to do; or null.</summary>
    public string? Help => help;
}
