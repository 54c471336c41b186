using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DigitalTrade.Access.Web.Http;

/// <summary>An answer in JSON. Made whole before it is sent, so that a failure while writing is still a 500.</summary>
internal sealed class Answer<T>(T value, JsonTypeInfo<T> type) : IResult
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    public string MediaType { get; init; } = "application/json; charset=utf-8";

    /// <summary>The validator, or null when the answer has none.</summary>
    public string? Tag { get; init; }

    /// <summary>True for what may be kept as long as it is asked again; else nothing is stored.</summary>
    public bool Lasting { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (Tag is not null) response.Headers.ETag = Tag;
        response.Headers.CacheControl = Lasting ? "no-cache" : "no-store";
        if (Lasting && Tag is not null && EntityTag.Known(httpContext.Request, Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(value, type);
        response.StatusCode = Status;
        response.ContentType = MediaType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}

/// <summary>Makes answers.</summary>
internal static class Answer
{
    /// <summary>The answer to a proposal: of its moment, not stored; the tag names the rulebook.</summary>
    public static IResult Once<T>(T value, JsonTypeInfo<T> type, string revision) => new Answer<T>(value, type) { Tag = EntityTag.Of(revision) };

    /// <summary>The answer to a proposal, written already.</summary>
    public static IResult Once(byte[] utf8, string revision) => new WrittenAnswer(utf8) { Tag = EntityTag.Of(revision) };

    /// <summary>JSON that is written already, of its moment.</summary>
    public static IResult Written(byte[] utf8, int status = StatusCodes.Status200OK) => new WrittenAnswer(utf8) { Status = status };

    /// <summary>A look-up: the same as long as the rulebook is.</summary>
    public static IResult Lasting<T>(T value, JsonTypeInfo<T> type, string revision, DateOnly? day = null) =>
        new Answer<T>(value, type) { Tag = EntityTag.Of(revision, day), Lasting = true };

    /// <summary>The state of the service.</summary>
    public static IResult State<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => new Answer<T>(value, type) { Status = status };

    public static IResult Problem(ProblemAnswer problem) =>
        new Answer<ProblemAnswer>(problem, WireJson.Wire.ProblemAnswer) { Status = problem.Status, MediaType = ProblemAnswer.MediaType };
}
