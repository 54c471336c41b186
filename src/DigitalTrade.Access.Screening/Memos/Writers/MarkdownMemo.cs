using System.Globalization;
using System.Text;
using DigitalTrade.Access.Explanations.Reports;

namespace DigitalTrade.Access.Screening.Memos.Writers;

/// <summary>A memorandum as CommonMark with tables and footnotes. Everything that is not ours is escaped.</summary>
internal static class MarkdownMemo
{
    public static string Write(Memorandum memo)
    {
        var text = new StringBuilder();
        var numbers = new HeadingNumbers(memo.Language);
        text.Append("# ").Append(Escape(memo.Title)).Append("\n\n");
        foreach (var (name, value) in memo.Head) text.Append("**").Append(Escape(name)).Append("** ").Append(Escape(value)).Append("  \n");
        foreach (var part in memo.Parts) One(text.Append('\n'), part, numbers);
        text.Append('\n');
        for (var i = 0; i < memo.Notes.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"[^{i + 1}]: ").Append(Escape(memo.Notes[i])).Append('\n');
        return text.ToString();
    }

    private static void One(StringBuilder text, Part part, HeadingNumbers numbers)
    {
        switch (part)
        {
            case Part.Heading heading:
                text.Append('#', heading.Level + 1).Append(' ').Append(Escape(numbers.Next(heading.Level) + heading.Words)).Append('\n');
                break;
            case Part.Paragraph paragraph: text.Append(Of(paragraph.Words, "  \n")).Append('\n'); break;
            case Part.List list:
                foreach (var item in list.Items)
                {
                    text.Append("- ").Append(Of(item.Words, " ")).Append('\n');
                    foreach (var line in item.Lines) text.Append("  - ").Append(Of(line, " ")).Append('\n');
                }

                break;
            case Part.Table table: Rows(text, table); break;
            default: throw new InvalidOperationException("a part of a kind that has no layout");
        }
    }

    private static void Rows(StringBuilder text, Part.Table table)
    {
        var columns = table.Widths.Length;
        text.Append('|');
        for (var i = 0; i < columns; i++) text.Append(' ').Append(table.Heads.IsEmpty ? "" : Escape(table.Heads[i])).Append(" |");
        text.Append("\n|").Insert(text.Length, " --- |", columns).Append('\n');
        foreach (var row in table.Rows)
        {
            text.Append('|');
            foreach (var cell in row.Cells) text.Append(' ').Append(Of(cell, "<br>")).Append(" |");
            text.Insert(text.Length, "  |", columns - row.Cells.Length).Append('\n');
        }
    }

    private static string Of(Passage words, string lineBreak)
    {
        var text = new StringBuilder();
        foreach (var phrase in words.Phrases)
        {
            if (phrase.Note > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"[^{phrase.Note}]");
                continue;
            }

            var escaped = Escape(phrase.Words).Replace("\n", lineBreak, StringComparison.Ordinal);
            // Emphasis must not begin or end with a space.
            var body = escaped.TrimEnd(' ');
            text.Append(phrase.Strong ? $"**{body}**{escaped[body.Length..]}" : escaped);
        }

        return text.ToString();
    }

    private static string Escape(string words) => MarkdownWriter.Escape(words);
}
