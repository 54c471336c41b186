using DigitalTrade.Access.Register.Keys;
using DigitalTrade.Access.Web.Http;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>Lets through who may. An endpoint that does not say whom it is for is closed.</summary>
internal sealed class CallerGate(RequestDelegate next)
{
    /// <summary>The framework's own way to files of the pages when run from the source tree; it takes no one's word on who it is for.</summary>
    public const string PageFiles = "{**path:file}";

    private const string Challenge = "Bearer realm=\"dta\"";

    public async Task InvokeAsync(HttpContext http)
    {
        if (Refused(http) is not { } refused)
        {
            await next(http);
            return;
        }

        if (refused.Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = Challenge;
        if (refused.Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "2";
        await Answer.Problem(refused).ExecuteAsync(http);
    }

    private static ProblemAnswer? Refused(HttpContext http)
    {
        if (IsSecret(http.Request)) return AccessRefusal.KeyInAddress;
        var (caller, refusal) = http.GetIdentified();
        if (refusal is not null) return refusal;
        // What routing itself answers (no such address, no such method) says nothing that is not public.
        if (http.GetEndpoint() is not RouteEndpoint endpoint || endpoint.RoutePattern.RawText == PageFiles) return null;
        if (endpoint.Metadata.GetMetadata<ScopeNeeded>() is not { } needed) return AccessRefusal.Closed;
        if (needed.Scope is not { } scope || caller.Scopes.Contains(scope)) return null;
        if (needed.Or is { } other && caller.Scopes.Contains(other)) return null;
        return caller.Known ? AccessRefusal.NoScope(caller, scope) : AccessRefusal.NoKey(scope);
    }

    private static bool IsSecret(HttpRequest request) => request.QueryString.HasValue
        && request.Query.Any(q => q.Key.Contains(KeyText.Mark, StringComparison.Ordinal) || q.Value.Any(v => v!.Contains(KeyText.Mark, StringComparison.Ordinal)));
}
