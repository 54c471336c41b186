namespace DigitalTrade.Access.Web.Http;

/// <summary>
/// Headers of every answer: for nobody's frame, not guessed at and, unless an answer says so, not stored. Data loads nothing; a page
/// loads what this host serves and runs no script that is written into it.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Data = "default-src 'none'; frame-ancestors 'none'";

    // No script, and no sheet of styles, stands in the page itself. The components place themselves by style attributes.
    private const string Page = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        // When the answer starts, so that an exception does not clear them.
        http.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            var headers = response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers.ContentSecurityPolicy = IsPage(response.ContentType) ? Page : Data;
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, http.Response);
        return next(http);
    }

    private static bool IsPage(string? type) => type is not null && type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);
}
