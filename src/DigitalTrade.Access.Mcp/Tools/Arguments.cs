using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Mcp.Tools;

/// <summary>The arguments of a call, read as strictly as a proposal: a member given twice or not known is a problem.</summary>
internal sealed class Arguments
{
    private const int LongestText = 200;
    private readonly List<Problem> problems = [];
    private readonly JsonDocument? document;

    /// <param name="given">The arguments as they came; null: none.</param>
    public Arguments(JsonNode? given)
    {
        try
        {
            // As it came: a dictionary would have kept the last of two.
            document = JsonDocument.Parse(given?.ToJsonString() ?? "{}", ProposalReader.Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return;
            problems.Add(new("", "arguments are an object", null));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            problems.Add(new("", "the arguments cannot be read: a member is given twice, they are too deep, or they are no valid text", null));
        }

        document = null;
    }

    /// <summary>All that was wrong so far.</summary>
    public ImmutableArray<Problem> Problems => [.. problems];

    /// <summary>The language of texts; English when none is stated.</summary>
    public Language Language()
    {
        switch (Optional("language"))
        {
            case null or "en": return Access.Language.En;
            case "zh": return Access.Language.Zh;
            default:
                problems.Add(new("language", "unknown language", "it is `zh` or `en`"));
                return Access.Language.En;
        }
    }

    /// <summary>A text that has to be stated.</summary>
    public string Text(string name)
    {
        if (Optional(name) is { } text) return text;
        if (problems.Count == 0) problems.Add(new(name, $"`{name}` is missing", null));
        return "";
    }

    /// <summary>A list of texts; empty when it is not stated.</summary>
    public ImmutableArray<string> Texts(string name)
    {
        if (document is null || !document.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String && v.GetString()!.Length <= LongestText))
            return [.. value.EnumerateArray().Select(v => v.GetString()!)];
        problems.Add(new(name, $"`{name}` is a list of names", null));
        return [];
    }

    public void Only(params ReadOnlySpan<string> known)
    {
        foreach (var member in document?.RootElement.EnumerateObject() ?? default)
        {
            if (!known.Contains(member.Name)) problems.Add(new(member.Name, "unknown argument", Nearest.To(member.Name, known.ToArray()) is { } near ? $"nearest is `{near}`" : null));
        }
    }

    /// <summary>The members that are the proposal's, as it would be sent to the HTTP API.</summary>
    public ReadOnlyMemory<byte> Proposal(params ReadOnlySpan<string> others)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = AccessJson.Wire.Options.Encoder }))
        {
            json.WriteStartObject();
            foreach (var member in document?.RootElement.EnumerateObject() ?? default)
            {
                if (!others.Contains(member.Name)) member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private string? Optional(string name)
    {
        if (document is null || !document.RootElement.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text) return text;
        problems.Add(new(name, $"`{name}` is a text of 1 to {LongestText} characters", null));
        return null;
    }
}
