using System.Buffers;
using DigitalTrade.Access.Proposals;
using Microsoft.Net.Http.Headers;

namespace DigitalTrade.Access.Web.Http;

/// <summary>The body of a request: of the right media type, in UTF-8, not encoded.</summary>
internal static class RequestBody
{
    public const string Json = "application/json";

    /// <summary>The problem with what the headers say of the body, or null.</summary>
    public static ProblemAnswer? Refused(HttpRequest request, params ReadOnlySpan<string> accepted)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } encoding && encoding != "identity")
            return Unsupported("content-encoding", "an encoded body is not read", "send it as it is");
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !Contains(accepted, type.MediaType.Value!))
            return Unsupported("content-type", "not a media type that is read here", $"send `content-type: {accepted[0]}`");
        return type.Charset.HasValue && !type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? Unsupported("content-type", "only UTF-8 is read", "send `charset=utf-8`, or none") : null;
    }

    /// <summary>All of it. The server refuses what is longer than its limit.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            if (read.IsCompleted)
            {
                var whole = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return whole;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static bool Contains(ReadOnlySpan<string> accepted, string type)
    {
        foreach (var one in accepted)
        {
            if (one.Equals(type, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static ProblemAnswer Unsupported(string header, string message, string help) =>
        ProblemAnswer.Of(StatusCodes.Status415UnsupportedMediaType, message, new Problem(header, message, help));
}
