using System.Collections.Immutable;
using DigitalTrade.Access.Packs.Reading;
using Nearest = DigitalTrade.Access.Proposals.Nearest;

namespace DigitalTrade.Access.Screening.Columns;

/// <summary>What a person said of the columns in a small YAML file.</summary>
/// <param name="Columns">Heading, folded → what it means, with the fact where it means one.</param>
/// <param name="Percent">True: shares are percent; false: fractions of one; null: found out.</param>
/// <param name="Delimiter">Delimiter of CSV; null to find it out.</param>
internal sealed record Mapping(ImmutableDictionary<string, (Meaning Means, string Fact)> Columns, bool? Percent, char? Delimiter)
{
    private const int Longest = 64 * 1024;
    private static readonly string[] Keys = ["columns", "shares", "delimiter"];

    public static Mapping None { get; } = new(ImmutableDictionary<string, (Meaning, string)>.Empty, null, null);

    /// <summary>Reads the file: <c>columns: {activities: Business line, share: "% held"}</c>, <c>shares: percent</c>, <c>delimiter: ";"</c>.</summary>
    public static Mapping Read(string path, IReadOnlyCollection<string> facts)
    {
        if (new FileInfo(path).Length > Longest) throw new PortfolioException($"`{path}` is larger than 64 KiB", "a mapping names columns");
        var sink = new DiagnosticSink();
        var root = NodeReader.Read(new SourceFile(path, path, 0, File.ReadAllBytes(path)), sink);
        if (sink.HasErrors || root is null) throw new PortfolioException(sink.Sorted()[0].ToString());
        var mapping = None;
        foreach (var (key, value) in Entries(root))
        {
            mapping = key.Text switch
            {
                "columns" => mapping with { Columns = Entries(value).Aggregate(mapping.Columns, (known, entry) => Add(known, entry.Key, entry.Value, facts)) },
                "shares" => mapping with { Percent = Word(value) switch { "percent" => true, "fraction" => false, _ => throw Wrong(value, "`shares` is percent or fraction") } },
                "delimiter" => mapping with { Delimiter = Word(value) is [var one] && char.IsAscii(one) ? one : Word(value) is "tab" or "\\t" ? '\t' : throw Wrong(value, "`delimiter` is one ASCII character, or tab") },
                _ => throw Unknown(key, "key", Keys),
            };
        }

        return mapping;
    }

    private static ImmutableDictionary<string, (Meaning, string)> Add(
        ImmutableDictionary<string, (Meaning, string)> known, Scalar key, Node value, IReadOnlyCollection<string> facts)
    {
        var row = Headings.Table.FirstOrDefault(t => t.Key == key.Text);
        var fact = row.Key is null && facts.Contains(key.Text) ? key.Text : "";
        if (row.Key is null && fact.Length == 0) throw Unknown(key, "column", Headings.Table.Select(t => t.Key).Concat(facts));
        var headings = value is Sequence several ? several.Items.Select(Word) : [Word(value)];
        foreach (var heading in headings)
        {
            var folded = Headings.Fold(heading);
            if (folded.Length == 0) throw Wrong(value, $"`{heading}` is no heading");
            if (known.ContainsKey(folded)) throw Wrong(value, $"the heading `{heading}` is mapped twice");
            known = known.Add(folded, (row.Key is null ? Meaning.Fact : row.Means, fact));
        }

        return known;
    }

    private static ImmutableArray<KeyValuePair<Scalar, Node>> Entries(Node node) =>
        node is Packs.Reading.Mapping mapping ? mapping.Entries : throw Wrong(node, $"keys and values are expected, not {node.Shape}");

    private static string Word(Node node) => node is Scalar scalar ? scalar.Text : throw Wrong(node, $"a single value is expected, not {node.Shape}");

    private static PortfolioException Wrong(Node at, string message) => new($"{message} at {at.At.File}:{at.At.Line}:{at.At.Column}");

    private static PortfolioException Unknown(Scalar key, string what, IEnumerable<string> known)
    {
        var nearest = Nearest.To(key.Text, known);
        return new($"unknown {what} `{key.Text}` at {key.At.File}:{key.At.Line}:{key.At.Column}", nearest is null ? $"known are {string.Join(", ", known.Take(20))}" : $"nearest is `{nearest}`");
    }
}
