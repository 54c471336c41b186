using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Pipeline;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>A deal a line: a summary, or the whole determination. A deal that could not be read has its problems on its line.</summary>
internal sealed class JsonLineFormat(ImmutableArray<AnswerField> fields, bool full) : AnswerFormat
{
    // Lines are data for programs; what reaches a page is escaped there again. Control characters are always escaped.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? own;

    public override void Answered(Sheaf sheaf, DealReading deal, Determination determination)
    {
        var writer = Begin(sheaf, deal);
        if (full)
        {
            writer.WriteString("id", deal.Id);
            writer.WriteString("name", deal.Name);
            writer.WritePropertyName("determination");
            JsonSerializer.Serialize(writer, determination, AccessJson.Wire.Determination);
        }
        else
        {
            foreach (var field in fields) field.Write(writer, deal, determination);
        }

        End(sheaf, writer);
    }

    public override void Unread(Sheaf sheaf, DealReading deal)
    {
        var writer = Begin(sheaf, deal);
        writer.WriteString("id", deal.Id);
        writer.WriteString("error", "the deal cannot be read; there is no answer");
        writer.WriteStartArray("errors");
        foreach (var problem in deal.Problems)
        {
            writer.WriteStartObject();
            if (problem.Sheet is { } sheet) writer.WriteString("sheet", sheet);
            writer.WriteNumber("row", problem.Row);
            writer.WriteString("cell", problem.Cell);
            if (problem.Column is { } column) writer.WriteString("column", column);
            writer.WriteString("message", problem.Message);
            writer.WriteString("help", problem.Help);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        End(sheaf, writer);
    }

    private static Utf8JsonWriter Begin(Sheaf sheaf, DealReading deal)
    {
        var writer = own ??= new(sheaf.Texts[0], Writing);
        writer.Reset(sheaf.Texts[0]);
        writer.WriteStartObject();
        if (deal.Sheet is { } sheet) writer.WriteString("sheet", sheet);
        writer.WriteNumber("row", deal.Row);
        if (deal.Rows > 1) writer.WriteNumber("rows", deal.Rows);
        return writer;
    }

    private static void End(Sheaf sheaf, Utf8JsonWriter writer)
    {
        writer.WriteEndObject();
        writer.Flush();
        sheaf.Texts[0].Write("\n"u8);
        sheaf.Lines[0]++;
    }
}
