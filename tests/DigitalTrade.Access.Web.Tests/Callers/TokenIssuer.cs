using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace DigitalTrade.Access.Web.Tests.Callers;

/// <summary>An identity provider on the loopback, with a key made for the test.</summary>
internal sealed class TokenIssuer : IAsyncDisposable
{
    public const string Audience = "access";
    private readonly WebApplication app;
    private readonly ECDsa key;

    private TokenIssuer(WebApplication app, ECDsa key)
    {
        (this.app, this.key) = (app, key);
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    public string Address { get; }

    /// <summary>The settings that trust it.</summary>
    public string[] Settings => ["--Access:Callers:Oidc:Authority", Address, "--Access:Callers:Oidc:Audience", Audience];

    public static async Task<TokenIssuer> StartAsync()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var part = key.ExportParameters(false).Q;
        app.MapGet("/.well-known/openid-configuration", (Microsoft.AspNetCore.Http.HttpRequest r) =>
            $$"""{"issuer":"http://{{r.Host}}","jwks_uri":"http://{{r.Host}}/keys","id_token_signing_alg_values_supported":["ES256"]}""");
        app.MapGet("/keys", () =>
            $$"""{"keys":[{"kty":"EC","crv":"P-256","kid":"one","use":"sig","x":"{{Base64UrlEncoder.Encode(part.X)}}","y":"{{Base64UrlEncoder.Encode(part.Y)}}"}]}""");
        await app.StartAsync();
        return new(app, key);
    }

    /// <summary>A token that holds for five minutes, or as told.</summary>
    public string Token(Dictionary<string, object> claims, string audience = Audience, string? issuer = null, int minutes = 5, SigningCredentials? signing = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Address,
            Audience = audience,
            Claims = claims,
            NotBefore = now.AddMinutes(Math.Min(0, minutes) - 1),
            Expires = now.AddMinutes(minutes),
            SigningCredentials = signing ?? new(new ECDsaSecurityKey(key) { KeyId = "one" }, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>Signed with a secret that everybody has: the provider's public key.</summary>
    public SigningCredentials PublicAsSecret()
    {
        var point = key.ExportParameters(false).Q;
        return new(new SymmetricSecurityKey([.. point.X!, .. point.Y!]) { KeyId = "one" }, SecurityAlgorithms.HmacSha256);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        key.Dispose();
    }
}
