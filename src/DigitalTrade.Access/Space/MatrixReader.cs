using System.Collections.Immutable;
using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>What a matrix is asked of.</summary>
/// <param name="Proposal">Activities, and all that is the same in every cell.</param>
/// <param name="Places">Zones of registration.</param>
/// <param name="Dates">Dates; empty for the proposal's own.</param>
/// <param name="Base">The place with which the others are compared, or null for the first.</param>
public sealed record MatrixRequest(Proposal Proposal, ImmutableArray<string> Places, ImmutableArray<DateOnly> Dates, string? Base);

/// <summary>A request, or everything that is wrong with what was given.</summary>
/// <param name="Request">The request; null when there is a problem.</param>
/// <param name="Problems">All problems.</param>
public sealed record MatrixReading(MatrixRequest? Request, ImmutableArray<Problem> Problems);

/// <summary>Reads a proposal that has <c>places</c>, and perhaps <c>dates</c> and <c>base</c>, beside its own members.</summary>
public static class MatrixReader
{
    private const int MostPlaces = 2000;

    /// <summary>Reads UTF-8 text against a rulebook's vocabulary.</summary>
    public static MatrixReading Read(ReadOnlyMemory<byte> utf8, Rulebook book, DateOnly today)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, ProposalReader.Options);
            return Read(document.RootElement, book, today);
        }
        catch (InvalidOperationException)
        {
            return new(null, [new("", "a member's name is not valid text: it has half of a character", null)]);
        }
        catch (JsonException e)
        {
            return new(null, [new("", $"not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", null)]);
        }
    }

    private static MatrixReading Read(JsonElement root, Rulebook book, DateOnly today)
    {
        if (root.ValueKind != JsonValueKind.Object) return new(null, [new("", "a matrix is asked by an object", null)]);
        using var buffer = new MemoryStream();
        var cursor = new ProposalCursor(book);
        ImmutableArray<string>? places = null;
        ImmutableArray<DateOnly> dates = [];
        string? compared = null;
        using (var rest = new Utf8JsonWriter(buffer))
        {
            rest.WriteStartObject();
            foreach (var member in root.EnumerateObject())
            {
                switch (member.Name)
                {
                    case "places": places = cursor.Zones(member.Value, "places"); break;
                    case "dates": dates = Dates(cursor, member.Value); break;
                    case "base": compared = member.Value.ValueKind == JsonValueKind.Null ? null : cursor.Zone(member.Value, "base"); break;
                    case "registered": cursor.Add("registered", "a matrix states `places`, not `registered`", null); break;
                    default: member.WriteTo(rest); break;
                }
            }

            rest.WriteEndObject();
        }

        var reading = ProposalReader.Read(buffer.ToArray(), book, today);
        if (places is null && !cursor.Any) cursor.Add("places", "missing `places`", "state at least one zone");
        if (places?.Length > MostPlaces) cursor.Add("places", $"more than {MostPlaces} places", null);
        if (reading.Proposal is { } asked && places is { } named && (long)asked.Activities.Length * named.Length * Math.Max(1, dates.Length) > Matrix.MostCells)
            cursor.Add("", $"more than {Matrix.MostCells} cells", "ask for fewer places or dates at a time");
        return reading.Proposal is { } proposal && !cursor.Any
            ? new(new(proposal, places!.Value, dates, compared), [])
            : new(null, [.. cursor.Problems, .. reading.Problems]);
    }

    private static ImmutableArray<DateOnly> Dates(ProposalCursor cursor, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || cursor.Texts(value, "dates") is null) return [];
        return [.. value.EnumerateArray().Select((d, i) => cursor.Date(d, $"dates[{i}]")).OfType<DateOnly>()];
    }
}
