using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace DigitalTrade.Access.Web.Tests.Callers;

/// <summary>Tokens of an identity provider.</summary>
public sealed class TokenTests
{
    private TokenIssuer issuer = null!;
    private KeyedServer host = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        issuer = await TokenIssuer.StartAsync();
        host = await KeyedServer.StartAsync(
            [.. issuer.Settings, "--Access:Callers:AnonymousBurst", "1000", "--Access:Callers:Oidc:ScopeClaim", "roles", "--Access:Callers:Oidc:Scopes:officer", "ask", "--Access:Callers:Oidc:Scopes:zone", "pack-admin"]);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await host.DisposeAsync();
        await issuer.DisposeAsync();
    }

    [Test]
    public async Task Token_opens_what_its_roles_mean()
    {
        var officer = issuer.Token(Claims("officer"));
        using var asked = await host.AskAsync(officer, remote: true);
        using var screened = await host.ScreenAsync(officer, remote: true);
        Assert.That(new[] { asked, screened }.Select(a => (int)a.StatusCode), Is.EqualTo(new[] { 200, 403 }), await asked.Content.ReadAsStringAsync());
    }

    [TestCase("sh-lingang", 200)]
    [TestCase("cn-sh", 403)]
    [TestCase(null, 403)]
    public async Task Territory_is_the_token_s(string? territory, int status)
    {
        var claims = Claims("officer", "zone");
        if (territory is not null) claims["territory"] = territory;
        using var answer = await host.SendAsync(HttpMethod.Post, "/test/packs/sh-lingang", issuer.Token(claims));
        Assert.That((int)answer.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Two_territories_are_none()
    {
        var claims = Claims("zone");
        claims["territory"] = new[] { "sh-lingang", "cn" };
        using var answer = await host.SendAsync(HttpMethod.Post, "/test/packs/sh-lingang", issuer.Token(claims));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("ask")]
    [TestCase("Officer")]
    [TestCase("")]
    public async Task Role_that_the_settings_do_not_name_opens_nothing(string role)
    {
        using var answer = await host.AskAsync(issuer.Token(Claims(role)));
        await BadInputTests.ProblemAsync(answer, HttpStatusCode.Forbidden);
    }

    [Test]
    public async Task Tokens_that_do_not_hold_have_the_answer_of_a_bad_key()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var good = issuer.Token(Claims("officer"));
        var unsigned = $"{Part("""{"alg":"none","typ":"JWT"}""")}.{good.Split('.')[1]}.";
        var forged = $"{good.Split('.')[0]}.{Part(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(good.Split('.')[1])).Replace("officer", "zone", StringComparison.Ordinal))}.{good.Split('.')[2]}";
        string[] bad =
        [
            issuer.Token(Claims("officer"), minutes: -5),
            issuer.Token(Claims("officer"), audience: "another"),
            issuer.Token(Claims("officer"), issuer: "http://127.0.0.1:1"),
            issuer.Token(Claims("officer"), signing: new(new ECDsaSecurityKey(stranger) { KeyId = "one" }, SecurityAlgorithms.EcdsaSha256)),
            issuer.Token(Claims("officer"), signing: issuer.PublicAsSecret()),
            issuer.Token(new() { ["roles"] = "officer" }),
            issuer.Token(new() { ["sub"] = "officer\nlocal", ["roles"] = "officer" }),
            issuer.Token(new() { ["sub"] = new string('x', 201), ["roles"] = "officer" }),
            unsigned, forged, good + "x", good[1..], "a.b.c", new string('a', 9000),
        ];
        using var badKey = await host.AskAsync("dta_wrong");
        var expected = await badKey.Content.ReadAsStringAsync();
        foreach (var (index, token) in bad.Index())
        {
            using var answer = await host.AskAsync(token);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized), $"{index}");
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(expected), $"{index}");
        }

        using var ok = await host.AskAsync(good);
        Assert.That(ok.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(host.Server.Log.All, Does.Not.Contain(good.Split('.')[2]).And.Not.Contain(good.Split('.')[1]));

        static string Part(string json) => Base64UrlEncoder.Encode(json);
    }

    [Test]
    public async Task Provider_out_of_reach_is_503_and_keys_go_on()
    {
        await using var alone = await KeyedServer.StartAsync("--Access:Callers:Oidc:Authority", "http://127.0.0.1:9", "--Access:Callers:Oidc:Audience", "access");
        using var answer = await alone.AskAsync(issuer.Token(Claims("officer")), remote: true);
        await BadInputTests.ProblemAsync(answer, HttpStatusCode.ServiceUnavailable);
        Assert.That(answer.Headers.RetryAfter, Is.Not.Null);
        using var keyed = await alone.AskAsync(await alone.KeyAsync(Scope.Ask), remote: true);
        Assert.That(keyed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static Dictionary<string, object> Claims(params string[] roles) => new() { ["sub"] = "officer-7", ["roles"] = roles };
}
