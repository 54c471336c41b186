using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTrade.Access.Json;

/// <summary>Writes a list of texts as strings, Chinese and English in one, as the contract has assumptions.</summary>
internal sealed class TextListConverter : JsonConverter<ImmutableArray<Text>>
{
    private const string Between = " / ";

    public override ImmutableArray<Text> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = JsonSerializer.Deserialize(ref reader, AccessJson.Default.StringArray) ?? [];
        return [.. texts.Select(t => t.Split(Between, 2) is [var zh, var en] ? new Text(zh, en) : new Text(t, t))];
    }

    public override void Write(Utf8JsonWriter writer, ImmutableArray<Text> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value) writer.WriteStringValue(text.Zh + Between + text.En);
        writer.WriteEndArray();
    }
}
