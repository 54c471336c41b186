using System.Text.Json.Nodes;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Cases;

/// <summary>
/// YAML to JSON as YAML 1.2 means it: a plain <c>true</c> or <c>60</c> is a truth value or a number, <c>no</c>, <c>40..60</c>
/// and <c>2025-03-01</c> are texts, and so is everything quoted.
/// </summary>
internal static class JsonConversion
{
    public static JsonNode? ToJson(Node node) => node switch
    {
        Mapping mapping => Object(mapping),
        Sequence sequence => new JsonArray([.. sequence.Items.Select(ToJson)]),
        Scalar { IsNull: true } => null,
        Scalar { Quoted: false, Text: "true" or "false" } flag => JsonValue.Create(flag.Text == "true"),
        Scalar { Quoted: false } number when IsNumber(number.Text) => JsonNode.Parse(number.Text),
        Scalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException(node.Shape),
    };

    public static JsonObject Object(Mapping mapping) =>
        new(mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Text, ToJson(e.Value))));

    // As JSON writes numbers, so that nothing is lost or added on the way: no exponent, no leading zero, no sign but minus.
    private static bool IsNumber(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? "0" : digits[(point + 1)..];
        return AllDigits(whole) && AllDigits(part) && (whole.Length == 1 || whole[0] != '0');
    }

    private static bool AllDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
