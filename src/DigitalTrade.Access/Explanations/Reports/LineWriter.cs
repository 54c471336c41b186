using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Lays a report out for a terminal or a plain text file.</summary>
internal static class LineWriter
{
    private const string Margin = "  ";

    public static IEnumerable<ReportLine> Write(IEnumerable<Block> blocks, int width)
    {
        var first = true;
        var tight = false;
        foreach (var block in blocks)
        {
            var item = block is Block.Item;
            if (!first && !(item && tight)) yield return new("", Tone.Plain);
            foreach (var line in One(block, width)) yield return line;
            first = false;
            tight = block is Block.Heading or Block.Item;
        }
    }

    public static string Sign(Mark mark) => mark switch
    {
        Mark.Met => "✓",
        Mark.Open => "○",
        Mark.Unmet => "✗",
        Mark.Unknown => "?",
        _ => "-",
    };

    private static IEnumerable<ReportLine> One(Block block, int width) => block switch
    {
        Block.Title title => [new(title.Words, ToneOf(title.Outcome))],
        Block.Heading { Level: 2 } heading => Lines(heading.Words, "", width, Tone.Heading),
        Block.Heading heading => Lines(heading.Words, Margin, width, Tone.Heading),
        Block.Paragraph paragraph => Lines(paragraph.Words, "", width, Tone.Plain),
        Block.Footer footer => Lines(footer.Words, "", width, Tone.Muted),
        Block.Table table => Rows(table.Rows, width),
        Block.Item item => Item(item, width),
        _ => throw new InvalidOperationException("a block of a kind that has no layout"),
    };

    private static IEnumerable<ReportLine> Lines(string words, string margin, int width, Tone tone) =>
        LineBreaking.Wrap(words, width - margin.Length).Select(l => new ReportLine(margin + l, tone));

    private static IEnumerable<ReportLine> Rows(ImmutableArray<(string Name, string Value)> rows, int width)
    {
        var column = rows.Max(r => DisplayWidth.Of(r.Name)) + 2;
        foreach (var (name, value) in rows)
        {
            var start = Margin + name + new string(' ', column - DisplayWidth.Of(name));
            foreach (var line in LineBreaking.Wrap(value, width - column - Margin.Length))
            {
                yield return new(start + line, Tone.Plain);
                start = new string(' ', column + Margin.Length);
            }
        }
    }

    private static IEnumerable<ReportLine> Item(Block.Item item, int width)
    {
        var start = $"{Margin}{Sign(item.Mark)} ";
        var indent = new string(' ', start.Length);
        var tone = item.Mark switch
        {
            Mark.Open => Tone.Waiting,
            Mark.Unmet => Tone.Bad,
            _ => Tone.Plain,
        };
        foreach (var line in LineBreaking.Wrap(item.Words, width - indent.Length))
        {
            yield return new(start + line, tone);
            start = indent;
        }

        foreach (var source in item.Sources)
        {
            foreach (var line in LineBreaking.Wrap(source, width - indent.Length - 2)) yield return new($"{indent}  {line}", Tone.Muted);
        }
    }

    private static Tone ToneOf(Outcome outcome) => outcome switch
    {
        Outcome.Permitted or Outcome.PermittedOnConditions => Tone.Good,
        Outcome.Undetermined => Tone.Waiting,
        _ => Tone.Bad,
    };
}
