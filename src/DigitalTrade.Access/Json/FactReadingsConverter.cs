using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Determinations;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Json;

/// <summary>Writes the facts of a finding as one object, by name.</summary>
internal sealed class FactReadingsConverter : JsonConverter<ImmutableArray<FactReading>>
{
    public override ImmutableArray<FactReading> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return [.. document.RootElement.EnumerateObject().Select(p => new FactReading(p.Name, p.Value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => p.Value.GetDecimal(),
            _ => p.Value.GetString(),
        }))];
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<FactReading> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var reading in value)
        {
            writer.WritePropertyName(reading.Name);
            switch (reading.Value)
            {
                case null: writer.WriteNullValue(); break;
                case bool flag: writer.WriteBooleanValue(flag); break;
                case decimal number: writer.WriteNumberValue(number); break;
                case Range { IsPoint: true } point: writer.WriteNumberValue(point.Low); break;
                case string[] places: JsonSerializer.Serialize(writer, places, AccessJson.Default.StringArray); break;
                default: writer.WriteStringValue(reading.Value.ToString()); break;
            }
        }

        writer.WriteEndObject();
    }
}
