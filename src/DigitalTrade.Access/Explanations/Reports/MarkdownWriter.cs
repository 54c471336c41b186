using System.Text;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Lays a report out as CommonMark. Everything that is not ours is escaped.</summary>
internal static class MarkdownWriter
{
    private const string Special = "\\`*_[]<>#|~&";

    public static string Write(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        var tight = false;
        foreach (var block in blocks)
        {
            if (text.Length > 0 && !(block is Block.Item && tight)) text.Append('\n');
            One(text, block);
            tight = block is Block.Item;
        }

        return text.ToString();
    }

    private static void One(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Block.Title title: text.Append("# ").Append(Escape(title.Words)).Append('\n'); break;
            case Block.Heading heading: text.Append('#', heading.Level).Append(' ').Append(Escape(heading.Words)).Append('\n'); break;
            case Block.Paragraph paragraph: text.Append(Escape(paragraph.Words)).Append('\n'); break;
            case Block.Footer footer: text.Append("---\n\n").Append(Escape(footer.Words)).Append('\n'); break;
            case Block.Table table:
                foreach (var (name, value) in table.Rows) text.Append("- **").Append(Escape(name)).Append("** ").Append(Escape(value)).Append('\n');
                break;
            case Block.Item item:
                text.Append("- ");
                if (item.Mark != Mark.Bullet) text.Append(LineWriter.Sign(item.Mark)).Append(' ');
                text.Append(Escape(item.Words)).Append('\n');
                foreach (var source in item.Sources) text.Append("  - ").Append(Escape(source)).Append('\n');
                break;
            default: throw new InvalidOperationException("a block of a kind that has no layout");
        }
    }

    /// <summary>Text that CommonMark shows as it is.</summary>
    internal static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length + 8);
        foreach (var c in words)
        {
            if (Special.Contains(c, StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
