using System.Net;
using System.Net.Sockets;
using System.Text;
using DigitalTrade.Access.Register.Keys;
using DigitalTrade.Access.Web.Callers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalTrade.Access.Web.Tests.Callers;

/// <summary>Who may do what, with which key, from where.</summary>
public sealed class KeyTests
{
    private KeyedServer host = null!;

    [OneTimeSetUp]
    public async Task Start() => host = await KeyedServer.StartAsync("--Access:Callers:AnonymousBurst", "10000", "--Access:Callers:AnonymousRate", "10000");

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public void Every_endpoint_says_whom_it_is_for()
    {
        var silent = Shipped.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ScopeNeeded>() is null && e.RoutePattern.RawText != CallerGate.PageFiles);
        Assert.That(silent.Select(e => e.RoutePattern.RawText), Is.Empty);
    }

    [Test]
    public async Task Endpoint_that_does_not_say_is_closed_to_every_key()
    {
        using var answer = await host.SendAsync(HttpMethod.Get, "/test/forgotten", await host.KeyAsync(Scope.Ask, Scope.Screen, Scope.Auditor));
        await BadInputTests.ProblemAsync(answer, HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task Caller_at_this_machine_asks_and_screens_and_changes_nothing()
    {
        using var asked = await host.AskAsync();
        using var screened = await host.ScreenAsync();
        using var changed = await host.SendAsync(HttpMethod.Post, "/test/packs/sh-lingang");
        using var audited = await host.SendAsync(HttpMethod.Get, "/test/register");
        Assert.That(new[] { asked, screened, changed, audited }.Select(a => (int)a.StatusCode), Is.EqualTo(new[] { 200, 200, 401, 401 }));
        Assert.That(changed.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer"));
    }

    [Test]
    public async Task Caller_elsewhere_needs_a_key_for_everything_but_health()
    {
        using var asked = await host.AskAsync(remote: true);
        using var screened = await host.ScreenAsync(remote: true);
        using var looked = await host.SendAsync(HttpMethod.Get, "/v1/zones", remote: true);
        using var packs = await host.SendAsync(HttpMethod.Get, "/v1/packs", remote: true);
        using var health = await host.SendAsync(HttpMethod.Get, "/health/live", remote: true);
        Assert.That(new[] { asked, screened, looked, packs, health }.Select(a => (int)a.StatusCode), Is.EqualTo(new[] { 401, 401, 401, 401, 200 }));
        await BadInputTests.ProblemAsync(asked, HttpStatusCode.Unauthorized);
        using var keyed = await host.AskAsync(await host.KeyAsync(Scope.Ask), remote: true);
        Assert.That(keyed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Each_scope_opens_its_own_and_the_refusal_names_the_missing_one([Values] bool remote)
    {
        foreach (var scope in new[] { Scope.Ask, Scope.Screen, Scope.Auditor })
        {
            var key = await host.KeyAsync(scope);
            using var asked = await host.AskAsync(key, remote);
            using var screened = await host.ScreenAsync(key, remote);
            using var audited = await host.SendAsync(HttpMethod.Get, "/test/register", key, remote);
            using var changed = await host.SendAsync(HttpMethod.Post, "/test/packs/sh-lingang", key, remote);
            int Status(Scope needed) => needed == scope ? 200 : 403;
            Assert.That(
                new[] { asked, screened, audited, changed }.Select(a => (int)a.StatusCode),
                Is.EqualTo(new[] { Status(Scope.Ask), Status(Scope.Screen), Status(Scope.Auditor), 403 }), $"{scope}");
            Assert.That((string?)(await BadInputTests.ProblemAsync(changed, HttpStatusCode.Forbidden))["detail"], Does.Contain("`pack-admin`"));
        }
    }

    [TestCase("sh-lingang", HttpStatusCode.OK)]
    [TestCase("cn-sh", HttpStatusCode.Forbidden)]
    [TestCase("SH-LINGANG", HttpStatusCode.Forbidden)]
    [TestCase("sh-lingang%2f..%2fcn", HttpStatusCode.Forbidden)]
    [TestCase("cn", HttpStatusCode.Forbidden)]
    public async Task Administrator_changes_the_packs_of_one_zone(string zone, HttpStatusCode status)
    {
        using var answer = await host.SendAsync(HttpMethod.Post, $"/test/packs/{zone}", await host.AdminAsync("sh-lingang"), remote: true);
        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Unknown_expired_and_revoked_keys_have_one_answer()
    {
        var (_, expired) = await host.Keys.AddAsync("old", [Scope.Ask], null, TimeProvider.System.GetUtcNow().AddSeconds(-1), default);
        var (key, revoked) = await host.Keys.AddAsync("gone", [Scope.Ask], null, null, default);
        await host.Keys.RevokeAsync(key.Id, default);
        // By the time a later key is known, those are too.
        var good = await host.KeyAsync(Scope.Ask);
        var wrongSecret = good[..^1] + (good[^1] == 'A' ? 'B' : 'A');
        var answers = new List<string>();
        foreach (var bearer in new[] { expired, revoked, wrongSecret, "dta_000000000000_" + new string('A', 43), "dta_", "dta_x", new string('x', 40), "" })
        {
            foreach (var remote in new[] { false, true })
            {
                using var answer = await host.AskAsync(bearer, remote);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), bearer);
                answers.Add($"{answer.Headers.WwwAuthenticate} {await answer.Content.ReadAsStringAsync()}");
            }
        }

        Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Revoked_key_stops_within_moments()
    {
        var text = await host.KeyAsync(Scope.Ask);
        await host.Keys.RevokeAsync(KeyText.IdOf(text)!, default);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            using var answer = await host.AskAsync(text);
            if (answer.StatusCode == HttpStatusCode.Unauthorized) break;
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
            await Task.Delay(20);
        }
    }

    [TestCase("/v1/zones?q={0}")]
    [TestCase("/v1/zones?access_token={0}")]
    [TestCase("/v1/zones?{0}=1")]
    public async Task Key_in_the_address_is_refused(string address)
    {
        var key = await host.KeyAsync(Scope.Ask);
        using var answer = await host.SendAsync(HttpMethod.Get, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, key));
        var problem = await BadInputTests.ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.That(problem.ToJsonString(), Does.Contain("revoke that key").And.Not.Contain(key[20..]));
    }

    [TestCase("Authorization: Bearer {0}\r\nAuthorization: Bearer {0}", 401)]
    [TestCase("Authorization: Basic {0}", 401)]
    [TestCase("Authorization: {0}", 401)]
    [TestCase("Authorization: Bearer {0}, Bearer {0}", 401)]
    [TestCase("Authorization: Bearer {0}\rX-Role: admin", 400)]
    [TestCase("Authorization: Bearer {0}\0", 400)]
    [TestCase("Authorization : Bearer {0}", 400)]
    [TestCase("authorization: bearer {0}", 200)]
    public async Task Headers_that_are_bent_are_refused(string header, int status)
    {
        var key = await host.KeyAsync(Scope.Ask);
        using var client = new TcpClient();
        await client.ConnectAsync(host.Server.Address.Host, host.Server.Address.Port);
        var line = string.Format(System.Globalization.CultureInfo.InvariantCulture, header, key);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"GET /v1/zones HTTP/1.1\r\nHost: {host.Server.Address.Authority}\r\nConnection: close\r\n{line}\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());
        Assert.That(await reader.ReadLineAsync(), Does.StartWith($"HTTP/1.1 {status} "));
    }

    [Test]
    public async Task Names_of_keys_cannot_forge_lines()
    {
        Assert.That(async () => await host.Keys.AddAsync("a\r\nb", [Scope.Ask], null, null, default), Throws.ArgumentException);
        Assert.That(async () => await host.Keys.AddAsync("a", [Scope.PackAdmin], null, null, default), Throws.ArgumentException);
        Assert.That(async () => await host.Keys.AddAsync("a", [Scope.Ask], "cn", null, default), Throws.ArgumentException);
        Assert.That(async () => await host.Keys.AddAsync("a", [], null, null, default), Throws.ArgumentException);
        Assert.That((await host.Keys.ListAsync(default)).Select(k => k.Key.Name), Has.None.Contain("\n"));
    }

    [Test]
    public async Task Secrets_are_neither_logged_nor_kept()
    {
        var text = await host.KeyAsync(Scope.Ask);
        using var refused = await host.SendAsync(HttpMethod.Post, "/test/packs/cn", text, remote: true, body: "{");
        using var address = await host.SendAsync(HttpMethod.Get, "/v1/zones?q=" + text);
        using var wrong = await host.AskAsync(text[..^4] + "AAAA");
        var kept = await host.Keys.ListAsync(default);
        Assert.Multiple(() =>
        {
            Assert.That(host.Server.Log.All, Does.Not.Contain(text[17..30]));
            Assert.That(kept.Select(k => Convert.ToHexString(k.Digest)), Has.None.EqualTo(Convert.ToHexString(Encoding.UTF8.GetBytes(text))));
            Assert.That(kept.Select(k => k.Digest.Length), Has.All.EqualTo(32));
        });
    }
}
