using System.Buffers;
using System.Buffers.Text;
using System.Text;
using DigitalTrade.Access.Screening.Outputs;

namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>Cells of a sheet as they stand in a workbook. Text is text: it is stored as such and made harmless besides.</summary>
internal static class CellWriter
{
    public static void BeginRow(ArrayBufferWriter<byte> to) => to.Write("<row>"u8);

    public static void EndRow(ArrayBufferWriter<byte> to) => to.Write("</row>"u8);

    /// <summary>Text from a portfolio or from the rules; an empty one leaves the cell empty.</summary>
    public static void Text(ArrayBufferWriter<byte> to, string? text, CellStyle style = CellStyle.Wrapped) => Own(to, Harmless.Lines(text), style);

    /// <summary>Text of the program's own.</summary>
    public static void Own(ArrayBufferWriter<byte> to, string text, CellStyle style)
    {
        Begin(to, style);
        if (text.Length == 0)
        {
            to.Write("\"/>"u8);
            return;
        }

        to.Write("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        Escaped(to, text);
        to.Write("</t></is></c>"u8);
    }

    public static void Number(ArrayBufferWriter<byte> to, long number, CellStyle style = CellStyle.Count)
    {
        Begin(to, style);
        to.Write("\"><v>"u8);
        Utf8Formatter.TryFormat(number, to.GetSpan(24), out var written);
        to.Advance(written);
        to.Write("</v></c>"u8);
    }

    /// <summary>A day, as workbooks count them.</summary>
    public static void Day(ArrayBufferWriter<byte> to, DateOnly day) =>
        Number(to, day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, CellStyle.Day);

    private static void Begin(ArrayBufferWriter<byte> to, CellStyle style)
    {
        to.Write("<c s=\""u8);
        Utf8Formatter.TryFormat((int)style, to.GetSpan(4), out var written);
        to.Advance(written);
    }

    private static void Escaped(ArrayBufferWriter<byte> to, string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAny("&<>\uFFFE\uFFFF") is >= 0 and var at)
        {
            Encoding.UTF8.GetBytes(rest[..at], to);
            to.Write(rest[at] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, '\uFFFE' or '\uFFFF' => "\uFFFD"u8, _ => "&gt;"u8 });
            rest = rest[(at + 1)..];
        }

        Encoding.UTF8.GetBytes(rest, to);
    }
}
