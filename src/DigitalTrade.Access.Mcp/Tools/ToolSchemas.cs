using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalTrade.Access.Mcp.Tools;

/// <summary>What each tool takes, as JSON Schema.</summary>
internal static class ToolSchemas
{
    private const string Components = "#/components/schemas/";
    private static readonly JsonObject Types = Read();

    /// <summary>A proposal's members beside each other, with the language and perhaps the facts to keep.</summary>
    public static JsonElement Proposal(bool keeps)
    {
        var schema = Types["Proposal"]!.DeepClone().AsObject();
        var members = schema["properties"]!.AsObject();
        members["language"] = Language();
        if (keeps) members["keep"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["description"] = "Members of the proposal, or facts, that are not to change." };
        schema["$defs"] = new JsonObject { ["Investor"] = Types["Investor"]!.DeepClone(), ["Share"] = Types["Share"]!.DeepClone() };
        return JsonElement.Parse(schema.ToJsonString());
    }

    /// <summary>One text.</summary>
    public static JsonElement Text(string name, string description) => JsonElement.Parse(new JsonObject
    {
        ["type"] = "object",
        ["required"] = new JsonArray(name),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            [name] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 200, ["description"] = description },
            ["language"] = Language(),
        },
    }.ToJsonString());

    private static JsonObject Language() => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray("zh", "en"),
        ["description"] = "Language of the text beside the structured answer; the structured answer has both.",
    };

    private static JsonObject Read()
    {
        using var reader = new StreamReader(typeof(ToolSchemas).Assembly.GetManifestResourceStream("proposal.json")!);
        return JsonNode.Parse(reader.ReadToEnd().Replace(Components, "#/$defs/", StringComparison.Ordinal))!.AsObject();
    }
}
