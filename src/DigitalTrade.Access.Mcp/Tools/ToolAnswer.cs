using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;
using ModelContextProtocol.Protocol;

namespace DigitalTrade.Access.Mcp.Tools;

/// <summary>
/// What a tool gives: JSON as the HTTP API gives it, with a text for people; or a refusal that names every offending value. There is
/// nothing in between.
/// </summary>
internal static class ToolAnswer
{
    /// <summary>An answer.</summary>
    public static CallToolResult Of<T>(T value, JsonTypeInfo<T> type, string text) => Of(JsonSerializer.SerializeToUtf8Bytes(value, type), text);

    /// <summary>An answer in its bytes.</summary>
    public static CallToolResult Of(byte[] answer, string text) => new()
    {
        Content = [new TextContentBlock { Text = text }],
        StructuredContent = JsonElement.Parse(answer),
    };

    /// <summary>A refusal.</summary>
    public static CallToolResult Refused(string detail, params ImmutableArray<Problem> problems)
    {
        ImmutableArray<Problem> said = [.. problems.Select(Harmless.Of)];
        var text = new StringBuilder(detail);
        foreach (var (path, message, help) in said)
        {
            text.Append("\n- ");
            if (path.Length > 0) text.Append(path).Append(": ");
            text.Append(message);
            if (help is not null) text.Append("; ").Append(help);
        }

        return new()
        {
            IsError = true,
            Content = [new TextContentBlock { Text = text.ToString() }],
            StructuredContent = JsonElement.Parse(Json(detail, said)),
        };
    }

    private static byte[] Json(string detail, ImmutableArray<Problem> problems)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = AccessJson.Wire.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("detail", detail);
            json.WriteStartArray("errors");
            foreach (var (path, message, help) in problems)
            {
                json.WriteStartObject();
                json.WriteString("path", path);
                json.WriteString("message", message);
                json.WriteString("help", help);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
