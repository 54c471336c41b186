using System.Text.Json;

namespace DigitalTrade.Access.Proposals;

/// <summary>Names the member that an object has twice; the parser only says that there is one.</summary>
internal static class DuplicateMember
{
    /// <summary>Path of the first one, or null.</summary>
    public static string? In(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new() { MaxDepth = ProposalReader.Options.MaxDepth });
        return reader.Read() ? In(ref reader, "") : null;
    }

    // The reader stands at the first token of a value and is left at its last.
    private static string? In(ref Utf8JsonReader reader, string path)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var seen = new HashSet<string>(StringComparer.Ordinal);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    var member = path.Length == 0 ? ProposalCursor.Clip(name) : $"{path}.{ProposalCursor.Clip(name)}";
                    if (!seen.Add(name)) return member;
                    if (reader.Read() && In(ref reader, member) is { } found) return found;
                }

                return null;
            case JsonTokenType.StartArray:
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                {
                    if (In(ref reader, $"{path}[{i}]") is { } found) return found;
                }

                return null;
            default:
                return null;
        }
    }
}
