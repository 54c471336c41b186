using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Cli.Asking;

/// <summary>What was stated by flags. It becomes the JSON of a proposal, so that one reader checks it all.</summary>
internal sealed record FlagProposal
{
    public string[] Activities { get; init; } = [];

    public string? At { get; init; }

    public string[] Facilities { get; init; } = [];

    public string[] Serves { get; init; } = [];

    public string[] Investors { get; init; } = [];

    public string? ForeignShare { get; init; }

    public string? Form { get; init; }

    public string? Mode { get; init; }

    public string[] Facts { get; init; } = [];

    public string? On { get; init; }

    public bool IsEmpty => this == Nothing with { Activities = Activities, Facilities = Facilities, Serves = Serves, Investors = Investors, Facts = Facts }
        && Activities.Length + Facilities.Length + Serves.Length + Investors.Length + Facts.Length == 0;

    private static FlagProposal Nothing { get; } = new();

    public byte[] ToJson(Rulebook book)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            Text(writer, "asOf", On);
            List(writer, "activities", Activities);
            Text(writer, "registered", At);
            if (Facilities.Length > 0) List(writer, "facilities", Facilities);
            if (Serves.Length > 0) List(writer, "serves", Serves);
            if (Investors.Length > 0)
            {
                writer.WriteStartArray("investors");
                foreach (var investor in Investors) InvestorFlag.Write(writer, investor);
                writer.WriteEndArray();
            }

            Text(writer, "foreignShare", ForeignShare);
            Text(writer, "form", Form);
            Text(writer, "mode", Mode);
            if (Facts.Length > 0) WriteFacts(writer, book);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The flag behind a path of the proposal.</summary>
    public static string FlagOf(string path)
    {
        var end = path.AsSpan().IndexOfAny('[', '.');
        var rest = end < 0 ? "" : path[end..];
        return (end < 0 ? path : path[..end]) switch
        {
            "asOf" => "--on",
            "activities" => "--activity",
            "registered" => "--at",
            "facilities" => "--facilities",
            "serves" => "--serves",
            "investors" => "--investor" + Numbered(rest),
            "foreignShare" => "--foreign-share",
            "form" => "--form",
            "mode" => "--mode",
            "facts" => "--fact" + rest.Replace('.', ' '),
            var other => other,
        };
    }

    // `[0].share` is the first investor's share.
    private static string Numbered(string rest)
    {
        var close = rest.IndexOf(']', StringComparison.Ordinal);
        return close > 0 && int.TryParse(rest.AsSpan(1, close - 1), out var index) ? $" no. {index + 1}{rest[(close + 1)..].Replace('.', ' ')}" : "";
    }

    private void WriteFacts(Utf8JsonWriter writer, Rulebook book)
    {
        writer.WriteStartObject("facts");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fact in Facts)
        {
            var equals = fact.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new Refusal($"`--fact {fact}` has no value", "write `--fact name=value`");
            var (name, value) = (WellFormed.Of(fact[..equals].Trim()), WellFormed.Of(fact[(equals + 1)..].Trim()));
            if (!seen.Add(name)) throw new Refusal($"`--fact {name}` is stated twice", null);
            writer.WritePropertyName(name);
            switch (book.Fact(name)?.Type)
            {
                case FactType.Boolean when value is "true" or "false": writer.WriteBooleanValue(value == "true"); break;
                case FactType.Place:
                    writer.WriteStartArray();
                    foreach (var place in value.Split(',', StringSplitOptions.TrimEntries)) writer.WriteStringValue(place);
                    writer.WriteEndArray();
                    break;
                default: writer.WriteStringValue(value); break;
            }
        }

        writer.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteString(name, WellFormed.Of(value));
    }

    private static void List(Utf8JsonWriter writer, string name, string[] values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(WellFormed.Of(value));
        writer.WriteEndArray();
    }
}
