namespace DigitalTrade.Access.Web.Http;

/// <summary>
/// Headers of every answer: data only, for nobody's frame, not guessed at and, unless an answer says so, not stored. A page of the
/// desk may load what this service serves, and nothing else.
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
            var headers = ((HttpResponse)state).Headers;
            headers.XContentTypeOptions = "nosniff";
            var isPage = ((HttpResponse)state).ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true;
            headers.ContentSecurityPolicy = isPage ? Page : Data;
            headers["Referrer-Policy"] = "no-referrer";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, http.Response);
        return next(http);
    }
}
