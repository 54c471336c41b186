namespace DigitalTrade.Access.Web.Http;

/// <summary>An answer in JSON that was written before: what is sent is what was kept.</summary>
internal sealed class WrittenAnswer(byte[] utf8) : IResult
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The validator, or null when the answer has none.</summary>
    public string? Tag { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (Tag is not null) response.Headers.ETag = Tag;
        response.Headers.CacheControl = "no-store";
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = utf8.Length;
        await response.Body.WriteAsync(utf8, httpContext.RequestAborted);
    }
}
