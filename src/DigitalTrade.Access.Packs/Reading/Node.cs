using System.Collections.Immutable;

namespace DigitalTrade.Access.Packs.Reading;

/// <summary>A YAML node with its place. Closed: a scalar, a sequence or a mapping.</summary>
internal abstract class Node
{
    private protected Node(Place at) => At = at;

    public Place At { get; }

    /// <summary>What it is, for messages.</summary>
    public abstract string Shape { get; }
}

/// <summary>A single value: its text as written, and whether it was quoted or a block, never a guess at its type.</summary>
internal sealed class Scalar(Place at, string text, bool quoted) : Node(at)
{
    public string Text { get; } = text;

    public bool Quoted { get; } = quoted;

    /// <summary>True for nothing at all after the colon, <c>~</c> and <c>null</c>.</summary>
    public bool IsNull => !Quoted && Text is "" or "~" or "null";

    public override string Shape => "a single value";
}

/// <summary>A list.</summary>
internal sealed class Sequence(Place at, ImmutableArray<Node> items) : Node(at)
{
    public ImmutableArray<Node> Items { get; } = items;

    public override string Shape => "a list";
}

/// <summary>Keys and values, each key once, in the order written.</summary>
internal sealed class Mapping(Place at, ImmutableArray<KeyValuePair<Scalar, Node>> entries) : Node(at)
{
    public ImmutableArray<KeyValuePair<Scalar, Node>> Entries { get; } = entries;

    public override string Shape => "a mapping";
}
