using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary>
/// The members of one mapping. Each is asked for once by name; what nobody asked for is an unknown key. A required member
/// that is missing or wrong is reported and stands for itself as an empty value, so that one defect is one diagnostic.
/// </summary>
internal sealed class Fields
{
    private readonly Mapping? mapping;
    private readonly DiagnosticSink sink;
    private readonly string what;
    private readonly List<string> asked = [];

    public Fields(Node node, string what, DiagnosticSink sink)
    {
        (this.sink, this.what, At) = (sink, what, node.At);
        mapping = node as Mapping;
        if (mapping is null) Report(DiagnosticIds.WrongShape, node.At, $"{what} is a mapping, not {node.Shape}");
    }

    public Place At { get; }

    public DiagnosticSink Sink => sink;

    /// <summary>False when there was no mapping at all.</summary>
    public bool Any => mapping is { Entries.Length: > 0 };

    /// <summary>The value of a key, or null when the key is not there.</summary>
    public Node? Node(string key)
    {
        asked.Add(key);
        if (mapping is null) return null;
        foreach (var (name, value) in mapping.Entries)
        {
            if (name.Text == key) return value;
        }

        return null;
    }

    /// <summary>The value of a key that has to be there; null once its absence is reported.</summary>
    public Node? Required(string key)
    {
        var node = Node(key);
        if (node is null && mapping is not null) Report(DiagnosticIds.MissingKey, At, $"{what} needs `{key}`");
        return node;
    }

    public Word Id(string key, (Regex Pattern, string Like) form) =>
        Required(key) is { } node && Values.Id(node, form, sink) is { } id ? id : new("", At);

    public Word? IdIfAny(string key, (Regex Pattern, string Like) form) => Node(key) is { } node ? Values.Id(node, form, sink) : null;

    /// <summary>Free text in one language.</summary>
    public string? Line(string key) => Node(key) is { } node ? Values.Line(node, sink) : null;

    public string RequiredLine(string key) => Required(key) is { } node ? Values.Line(node, sink) ?? "" : "";

    /// <summary>A text in both languages.</summary>
    public Text? TextIfAny(string key) => Node(key) is { } node ? Values.Both(node, key, sink) : null;

    public Text Text(string key) => (Required(key) is { } node ? Values.Both(node, key, sink) : null) ?? Values.NoText;

    public DateOnly? Date(string key) => Node(key) is { } node ? Values.Date(node, sink) : null;

    public decimal? Number(string key) => Node(key) is { } node ? Values.Number(node, sink) : null;

    public decimal RequiredNumber(string key) => Required(key) is { } node ? Values.Number(node, sink) ?? 0 : 0;

    public bool? Flag(string key) => Node(key) is { } node ? Values.Flag(node, sink) : null;

    /// <summary>A list of ids without repetition; empty when the key is not there.</summary>
    public ImmutableArray<Word> Ids(string key, (Regex Pattern, string Like) form) =>
        Node(key) is { } node ? Values.Ids(node, key, form, sink) : [];

    public ImmutableArray<Word> RequiredIds(string key, (Regex Pattern, string Like) form)
    {
        if (Required(key) is not { } node) return [];
        var ids = Values.Ids(node, key, form, sink);
        if (node is Sequence { Items.Length: 0 }) Report(DiagnosticIds.EmptyList, node.At, $"`{key}` names nothing");
        return ids;
    }

    /// <summary>Free texts in one language.</summary>
    public ImmutableArray<string> Lines(string key) =>
        Node(key) is { } node ? [.. Values.Items(node, key, sink).Select(i => Values.Line(i, sink)).OfType<string>()] : [];

    /// <summary>The mappings of a list; empty when the key is not there.</summary>
    public ImmutableArray<Node> List(string key) => Node(key) is { } node ? Values.Items(node, key, sink) : [];

    /// <summary>One of the words allowed; the first of them once the defect is reported.</summary>
    public string OneOf(string key, ReadOnlySpan<string> words, string? otherwise = null)
    {
        var node = otherwise is null ? Required(key) : Node(key);
        return node is null ? otherwise ?? words[0] : Values.OneOf(node, words, sink) ?? words[0];
    }

    public T Enum<T>(string key, T? otherwise = null)
        where T : struct, Enum =>
        Words<T>.Parse(OneOf(key, Words<T>.All, otherwise is { } value ? Words<T>.Name(value) : null));

    /// <summary>Keys to pass over: what they mean depends on a word whose defect is reported.</summary>
    public void PassOver(params ReadOnlySpan<string> keys) => asked.AddRange(keys);

    /// <summary>True when the key has one of the words.</summary>
    public bool Has(string key, ReadOnlySpan<string> words) => Node(key) is Scalar scalar && words.Contains(scalar.Text);

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Done()
    {
        if (mapping is null) return;
        foreach (var (name, value) in mapping.Entries)
        {
            if (asked.Contains(name.Text)) continue;

            // A comma inside braces begins a new key: `{provision: item 3, first half}`.
            var cut = value is Scalar { IsNull: true, Text: "" } && name.Text.AsSpan().ContainsAny(" )、，");
            Report(
                DiagnosticIds.UnknownKey, name.At, $"unknown key `{name.Text}` in {what}",
                cut ? "a text with a comma inside `{…}` is quoted" : Nearest.Help(name.Text, asked) ?? $"known: {string.Join(", ", asked.Distinct().Order(StringComparer.Ordinal))}");
        }
    }

    public void Report(DiagnosticId id, Place at, string message, string? help = null) => sink.Add(id, at, message, help);
}
