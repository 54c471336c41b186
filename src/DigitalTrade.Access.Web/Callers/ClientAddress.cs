using System.Net;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>
/// Where a request comes from: its connection, or what a proxy that the settings name says of it. A header that nobody vouches for
/// can take the standing of this machine away and never give it.
/// </summary>
internal sealed class ClientAddress
{
    private const string Forwarded = "X-Forwarded-For";
    private static readonly string[] Forwarding = [Forwarded, "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"];
    private readonly HashSet<IPAddress> proxies;

    public ClientAddress(IOptions<CallerOptions> options) => proxies = [.. options.Value.KnownProxies.Select(p => Plain(IPAddress.Parse(p)))];

    /// <summary>The client, or null where it cannot be told.</summary>
    public IPAddress? Of(HttpContext http)
    {
        if (http.Connection.RemoteIpAddress is not { } connection) return null;
        var peer = Plain(connection);
        if (proxies.Contains(peer)) return Vouched(http.Request);
        return IPAddress.IsLoopback(peer) && Forwarding.Any(http.Request.Headers.ContainsKey) ? null : peer;
    }

    /// <summary>
    /// True when the client is this machine and speaks for itself: not through a name that somebody else pointed here, and not from
    /// another site's page.
    /// </summary>
    public bool IsLocal(HttpContext http) => Of(http) is { } client && IPAddress.IsLoopback(client) && IsHere(http.Request.Host.Host) && FromHere(http.Request);

    // The nearest address that is no proxy of ours; what stands left of it was written by the client.
    private IPAddress? Vouched(HttpRequest request)
    {
        foreach (var written in request.Headers[Forwarded].SelectMany(line => (line ?? "").Split(',')).Reverse())
        {
            if (!IPAddress.TryParse(written.Trim(), out var address)) return null;
            if (!proxies.Contains(Plain(address))) return Plain(address);
        }

        return null;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsHere(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool FromHere(HttpRequest request)
    {
        if (request.Headers.Origin is not { Count: > 0 } origin) return true;
        return origin.Count == 1 && Uri.TryCreate(origin[0], UriKind.Absolute, out var site)
            && site.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
