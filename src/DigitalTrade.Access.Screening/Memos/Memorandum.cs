using System.Collections.Immutable;

namespace DigitalTrade.Access.Screening.Memos;

/// <summary>A memorandum before it is laid out: what every writer writes.</summary>
internal sealed record Memorandum
{
    public required Language Language { get; init; }

    /// <summary>The date shown.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The word at its head.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public required string Subject { get; init; }

    /// <summary>Who wrote it, or null.</summary>
    public required string? Author { get; init; }

    /// <summary>Rulebook and engine, for the document's properties.</summary>
    public required string Basis { get; init; }

    /// <summary>To, from, date, reference, re: only what is given.</summary>
    public required ImmutableArray<(string Name, string Value)> Head { get; init; }

    /// <summary>The body, in order.</summary>
    public required ImmutableArray<Part> Parts { get; init; }

    /// <summary>Footnotes: the first is number 1. Each is first referred to in the order of its number.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The line at the foot of each page, before the page's number.</summary>
    public required string Foot { get; init; }
}

/// <summary>A part of the body. Closed.</summary>
internal abstract record Part
{
    private Part()
    {
    }

    /// <summary>Opens a section; numbered by its writer.</summary>
    /// <param name="Words">The heading.</param>
    /// <param name="Level">1 or 2.</param>
    public sealed record Heading(string Words, int Level) : Part;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(Passage Words) : Part;

    /// <summary>Items, each with lines that belong to it.</summary>
    public sealed record List(ImmutableArray<ListItem> Items) : Part;

    /// <summary>A table. Without heads it is one of names and values, its first column strong.</summary>
    /// <param name="Heads">Names of the columns, or none.</param>
    /// <param name="Widths">Shares of the page's width, one a column; they add up to 100.</param>
    /// <param name="Rows">The rows.</param>
    public sealed record Table(ImmutableArray<string> Heads, ImmutableArray<int> Widths, ImmutableArray<Row> Rows) : Part;
}

/// <summary>One item of a list.</summary>
internal sealed record ListItem(Passage Words, ImmutableArray<Passage> Lines);

/// <summary>A row of a table: a cell a column, or one band over all of them.</summary>
internal sealed record Row(ImmutableArray<Passage> Cells)
{
    public bool IsBand { get; init; }

    public static Row Of(params ImmutableArray<Passage> cells) => new(cells);

    public static Row Band(string words) => new([Passage.Bold(words)]) { IsBand = true };
}

/// <summary>Words of one kind, or with <c>Note</c> above zero the mark of that footnote.</summary>
internal readonly record struct Phrase(string Words, bool Strong, int Note);

/// <summary>Words with emphasis and footnotes; a line break divides lines within a cell.</summary>
internal sealed record Passage(ImmutableArray<Phrase> Phrases)
{
    public static readonly Passage None = new([]);

    public static implicit operator Passage(string words) => new([new(words, false, 0)]);

    public static Passage Bold(string words) => new([new(words, true, 0)]);

    public Passage Then(string words) => new(Phrases.Add(new(words, false, 0)));

    /// <summary>The same followed by marks of footnotes.</summary>
    public Passage Noted(params IEnumerable<int> notes) => new([.. Phrases, .. notes.Distinct().Select(n => new Phrase("", false, n))]);

    /// <summary>Its words without notes.</summary>
    public string Plain => string.Concat(Phrases.Select(p => p.Words));
}
