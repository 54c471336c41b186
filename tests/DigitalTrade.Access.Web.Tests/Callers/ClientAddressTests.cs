using System.Net;
using DigitalTrade.Access.Web.Callers;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Tests.Callers;

/// <summary>Headers take the standing of a local caller away; only a proxy of ours can give it back.</summary>
public sealed class ClientAddressTests
{
    [TestCase("127.0.0.1", "localhost:5080", "", ExpectedResult = true)]
    [TestCase("::1", "[::1]:5080", "", ExpectedResult = true)]
    [TestCase("::ffff:127.0.0.1", "127.0.0.1", "", ExpectedResult = true)]
    [TestCase("127.8.8.8", "127.0.0.1", "", ExpectedResult = true)]
    [TestCase("127.0.0.1", "localhost", "Origin: http://localhost", ExpectedResult = true)]
    [TestCase("127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "X-Forwarded-For: ", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "Forwarded: for=127.0.0.1", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "X-Real-IP: 127.0.0.1", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "Via: 1.1 proxy", ExpectedResult = false)]
    [TestCase("127.0.0.1", "evil.example", "", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost.evil.example", "", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "Origin: https://evil.example", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "Origin: null", ExpectedResult = false)]
    [TestCase("203.0.113.7", "localhost", "", ExpectedResult = false)]
    [TestCase("203.0.113.7", "localhost", "X-Forwarded-For: 127.0.0.1", ExpectedResult = false)]
    [TestCase("10.0.0.1", "localhost", "", ExpectedResult = false)]
    [TestCase(null, "localhost", "", ExpectedResult = false)]
    public bool Local_without_a_proxy(string? peer, string host, string header) => IsLocal(peer, host, header);

    [TestCase("127.0.0.1", "localhost", "", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "X-Forwarded-For: 203.0.113.7", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "X-Forwarded-For: 127.0.0.1, 203.0.113.7", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "X-Forwarded-For: ::1, 203.0.113.7, 127.0.0.1", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "X-Forwarded-For: nonsense", ExpectedResult = false)]
    [TestCase("127.0.0.1", "localhost", "X-Forwarded-For: ::1", ExpectedResult = true)]
    [TestCase("10.0.0.1", "localhost", "X-Forwarded-For: ::1", ExpectedResult = false)]
    public bool Local_behind_a_proxy_on_this_machine(string? peer, string host, string header) => IsLocal(peer, host, header, "127.0.0.1");

    private static bool IsLocal(string? peer, string host, string header, params string[] proxies)
    {
        var options = new CallerOptions();
        foreach (var proxy in proxies) options.KnownProxies.Add(proxy);
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        http.Request.Host = new(host);
        if (header.Split(": ") is [var name, var value]) http.Request.Headers[name] = value;
        return new ClientAddress(Options.Create(options)).IsLocal(http);
    }
}
