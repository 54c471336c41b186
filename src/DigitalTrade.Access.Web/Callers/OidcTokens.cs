using System.Collections.Frozen;
using System.Security.Claims;
using DigitalTrade.Access.Register.Keys;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>Bearer tokens of the identity provider, when there is one.</summary>
internal sealed class OidcTokens(IOptions<CallerOptions> options, IOptionsMonitor<JwtBearerOptions> jwt)
{
    private const string Scheme = "oidc";
    private const int LongestName = 200;

    // Signatures by a key that only the provider has; a shared secret would let anyone who checks tokens make them.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public bool Configured => options.Value.Oidc is not null;

    public static void Add(IServiceCollection services)
    {
        services.AddAuthentication().AddJwtBearer(Scheme, _ => { });
        services.AddOptions<JwtBearerOptions>(Scheme).Configure<IOptions<CallerOptions>>((jwt, callers) =>
        {
            if (callers.Value.Oidc is not { } oidc) return;
            jwt.Authority = oidc.Authority;
            jwt.Audience = oidc.Audience;
            jwt.RequireHttpsMetadata = !new Uri(oidc.Authority).IsLoopback;
            jwt.MapInboundClaims = false;
            jwt.SaveToken = false;
            jwt.BackchannelTimeout = TimeSpan.FromSeconds(10);
            jwt.TokenValidationParameters = new()
            {
                ValidAlgorithms = Algorithms,
                ValidAudience = oidc.Audience,
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ClockSkew = TimeSpan.FromSeconds(30),
            };
        });
        services.AddSingleton<OidcTokens>();
    }

    /// <summary>The caller whose token the request carries, or null when it does not hold.</summary>
    /// <exception cref="IdentityUnavailableException">The provider cannot be asked for its keys.</exception>
    public async Task<Caller?> ReadAsync(HttpContext http)
    {
        AuthenticateResult read;
        try
        {
            // The handler would take a provider that is out of reach for a token that does not hold. Once read, its keys are kept.
            await jwt.Get(Scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
            read = await http.AuthenticateAsync(Scheme);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            throw new IdentityUnavailableException(e);
        }

        return read is { Succeeded: true, Principal: { } principal } ? Of(principal, options.Value.Oidc!) : null;
    }

    private static Caller? Of(ClaimsPrincipal principal, OidcOptions oidc)
    {
        if (principal.FindFirstValue(oidc.NameClaim) is not { Length: > 0 and <= LongestName } name || name.Any(char.IsControl)) return null;
        var words = principal.FindAll(oidc.ScopeClaim).SelectMany(c => c.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (oidc.Scopes.Count > 0) words = words.Select(w => oidc.Scopes.TryGetValue(w, out var ours) ? ours : "");
        var territories = principal.FindAll(oidc.TerritoryClaim).Select(c => c.Value).ToArray();
        return new()
        {
            Name = name,
            Scopes = words.Select(ScopeWord.Read).OfType<Scope>().ToFrozenSet(),
            // One zone or none: who administers two has two tokens.
            Territory = territories is [{ Length: > 0 } one] ? one : null,
        };
    }
}

/// <summary>Whether a caller may enter cannot be told now.</summary>
#pragma warning disable CA1032, CA1064 // Made and caught only here.
internal sealed class IdentityUnavailableException(Exception cause) : Exception("who calls cannot be told", cause);
#pragma warning restore CA1032, CA1064
