using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DigitalTrade.Access.Packs.Reading;

/// <summary>Text to one tree of nodes. Stops at the first thing it cannot read: one syntax error a file.</summary>
internal sealed class NodeReader
{
    private const int MaxDepth = 32;
    private readonly Parser parser;
    private ParsingEvent last = new StreamStart();
    private readonly string file;
    private readonly DiagnosticSink sink;

    private NodeReader(string file, string text, DiagnosticSink sink)
    {
        this.file = file;
        this.sink = sink;
        parser = new(new StringReader(text));
    }

    /// <summary>The single document of the file, or null when a diagnostic says why not.</summary>
    public static Node? Read(SourceFile source, DiagnosticSink sink)
    {
        if (source.Content is null)
        {
            sink.Add(DiagnosticIds.TooLarge, new(source.Path, 1, 1), "the file is larger than 2 MiB", "split it");
            return null;
        }

        return RuleText.Decode(source.Path, source.Content, sink) is { } text ? Read(source.Path, text, sink) : null;
    }

    public static Node? Read(string file, string text, DiagnosticSink sink)
    {
        try
        {
            return new NodeReader(file, text, sink).Document();
        }
        catch (YamlException e)
        {
            var why = e.Message.TrimEnd('.');
            sink.Add(DiagnosticIds.Syntax, new(file, (int)e.Start.Line, (int)e.Start.Column), char.ToLowerInvariant(why[0]) + why[1..]);
            return null;
        }
        catch (Refused)
        {
            return null;
        }
    }

    private Node? Document()
    {
        Next();
        if (Next() is StreamEnd)
        {
            sink.Add(DiagnosticIds.Empty, new(file, 1, 1), "the file holds nothing", "remove it, or write a section");
            return null;
        }

        var root = Node(Next(), 1);
        Next();
        if (Next() is DocumentStart second)
            throw Refuse(DiagnosticIds.ManyDocuments, second, "a second document begins here", "one document a file");
        return root;
    }

    private Node Node(ParsingEvent at, int depth)
    {
        if (at is AnchorAlias) throw Refuse(DiagnosticIds.AnchorOrTag, at, "an alias", "write the value out");
        if (at is not NodeEvent node) throw Refuse(DiagnosticIds.Syntax, at, "a value is expected here");
        if (!node.Anchor.IsEmpty) throw Refuse(DiagnosticIds.AnchorOrTag, at, $"an anchor `{node.Anchor.Value}`", "write the value out where it is needed");
        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            throw Refuse(DiagnosticIds.AnchorOrTag, at, $"a tag `{node.Tag.Value}`", "leave it out: the format says what each key holds");
        if (depth > MaxDepth) throw Refuse(DiagnosticIds.TooDeep, at, "nesting deeper than 32 levels", "write it flatter");
        return node switch
        {
            YamlDotNet.Core.Events.Scalar scalar => Value(scalar),
            SequenceStart start => List(start, depth),
            MappingStart start => Entries(start, depth),
            _ => throw Refuse(DiagnosticIds.Syntax, at, "a value is expected here"),
        };
    }

    private Sequence List(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        for (var at = Next(); at is not SequenceEnd; at = Next()) items.Add(Node(at, depth + 1));
        return new(At(start), items.ToImmutable());
    }

    private Mapping Entries(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<Scalar, Node>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = Next(); at is not MappingEnd; at = Next())
        {
            if (Node(at, depth + 1) is not Scalar key) throw Refuse(DiagnosticIds.Syntax, at, "a key is a single word");
            var value = Node(Next(), depth + 1);
            if (key.Text == "<<" && !key.Quoted) throw Refuse(DiagnosticIds.AnchorOrTag, at, "a merge key `<<`", "write the keys out");
            if (seen.Add(key.Text)) entries.Add(new(key, value));
            else sink.Add(DiagnosticIds.DuplicateKey, key.At, $"key `{key.Text}` is given twice", "keep one of them");
        }

        return new(At(start), entries.ToImmutable());
    }

    private Scalar Value(YamlDotNet.Core.Events.Scalar scalar)
    {
        // Escapes in a quoted scalar can spell what the text itself may not hold.
        foreach (var c in scalar.Value)
        {
            if (RuleText.Refusal(c) is { } what) throw Refuse(DiagnosticIds.Character, scalar, $"{what} `{RuleText.Code(c)}`", "remove it");
            if (Composition.IsDecomposed(c))
                throw Refuse(DiagnosticIds.Decomposed, scalar, $"`{RuleText.Code(c)}` makes two spellings of one text", "write the composed character (NFC)");
        }

        return new(At(scalar), scalar.Value, scalar.Style != ScalarStyle.Plain);
    }

    private ParsingEvent Next()
    {
        try
        {
            if (!parser.MoveNext()) throw new YamlException(last.End, last.End, "the text ends too early");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            // YamlDotNet's scanner breaks down on some texts instead of saying what is wrong with them.
            throw new YamlException(last.End, last.End, "the scanner cannot go on after this", e);
        }

        return last = parser.Current!;
    }

    private Place At(ParsingEvent at) => new(file, (int)at.Start.Line, (int)at.Start.Column);

    private Refused Refuse(DiagnosticId id, ParsingEvent at, string message, string? help = null)
    {
        sink.Add(id, At(at), message, help);
        return new();
    }

#pragma warning disable CA1064, CA1032 // Never leaves this class.
    private sealed class Refused : Exception;
#pragma warning restore CA1064, CA1032
}
