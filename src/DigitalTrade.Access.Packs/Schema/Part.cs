using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DigitalTrade.Access.Packs.Schema;

/// <summary>Kinds of values in words of JSON Schema.</summary>
internal static class Part
{
    public static JsonObject Object(string what, params (string Key, JsonObject Value)[] members)
    {
        var properties = new JsonObject();
        foreach (var (key, value) in members) properties[key.TrimEnd('*')] = value;
        var made = new JsonObject { ["description"] = what, ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (members.Any(m => m.Key.EndsWith('*'))) made["required"] = new JsonArray([.. members.Where(m => m.Key.EndsWith('*')).Select(m => JsonValue.Create(m.Key.TrimEnd('*')))]);
        return made;
    }

    public static JsonObject List(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    public static JsonObject Either(string what, JsonObject one, JsonObject other) => new() { ["description"] = what, ["oneOf"] = new JsonArray(one, other) };

    public static JsonObject OneOf(string what, params string[] words) =>
        new() { ["description"] = what, ["enum"] = new JsonArray([.. words.Select(w => JsonValue.Create(w))]) };

    public static JsonObject Id(string what, (Regex Pattern, string Like) form) => new() { ["description"] = $"{what}: {form.Like}", ["type"] = "string", ["pattern"] = Pattern(form) };

    public static JsonObject Ids(string what, (Regex Pattern, string Like) form) =>
        new() { ["description"] = what, ["type"] = "array", ["uniqueItems"] = true, ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = Pattern(form) } };

    public static JsonObject Line(string what) => new() { ["description"] = what, ["type"] = new JsonArray("string", "number", "boolean") };

    public static JsonObject Date(string what) => new() { ["description"] = what, ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" };

    public static JsonObject Number(string what) => new() { ["description"] = what, ["type"] = "number" };

    public static JsonObject Flag(string what) => new() { ["description"] = what, ["type"] = "boolean" };

    /// <summary>As ECMA writes it: <c>\z</c> is only ours.</summary>
    public static string Pattern((Regex Pattern, string Like) form) => form.Pattern.ToString().Replace("\\z", "$", StringComparison.Ordinal);
}
