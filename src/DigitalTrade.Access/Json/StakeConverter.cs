using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Investors.LookThrough;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Json;

/// <summary>Writes an exact part as a percentage: a number, or bounds as text.</summary>
internal sealed class StakeConverter : JsonConverter<Stake>
{
    public override Stake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number) return Stake.Of(Range.Point(reader.GetDecimal()));
        return reader.TokenType == JsonTokenType.String && Range.TryParse(reader.GetString()!, out var range)
            ? Stake.Of(range) : throw new JsonException("a share is a number or a range");
    }

    public override void Write(Utf8JsonWriter writer, Stake value, JsonSerializerOptions options)
    {
        if (value.IsPoint) writer.WriteNumberValue(value.Low.RoundedPercent(Stake.ShownDigits));
        else writer.WriteStringValue(value.ToString());
    }
}
