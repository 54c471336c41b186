using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Json;

/// <summary>Writes days in force as <c>from</c> and <c>to</c>, null where there is no end.</summary>
internal sealed class InForceConverter : JsonConverter<InForce>
{
    private const string Format = "yyyy-MM-dd";

    public override InForce Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new(Day("from") ?? DateOnly.MinValue, Day("to") ?? DateOnly.MaxValue);

        DateOnly? Day(string name) => document.RootElement.GetProperty(name).GetString() is { } day
            ? DateOnly.ParseExact(day, Format, CultureInfo.InvariantCulture) : null;
    }

    public override void Write(Utf8JsonWriter writer, InForce value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Day("from", value.From, DateOnly.MinValue);
        Day("to", value.To, DateOnly.MaxValue);
        writer.WriteEndObject();

        void Day(string name, DateOnly day, DateOnly open)
        {
            if (day == open) writer.WriteNull(name);
            else writer.WriteString(name, day.ToString(Format, CultureInfo.InvariantCulture));
        }
    }
}
