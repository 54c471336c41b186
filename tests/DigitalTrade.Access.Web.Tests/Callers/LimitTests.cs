using System.Net;
using System.Net.Sockets;
using System.Text;
using DigitalTrade.Access.Hosting.Tests;

namespace DigitalTrade.Access.Web.Tests.Callers;

/// <summary>How often, how long, how large; and what every answer says to a browser.</summary>
public sealed class LimitTests
{
    [Test]
    public async Task Address_that_asks_too_often_waits_and_others_do_not()
    {
        await using var host = await KeyedServer.StartAsync("--Access:Callers:AnonymousBurst", "3", "--Access:Callers:AnonymousRate", "1");
        var key = await host.KeyAsync(Scope.Ask);
        var refused = 0;
        for (var i = 0; i < 12; i++)
        {
            using var guess = await host.AskAsync("dta_guess", remote: true);
            if (guess.StatusCode != HttpStatusCode.TooManyRequests) continue;
            await BadInputTests.ProblemAsync(guess, HttpStatusCode.TooManyRequests);
            Assert.That(guess.Headers.RetryAfter?.Delta, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1)));
            refused++;
        }

        using var keyed = await host.AskAsync(key, remote: true);
        using var local = await host.AskAsync();
        Assert.That(refused, Is.GreaterThan(0));
        Assert.That(new[] { keyed, local }.Select(a => a.StatusCode), Has.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Each_key_has_its_own_measure()
    {
        await using var host = await KeyedServer.StartAsync("--Access:Callers:KeyBurst", "8", "--Access:Callers:KeyRate", "1");
        var (one, other) = (await host.KeyAsync(Scope.Ask), await host.KeyAsync(Scope.Ask));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++)
        {
            using var answer = await host.AskAsync(one);
            statuses.Add(answer.StatusCode);
        }

        using var others = await host.AskAsync(other);
        Assert.That(statuses, Does.Contain(HttpStatusCode.OK).And.Contain(HttpStatusCode.TooManyRequests));
        Assert.That(others.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Body_that_never_ends_is_let_go()
    {
        using var rules = new TinyRules(50);
        await using var server = await AccessServer.StartAsync(rules.Folder, "--Access:Callers:RequestTime", "00:00:00.500");
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/determinations HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{{\"activities\":["));
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var sending = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    await stream.WriteAsync(" "u8.ToArray(), over.Token);
                    await Task.Delay(20, over.Token);
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // Let go, as it should be.
            }
        });
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadLineAsync(over.Token), Does.StartWith("HTTP/1.1 408 "));
        await over.CancelAsync();
        await sending;
    }

    [Test]
    [Category("Long")]
    public async Task Headers_that_never_end_are_let_go()
    {
        using var client = new TcpClient();
        var server = Shipped.Server.Address;
        await client.ConnectAsync(server.Host, server.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /v1/zones HTTP/1.1\r\nHost: {server.Authority}\r\nX-Slow: "));
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var answer = new byte[12];
        var reading = stream.ReadAsync(answer, over.Token).AsTask();
        while (!reading.IsCompleted)
        {
            await stream.WriteAsync("x"u8.ToArray(), over.Token);
            await Task.WhenAny(reading, Task.Delay(500, over.Token));
        }

        Assert.That(Encoding.ASCII.GetString(answer, 0, await reading), Is.EqualTo("HTTP/1.1 408"));
    }

    [Test]
    public async Task Service_beyond_the_loopback_with_a_key_asks_everybody_for_it()
    {
        await using var keys = await KeyedServer.StartAsync();
        var key = await keys.KeyAsync(Scope.Ask);
        await using var server = await keys.BesideAsync("--urls", "http://0.0.0.0:0", "--Access:Callers:BeyondLoopback", "true");
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{server.Address.Port}") };
        client.DefaultRequestHeaders.Host = "access.example";
        using var without = await client.GetAsync("/v1/zones");
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var with = await client.GetAsync("/v1/zones");
        Assert.That(new[] { without, with }.Select(a => (int)a.StatusCode), Is.EqualTo(new[] { 401, 200 }));
    }

    [TestCase("GET", "/v1/measures/..%2f..%2f..%2fetc%2fpasswd", 404)]
    [TestCase("GET", "/v1/measures/%00", 404)]
    [TestCase("GET", "/../../etc/passwd", 404)]
    [TestCase("GET", "/%2e%2e/%2e%2e/etc/passwd", 404)]
    [TestCase("GET", "/rules/facts.yaml", 404)]
    [TestCase("GET", "/v1/zones?q=..%2f..%2fetc%2fpasswd", 200)]
    public async Task Paths_lead_nowhere_else(string method, string address, int status)
    {
        using var client = new TcpClient();
        var server = Shipped.Server.Address;
        await client.ConnectAsync(server.Host, server.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{method} {address} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync();
        Assert.That(answer, Does.Not.Contain("root:").And.Not.Contain("curable:"));
        Assert.That(int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(status).Or.EqualTo(400), answer);
    }

    [Test]
    public async Task Line_of_ten_MB_is_an_error_on_its_line()
    {
        var lines = $"{new string('x', 10_000_000)}\n{{\"activities\":[\"miit:B11\"]}}\n";
        using var answer = await Shipped.Server.PostAsync("/v1/determinations/batch", lines, "application/x-ndjson");
        var said = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(said, Has.Length.EqualTo(2));
        Assert.That(said[0], Does.Contain("longer than 1 MiB"));
        Assert.That(said[1], Does.Contain("\"outcome\""));
    }

    [TestCase("OPTIONS")]
    [TestCase("GET")]
    public async Task Other_sites_get_no_leave(string method)
    {
        using var request = new HttpRequestMessage(new(method), "/v1/zones");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await Shipped.Server.Client.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.GreaterThanOrEqualTo(400));
        Assert.That(answer.Headers.Select(h => h.Key), Has.None.StartsWith("Access-Control-"));
    }

    [Test]
    public async Task Data_loads_nothing_and_pages_load_from_here_only()
    {
        await using var host = await KeyedServer.StartAsync();
        using var data = await host.SendAsync(HttpMethod.Get, "/v1/zones");
        using var page = await host.SendAsync(HttpMethod.Get, "/test/page");
        Assert.Multiple(() =>
        {
            Assert.That(Policy(data), Is.EqualTo("default-src 'none'; frame-ancestors 'none'"));
            Assert.That(Policy(page), Does.Contain("script-src 'self';").And.Contain("frame-ancestors 'none'").And.Contain("connect-src 'self'").And.Not.Contain("unsafe-eval"));
            Assert.That(data.Headers.GetValues("X-Frame-Options").Concat(page.Headers.GetValues("X-Frame-Options")), Has.All.EqualTo("DENY"));
        });

        static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();
    }
}
