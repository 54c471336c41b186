namespace DigitalTrade.Access.Hosting;

/// <summary>One reference to what is served. Read it once a request: two reads may see two rulebooks.</summary>
public sealed class RulebookHolder
{
    private volatile Serving? current;

    /// <summary>What is served; null until the first rulebook is loaded.</summary>
    public Serving? Current => current;

    /// <summary>What is served.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been loaded: the host has not started.</exception>
    public Serving Required => current ?? throw new InvalidOperationException("no rulebook is loaded: the host has not started");

    internal void Swap(Serving next) => current = next;
}
