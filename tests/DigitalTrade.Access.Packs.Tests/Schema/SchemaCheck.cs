using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DigitalTrade.Access.Packs.Tests.Schema;

/// <summary>The words of JSON Schema that the schema of rules uses, and no other: an unknown one is a failure.</summary>
internal static class SchemaCheck
{
    private static readonly string[] Words =
        ["$schema", "title", "description", "$defs", "$ref", "type", "properties", "required", "additionalProperties", "propertyNames", "minProperties", "items", "uniqueItems", "enum", "pattern", "oneOf"];

    public static void Of(JsonNode? value, JsonObject schema, JsonObject root, string at, List<string> found)
    {
        Assert.That(schema.Select(m => m.Key), Is.SubsetOf(Words));
        if (schema["$ref"] is { } reference)
        {
            Of(value, root["$defs"]![((string)reference!)["#/$defs/".Length..]]!.AsObject(), root, at, found);
            return;
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            var fitting = choices.Count(c =>
            {
                var misfits = new List<string>();
                Of(value, c!.AsObject(), root, at, misfits);
                return misfits.Count == 0;
            });
            if (fitting != 1) found.Add($"{at}: fits {fitting} of {choices.Count}");
            return;
        }

        if (schema["type"] is { } type && !Types(type).Contains(Kind(value)))
        {
            found.Add($"{at}: {Kind(value)}");
            return;
        }

        if (schema["enum"] is JsonArray words && !words.Any(w => JsonNode.DeepEquals(w, value))) found.Add($"{at}: `{value}` is none of the words");
        if (schema["pattern"] is { } pattern && !Regex.IsMatch((string)value!, (string)pattern!)) found.Add($"{at}: `{value}` is not spelled so");
        if (value is JsonArray items && schema["items"] is JsonObject each)
        {
            foreach (var (i, item) in items.Index()) Of(item, each, root, $"{at}[{i}]", found);
        }

        if (value is JsonObject members) Members(members, schema, root, at, found);
    }

    private static void Members(JsonObject members, JsonObject schema, JsonObject root, string at, List<string> found)
    {
        foreach (var needed in schema["required"]?.AsArray() ?? [])
        {
            if (!members.ContainsKey((string)needed!)) found.Add($"{at}: no `{needed}`");
        }

        foreach (var (key, value) in members)
        {
            if (schema["propertyNames"]?["pattern"] is { } names && !Regex.IsMatch(key, (string)names!)) found.Add($"{at}.{key}: not spelled so");
            if (schema["properties"]?[key] is JsonObject known) Of(value, known, root, $"{at}.{key}", found);
            else if (schema["additionalProperties"] is JsonObject other) Of(value, other, root, $"{at}.{key}", found);
            else if (schema["additionalProperties"] is { } allowed && !(bool)allowed) found.Add($"{at}.{key}: unknown");
        }
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(t => (string)t!) : [(string)type!];

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
