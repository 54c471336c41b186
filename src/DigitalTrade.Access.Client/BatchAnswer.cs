using System.Text.Json;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Client;

/// <summary>The answer to one proposal of a batch: a determination, or why there is none.</summary>
/// <param name="Number">Which proposal it was, from 1.</param>
/// <param name="Determination">The answer, or null.</param>
/// <param name="Error">Why there is none, or null.</param>
public sealed record BatchAnswer(long Number, Determination? Determination, LineError? Error)
{
    internal static IReadOnlyList<BatchAnswer> Read(ReadOnlyMemory<byte> lines, long before)
    {
        var answers = new List<BatchAnswer>();
        while (!lines.IsEmpty)
        {
            var end = lines.Span.IndexOf((byte)'\n');
            // A line without its end is a part of one.
            if (end < 0) throw new HttpRequestException("the answer broke off");
            var number = before + answers.Count + 1;
            using var document = JsonDocument.Parse(lines[..end]);
            answers.Add(document.RootElement.TryGetProperty("error", out _)
                ? new(number, null, document.RootElement.Deserialize(Wire.Json.LineError)! with { Line = number })
                : new(number, document.RootElement.Deserialize(Wire.Json.Determination), null));
            lines = lines[(end + 1)..];
        }

        return answers;
    }
}
