namespace DigitalTrade.Access.Web.Callers;

/// <summary>
/// Finds out who sends a request. One with credentials is judged by them alone, wherever it comes from: they are no less needed for
/// being sent from this machine.
/// </summary>
internal sealed class CallerIdentity(RequestDelegate next, ClientAddress address, ApiKeys keys, OidcTokens tokens)
{
    private const string Scheme = "Bearer ";
    private const int LongestToken = 8 * 1024;

    public async Task InvokeAsync(HttpContext http)
    {
        http.Features.Set(await IdentifyAsync(http));
        await next(http);
    }

    private async Task<Identified> IdentifyAsync(HttpContext http)
    {
        try
        {
            var sent = http.Request.Headers.Authorization;
            if (sent.Count == 0) return new(address.IsLocal(http) ? Caller.Local : Caller.Nobody);
            return sent is [{ } one] && one.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && one.Length <= LongestToken
                && await ReadAsync(http, one[Scheme.Length..].Trim()) is { } caller ? new(caller) : Identified.BadKey;
        }
        catch (IdentityUnavailableException)
        {
            return Identified.Unavailable;
        }
    }

    private async Task<Caller?> ReadAsync(HttpContext http, string token)
    {
        if (ApiKeys.Looks(token)) return await keys.FindAsync(token, http.RequestAborted);
        return tokens.Configured ? await tokens.ReadAsync(http) : null;
    }
}

/// <summary>What came of asking who it is.</summary>
/// <param name="Caller">The caller; nobody where credentials do not hold or cannot be judged.</param>
/// <param name="Refusal">Null, or why the request goes no further.</param>
internal sealed record Identified(Caller Caller, Http.ProblemAnswer? Refusal = null)
{
    public static Identified BadKey { get; } = new(Caller.Nobody, AccessRefusal.BadKey);

    public static Identified Unavailable { get; } = new(Caller.Nobody, AccessRefusal.Unavailable);
}
