using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Screening.Outputs;

namespace DigitalTrade.Access.Screening.Impact;

/// <summary>Every deal that changes, in a file: biggest changes first, then what could not be read.</summary>
public static class ImpactFile
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>A JSON object a line.</summary>
    public static void WriteJsonl(ImpactResult result, Stream to)
    {
        using var writer = new Utf8JsonWriter(to, Writing);
        foreach (var deal in result.Changed)
        {
            Begin(writer, deal.Sheet, deal.Row, deal.Id);
            writer.WriteString("name", deal.Name);
            writer.WriteString("before", Word(deal.Before));
            writer.WriteString("after", Word(deal.After));
            writer.WriteNumber("size", deal.Size);
            writer.WriteStartArray("because");
            foreach (var ground in deal.Because)
            {
                writer.WriteStartObject();
                writer.WriteString("rule", ground.Rule);
                writer.WriteString("does", Says(ground.Kind));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            End(writer, to);
        }

        foreach (var deal in result.Unread)
        {
            Begin(writer, deal.Sheet, deal.Row, deal.Id);
            writer.WriteString("error", deal.Reason);
            writer.WriteString("cell", deal.Cell);
            writer.WriteString("help", deal.Help);
            End(writer, to);
        }
    }

    /// <summary>Comma-separated rows, UTF-8 with a mark.</summary>
    public static void WriteCsv(ImpactResult result, Stream to)
    {
        using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        text.WriteLine("sheet,row,id,name,before,after,size,because,problem,help");
        foreach (var d in result.Changed)
        {
            Row(text, d.Sheet, Number(d.Row), d.Id, d.Name, Word(d.Before), Word(d.After), Number(d.Size),
                string.Join("; ", d.Because.Select(g => $"{Says(g.Kind)} {g.Rule}")), null, null);
        }

        foreach (var d in result.Unread) Row(text, d.Sheet, Number(d.Row), d.Id, null, null, null, null, null, d.Cell is null ? d.Reason : $"{d.Cell}: {d.Reason}", d.Help);
    }

    /// <summary>What a rule does to a deal, in a word.</summary>
    public static string Says(GroundKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    private static string Word(Outcome? outcome) => outcome is { } said ? AnswerFields.Word(said) : "not-known";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Begin(Utf8JsonWriter writer, string? sheet, long row, string? id)
    {
        writer.WriteStartObject();
        if (sheet is not null) writer.WriteString("sheet", sheet);
        writer.WriteNumber("row", row);
        writer.WriteString("id", id);
    }

    private static void End(Utf8JsonWriter writer, Stream to)
    {
        writer.WriteEndObject();
        writer.Flush();
        writer.Reset(to);
        to.WriteByte((byte)'\n');
    }

    private static void Row(StreamWriter text, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            var harmless = Harmless.Of(cells[i]);
            text.Write(harmless.AsSpan().IndexOfAny(",\"\r\n;") >= 0 ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless);
            if (i + 1 < cells.Length) text.Write(',');
        }

        text.WriteLine();
    }
}
