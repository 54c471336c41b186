namespace DigitalTrade.Access.Register.Databases;

/// <summary>The database does not answer, or is in no state to: over HTTP a 503 with <c>Retry-After</c>.</summary>
#pragma warning disable CA1032, CA1064 // Made only here; who embeds the engine never sees it.
internal sealed class DatabaseException(string message, Exception? inner = null) : Exception(message, inner)
#pragma warning restore CA1032, CA1064
{
    /// <summary>True when it is not known whether the last commit was done.</summary>
    public bool InDoubt { get; init; }
}
