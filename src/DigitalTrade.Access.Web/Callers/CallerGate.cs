using DigitalTrade.Access.Web.Http;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>
/// Every request passes here: who is it, and may they? A request with credentials is judged by them alone, wherever it comes from.
/// </summary>
internal sealed class CallerGate(RequestDelegate next)
{
    private const string Challenge = "Bearer realm=\"dta\"";

    public async Task InvokeAsync(HttpContext http)
    {
        var caller = Identify(http);
        http.Features.Set(caller ?? Caller.Nobody);
        if (Refused(http, caller) is { } refused)
        {
            if (refused.Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = Challenge;
            await Answer.Problem(refused).ExecuteAsync(http);
            return;
        }

        await next(http);
    }

    // Null: credentials were sent and do not hold.
    private static Caller? Identify(HttpContext http)
    {
        if (http.Request.Headers.Authorization.Count > 0) return null;
        return LocalPeer.Is(http) ? Caller.Local : Caller.Nobody;
    }

    private static ProblemAnswer? Refused(HttpContext http, Caller? caller)
    {
        if (caller is null) return AccessRefusal.BadKey;
        // What routing itself answers (no such address, no such method) says nothing that is not public.
        if (http.GetEndpoint() is not RouteEndpoint endpoint) return null;
        if (endpoint.Metadata.GetMetadata<ScopeNeeded>() is not { } needed) return AccessRefusal.Closed;
        if (needed.Scope is not { } scope || caller.Scopes.Contains(scope)) return null;
        return caller.Known ? AccessRefusal.NoScope(caller, scope) : AccessRefusal.NoKey(scope);
    }
}
