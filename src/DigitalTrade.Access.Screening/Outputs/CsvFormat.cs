using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Pipeline;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>A deal a row, UTF-8 with a mark so that spreadsheets read Chinese; what could not be read says so on its row.</summary>
internal sealed class CsvFormat(ImmutableArray<AnswerField> fields, bool sheets) : AnswerFormat
{
    private static readonly string[] Problems = ["problem-cell", "problem", "help"];

    public override ReadOnlyMemory<byte> Heading(int stream)
    {
        var text = new ArrayBufferWriter<byte>();
        text.Write("\uFEFF"u8);
        string[] own = sheets ? ["sheet", "row"] : ["row"];
        Row(text, [.. own, .. fields.Select(f => f.Name), .. Problems]);
        return text.WrittenMemory;
    }

    public override void Answered(Sheaf sheaf, DealReading deal, Determination determination)
    {
        var text = sheaf.Texts[0];
        Place(text, deal);
        foreach (var field in fields) Cell(text, field.Text(deal, determination), ","u8);
        text.Write(",,\r\n"u8);
        sheaf.Lines[0]++;
    }

    public override void Unread(Sheaf sheaf, DealReading deal)
    {
        var text = sheaf.Texts[0];
        Place(text, deal);
        foreach (var field in fields) Cell(text, field.Name switch { "id" => deal.Id, "name" => deal.Name, _ => null }, ","u8);
        Cell(text, string.Join("; ", deal.Problems.Select(p => p.Cell ?? $"row {p.Row}")), ","u8);
        Cell(text, string.Join("; ", deal.Problems.Select(p => p.Message)), ","u8);
        Cell(text, string.Join("; ", deal.Problems.Select(p => p.Help).OfType<string>()), "\r\n"u8);
        sheaf.Lines[0]++;
    }

    private void Place(ArrayBufferWriter<byte> text, DealReading deal)
    {
        if (sheets) Cell(text, deal.Sheet, ","u8);
        Cell(text, deal.Row.ToString(CultureInfo.InvariantCulture), ","u8);
    }

    private static void Row(ArrayBufferWriter<byte> text, string[] cells)
    {
        for (var i = 0; i < cells.Length; i++) Cell(text, cells[i], i + 1 < cells.Length ? ","u8 : "\r\n"u8);
    }

    private static void Cell(ArrayBufferWriter<byte> text, string? value, ReadOnlySpan<byte> after)
    {
        var harmless = Harmless.Of(value);
        if (harmless.AsSpan().IndexOfAny(",\"\r\n;") >= 0) harmless = $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Encoding.UTF8.GetBytes(harmless, text);
        text.Write(after);
    }
}
