using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Proposals;
using Microsoft.AspNetCore.WebUtilities;

namespace DigitalTrade.Access.Web.Http;

/// <summary>What was wrong with a request, or that the service failed (RFC 9457).</summary>
public sealed record ProblemAnswer
{
    /// <summary>Media type.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>Kind of problem; <c>about:blank</c>: the status says it.</summary>
    public string Type { get; init; } = "about:blank";

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened, in a sentence.</summary>
    public required string Detail { get; init; }

    /// <summary>Every problem found, with the path of the offending value.</summary>
    public ImmutableArray<Problem> Errors { get; init; } = [];

    /// <summary>Names the request in the service's log; only when the service failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    /// <summary>A problem by its status.</summary>
    public static ProblemAnswer Of(int status, string detail, params ImmutableArray<Problem> errors) =>
        new() { Title = ReasonPhrases.GetReasonPhrase(status), Status = status, Detail = detail, Errors = errors };
}
