using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using DigitalTrade.Access.Screening.Outputs;

namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>
/// Rows of a sheet as they stand in a workbook. Text is text: it is stored as such and made harmless besides. The height of a
/// row is that of its highest cell, because no program works it out for wrapped text in a file it did not make.
/// </summary>
internal sealed class RowWriter(ImmutableArray<int> widths)
{
    private const double Line = 12.8;
    private const int MostLines = 30;
    private readonly ArrayBufferWriter<byte> cells = new(2048);
    private int column;
    private int lines = 1;

    public void Begin()
    {
        cells.ResetWrittenCount();
        (column, lines) = (0, 1);
    }

    /// <summary>Puts the row where it belongs.</summary>
    public void End(IBufferWriter<byte> to)
    {
        to.Write("<row ht=\""u8);
        Utf8Formatter.TryFormat(lines * Line + 1.8, to.GetSpan(16), out var written, new('F', 1));
        to.Advance(written);
        to.Write("\" customHeight=\"1\">"u8);
        to.Write(cells.WrittenSpan);
        to.Write("</row>"u8);
    }

    /// <summary>Text from a portfolio or from the rules; an empty one leaves the cell empty.</summary>
    public void Text(string? text, CellStyle style = CellStyle.Wrapped) => Own(Harmless.Lines(text), style);

    /// <summary>Text of the program's own.</summary>
    public void Own(string text, CellStyle style)
    {
        Cell(style);
        if (text.Length == 0)
        {
            cells.Write("\"/>"u8);
            return;
        }

        lines = Math.Max(lines, Math.Min(MostLines, LinesOf(text, widths[column - 1])));
        cells.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        Escaped(text);
        cells.Write("</t></is></c>"u8);
    }

    public void Number(long number, CellStyle style = CellStyle.Count)
    {
        Cell(style);
        cells.Write("\"><v>"u8);
        Utf8Formatter.TryFormat(number, cells.GetSpan(24), out var written);
        cells.Advance(written);
        cells.Write("</v></c>"u8);
    }

    /// <summary>A day, as workbooks count them.</summary>
    public void Day(DateOnly day) => Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, CellStyle.Day);

    /// <summary>Lines that a text takes in a column, broken at words.</summary>
    internal static int LinesOf(string text, int width)
    {
        var sum = 0;
        foreach (var part in text.AsSpan().Split('\n'))
        {
            var wide = 0;
            foreach (var c in text.AsSpan()[part]) wide += c >= 0x2E80 ? 2 : 1;

            // Words are not cut, so a line is seldom full.
            sum += wide <= width ? 1 : (int)Math.Ceiling(wide * 1.08 / width);
        }

        return sum;
    }

    private void Cell(CellStyle style)
    {
        column++;
        cells.Write("<c s=\""u8);
        Utf8Formatter.TryFormat((int)style, cells.GetSpan(4), out var written);
        cells.Advance(written);
    }

    private void Escaped(string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAny("&<>\uFFFE\uFFFF") is >= 0 and var at)
        {
            Encoding.UTF8.GetBytes(rest[..at], cells);
            cells.Write(rest[at] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, '>' => "&gt;"u8, _ => "\uFFFD"u8 });
            rest = rest[(at + 1)..];
        }

        Encoding.UTF8.GetBytes(rest, cells);
    }
}
