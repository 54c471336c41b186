using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Register.Records;

/// <summary>A proposal as the register keeps it.</summary>
/// <param name="Utf8">JSON without space, members in the order of their names, values as they were written.</param>
/// <param name="Masked">Paths of the values that were replaced, in order.</param>
/// <param name="Names">The values that were replaced, as text.</param>
internal sealed record CanonicalProposal(ReadOnlyMemory<byte> Utf8, ImmutableArray<string> Masked, ImmutableArray<string> Names)
{
    private const string Date = "asOf";
    private const string Name = "name";

    // What is written is JSON that a program reads; nothing in it is escaped that need not be.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Reads a proposal that has been read already. The legal date is written down where it was not stated: it was the day's, and is
    /// to be the same when the question is replayed.
    /// </summary>
    /// <param name="utf8">As asked.</param>
    /// <param name="asOf">The date it was answered for.</param>
    /// <param name="maskNames">Whether names of investors are replaced by <c>masked-1</c>, <c>masked-2</c> …; the same name by the same.</param>
    public static CanonicalProposal Of(ReadOnlyMemory<byte> utf8, DateOnly asOf, bool maskNames = false)
    {
        using var document = JsonDocument.Parse(utf8, ProposalReader.Options);
        var room = new ArrayBufferWriter<byte>(utf8.Length + 32);
        var mask = maskNames ? new Mask(document.RootElement) : null;
        using (var writer = new Utf8JsonWriter(room, Plain))
        {
            writer.WriteStartObject();
            var stated = document.RootElement.EnumerateObject().Where(m => m.Name != Date).Select(m => (m.Name, Value: (JsonElement?)m.Value));
            foreach (var (name, value) in stated.Append((Date, null)).OrderBy(m => m.Name, StringComparer.Ordinal))
            {
                writer.WritePropertyName(name);
                if (value is { } given) Write(writer, given, name, mask);
                else writer.WriteStringValue(EntryHash.DateText(asOf));
            }

            writer.WriteEndObject();
        }

        return new(room.WrittenMemory, [.. mask?.Paths ?? []], [.. mask?.Names ?? []]);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, string path, Mask? mask)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, $"{path}.{member.Name}", mask);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var (index, item) in value.EnumerateArray().Index()) Write(writer, item, $"{path}[{index}]", mask);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String when mask?.Instead(value, path) is { } instead:
                writer.WriteStringValue(instead);
                break;
            default:
                writer.WriteRawValue(value.GetRawText());
                break;
        }
    }

    /// <summary>Every name of an investor, and every other place where the same text stands outside the facts.</summary>
    private sealed class Mask
    {
        private readonly Dictionary<string, string> instead = new(StringComparer.Ordinal);

        public Mask(JsonElement root)
        {
            foreach (var member in root.EnumerateObject().Where(m => m.Name != "facts")) Collect(member.Value);
        }

        public List<string> Paths { get; } = [];

        public IEnumerable<string> Names => instead.Keys;

        public string? Instead(JsonElement text, string path)
        {
            if (path.StartsWith("facts.", StringComparison.Ordinal) || !instead.TryGetValue(text.GetString()!, out var word)) return null;
            Paths.Add(path);
            return word;
        }

        private void Collect(JsonElement value)
        {
            if (value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray()) Collect(item);
            }
            else if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in value.EnumerateObject())
                {
                    if (member.Name == Name && member.Value.ValueKind == JsonValueKind.String) instead.TryAdd(member.Value.GetString()!, $"masked-{instead.Count + 1}");
                    else Collect(member.Value);
                }
            }
        }
    }
}
