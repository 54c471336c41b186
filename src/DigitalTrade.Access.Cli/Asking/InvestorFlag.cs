using System.Text.Json;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Cli.Asking;

/// <summary>One investor in a word: <c>DE=60</c>, <c>HK=50,qualifies=cepa-hk,kind=private</c>, <c>CN</c>.</summary>
internal static class InvestorFlag
{
    private static readonly string[] Keys = ["economy", "share", "kind", "qualifies", "name"];

    public static void Write(Utf8JsonWriter writer, string text)
    {
        var (members, held) = Read(text);
        writer.WriteStartObject();
        foreach (var (name, value) in members) writer.WriteString(name, WellFormed.Of(value));
        if (held.Count > 0)
        {
            writer.WriteStartArray("qualifies");
            foreach (var qualification in held) writer.WriteStringValue(WellFormed.Of(qualification));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static (SortedDictionary<string, string> Members, List<string> Held) Read(string text)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var held = new List<string>();
        foreach (var (index, part) in text.Split(',', StringSplitOptions.TrimEntries).Index())
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (key, value) = equals < 0 ? (part, null) : (part[..equals].Trim(), part[(equals + 1)..].Trim());
            if (index == 0 && !Keys.Contains(key))
            {
                members["economy"] = key;
                if (value is not null) members["share"] = value;
            }
            else if (value is null || !Keys.Contains(key)) throw Unknown(text, key);
            else if (key == "qualifies") held.AddRange(value.Split('+', StringSplitOptions.TrimEntries));
            else if (!members.TryAdd(key, value)) throw new Refusal($"`--investor {text}` states its {key} twice", null);
        }

        return (members, held);
    }

    private static Refusal Unknown(string text, string key)
    {
        var nearest = Nearest.To(key, Keys);
        return new(
            $"`{key}` in `--investor {text}` is not understood",
            nearest is null ? "write it as `DE=60` or `HK=50,qualifies=cepa-hk,kind=private`" : $"nearest is `{nearest}=…`");
    }
}
