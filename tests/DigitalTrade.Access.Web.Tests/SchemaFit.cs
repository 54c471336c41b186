using System.Text.Json;
using System.Text.Json.Nodes;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>Whether a value is as a schema says; members that the schema does not know are problems too.</summary>
internal static class SchemaFit
{
    public static IEnumerable<string> Problems(JsonNode document, JsonNode schema, JsonNode? value, string path = "")
    {
        while (schema["$ref"] is { } reference) schema = document["components"]!["schemas"]![((string)reference!)["#/components/schemas/".Length..]]!;
        if (schema["oneOf"] is JsonArray options)
            return options.Any(o => !Problems(document, o!, value, path).Any()) ? [] : [$"{path}: fits none of the options"];
        if (schema["type"] is { } type && !Types(type).Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && Types(type).Contains("number")))
            return [$"{path}: {TypeOf(value)}, not {type.ToJsonString()}"];
        if (schema["enum"] is JsonArray words && !words.Any(w => JsonNode.DeepEquals(w, value))) return [$"{path}: {value} is none of the words"];
        return value switch
        {
            JsonObject members => Members(document, schema, members, path),
            JsonArray items when schema["items"] is { } item => items.SelectMany((v, i) => Problems(document, item, v, $"{path}[{i}]")),
            JsonArray => [$"{path}: items of a kind not said"],
            _ => [],
        };
    }

    private static IEnumerable<string> Members(JsonNode document, JsonNode schema, JsonObject members, string path)
    {
        var missing = (schema["required"]?.AsArray() ?? []).Select(r => (string)r!).Where(r => !members.ContainsKey(r)).Select(r => $"{path}.{r}: missing");
        if (schema["properties"] is not JsonObject properties)
        {
            return schema["additionalProperties"] is JsonObject each
                ? missing.Concat(members.SelectMany(m => Problems(document, each, m.Value, $"{path}.{m.Key}"))) : missing;
        }

        return missing.Concat(members.SelectMany(m => properties[m.Key] is { } property
            ? Problems(document, property, m.Value, $"{path}.{m.Key}") : [$"{path}.{m.Key}: not described"]));
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray many ? many.Select(t => (string)t!) : [(string)type!];

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
        _ => "boolean",
    };
}
