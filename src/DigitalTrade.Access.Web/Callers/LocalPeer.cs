using System.Net;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>
/// Whether a request comes from this machine by its own connection. A header can take that away and never give it: one that says it
/// was forwarded, one that names another host (a page that had its own name point here), one of another site.
/// </summary>
internal static class LocalPeer
{
    private static readonly string[] Forwarding = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"];

    public static bool Is(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer)
        && !Forwarding.Any(http.Request.Headers.ContainsKey)
        && IsHere(http.Request.Host.Host)
        && FromHere(http.Request);

    private static bool IsHere(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool FromHere(HttpRequest request)
    {
        if (request.Headers.Origin is not { Count: > 0 } origin) return true;
        return origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var site)
            && site.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
