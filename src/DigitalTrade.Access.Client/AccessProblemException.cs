using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Client;

/// <summary>The service refused a request or failed: its problem details (RFC 9457). There is no answer.</summary>
public sealed class AccessProblemException : Exception
{
    /// <summary>A problem without details.</summary>
    public AccessProblemException()
    {
    }

    /// <summary>A problem in a sentence.</summary>
    public AccessProblemException(string message)
        : base(message)
    {
    }

    /// <summary>A problem with its cause.</summary>
    public AccessProblemException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status { get; private init; }

    /// <summary>Every problem found, with the path of the offending value and the nearest right one.</summary>
    public ImmutableArray<Problem> Errors { get; private init; } = [];

    /// <summary>Names the request in the service's log; null unless the service failed.</summary>
    public string? TraceId { get; private init; }

    internal static async Task<AccessProblemException> OfAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var detail = $"{(int)answer.StatusCode} {answer.ReasonPhrase}";
        if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json") return new(detail) { Status = answer.StatusCode };
        try
        {
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
            var root = document.RootElement;
            ImmutableArray<Problem> errors = root.TryGetProperty("errors", out var listed) && listed.ValueKind == JsonValueKind.Array
                ? [.. listed.EnumerateArray().Select(e => new Problem(Text(e, "path") ?? "", Text(e, "message") ?? "", Text(e, "help")))] : [];
            var first = errors.IsEmpty ? "" : ": " + string.Join("; ", errors.Select(e => e.Message));
            return new((Text(root, "detail") ?? detail) + first) { Status = answer.StatusCode, Errors = errors, TraceId = Text(root, "traceId") };
        }
        catch (JsonException e)
        {
            return new(detail, e) { Status = answer.StatusCode };
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
