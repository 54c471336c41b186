using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Screening.Deals;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Lines of JSON in one pooled buffer. A line is a proposal, with the deal's own id and name beside its members.</summary>
internal sealed class LinePortion(byte[] buffer, ImmutableArray<LinePortion.Line> lines) : Portion
{
    private const int LongestId = 200;
    private static readonly FrozenSet<string> Own = FrozenSet.ToFrozenSet(["id", "name"]);

    /// <summary>Where a line stands in the buffer; its length is negative when it is too long to be read.</summary>
    internal readonly record struct Line(long Number, int Start, int Length);

    public override int Rows => lines.Length;

    public override int Deals => lines.Length;

    public override IEnumerable<DealReading> Read(Asked asked)
    {
        foreach (var line in lines) yield return Read(line, asked);
    }

    public override void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    private DealReading Read(Line line, Asked asked)
    {
        if (line.Length < 0) return Unread(line, null, null, [new("", "the line is longer than 1 MiB", "one proposal a line")]);
        var text = buffer.AsMemory(line.Start, line.Length);
        try
        {
            using var document = JsonDocument.Parse(text, ProposalReader.Options);
            return Read(line, document.RootElement, asked);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The domain's own reader says what is wrong with the text.
            return Unread(line, null, null, ProposalReader.Read(text, asked.Book, asked.Today).Problems);
        }
    }

    private static DealReading Read(Line line, JsonElement root, Asked asked)
    {
        var id = Member(root, "id");
        var name = Member(root, "name");
        var reading = ProposalReader.Read(root, asked.Book, asked.Today, Own);
        if (reading.Proposal is not { } proposal) return Unread(line, id, name, reading.Problems);
        return new()
        {
            Row = line.Number,
            Id = id,
            Name = name,
            Proposal = asked.On is { } day ? proposal with { AsOf = day } : proposal,
        };
    }

    private static DealReading Unread(Line line, string? id, string? name, ImmutableArray<Problem> problems) => new()
    {
        Row = line.Number,
        Id = id,
        Name = name,
        Problems = [.. problems.Select(p => new CellProblem(null, line.Number, p.Path.Length == 0 ? null : p.Path, null, p.Message, p.Help))],
    };

    private static string? Member(JsonElement root, string name)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out var value)) return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Null => null,
            _ => value.GetRawText(),
        };
        return text?.Length > LongestId ? text[..LongestId] + "…" : text;
    }
}
