using System.ComponentModel.DataAnnotations;
using System.Net;
using DigitalTrade.Access.Register.Keys;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>Who may call, from where, and how often: the section <c>Access:Callers</c>. No setting changes a legal answer.</summary>
internal sealed class CallerOptions
{
    /// <summary>Section of the settings.</summary>
    public const string Section = "Access:Callers";

    /// <summary>
    /// True to let the service listen on other addresses than the loopback; it then starts only with keys or an identity
    /// provider. Default false.
    /// </summary>
    public bool BeyondLoopback { get; set; }

    /// <summary>IP addresses of proxies whose <c>X-Forwarded-For</c> is believed; default none.</summary>
    public IList<string> KnownProxies { get; } = [];

    /// <summary>The identity provider; null: none.</summary>
    public OidcOptions? Oidc { get; set; }

    /// <summary>Requests a second of one key or token; default 1,000.</summary>
    [Range(1, 1_000_000)]
    public int KeyRate { get; set; } = 1000;

    /// <summary>Requests of one key or token at once, after a rest; default 5,000.</summary>
    [Range(1, 10_000_000)]
    public int KeyBurst { get; set; } = 5000;

    /// <summary>Requests of one key or token under way together; default 64.</summary>
    [Range(1, 100_000)]
    public int KeyConcurrency { get; set; } = 64;

    /// <summary>Requests a second of an address without an accepted key; default 20.</summary>
    [Range(1, 1_000_000)]
    public int AnonymousRate { get; set; } = 20;

    /// <summary>Requests of such an address at once, after a rest; default 100.</summary>
    [Range(1, 10_000_000)]
    public int AnonymousBurst { get; set; } = 100;

    /// <summary>Requests a second of callers at this machine without a key; default 0: no limit.</summary>
    [Range(0, 10_000_000)]
    public int LocalRate { get; set; }

    /// <summary>Longest time for one request, sending it included; default 100 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan RequestTime { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>Longest time for one batch; default 6 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan BatchTime { get; set; } = TimeSpan.FromHours(6);
}

/// <summary>An OpenID Connect provider whose bearer tokens are accepted.</summary>
internal sealed class OidcOptions
{
    /// <summary>The issuer; its discovery document is below it. HTTPS, unless it is on this machine.</summary>
    public string Authority { get; set; } = "";

    /// <summary>The audience that tokens have to be for.</summary>
    public string Audience { get; set; } = "";

    /// <summary>Claim that names the caller; default <c>sub</c>.</summary>
    public string NameClaim { get; set; } = "sub";

    /// <summary>Claim with the scopes, one or many, also with spaces between them; default <c>scope</c>.</summary>
    public string ScopeClaim { get; set; } = "scope";

    /// <summary>Claim with the zone of a pack administrator; default <c>territory</c>.</summary>
    public string TerritoryClaim { get; set; } = "territory";

    /// <summary>What the provider calls the scopes: its word → ours. Empty: the same words.</summary>
    public IDictionary<string, string> Scopes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Generated from the annotations.</summary>
[OptionsValidator]
internal sealed partial class CallerRanges : IValidateOptions<CallerOptions>;

/// <summary>What annotations cannot say.</summary>
internal sealed class CallerRules : IValidateOptions<CallerOptions>
{
    public ValidateOptionsResult Validate(string? name, CallerOptions options)
    {
        var failures = new List<string>();
        foreach (var proxy in options.KnownProxies.Where(p => !IPAddress.TryParse(p, out _)))
            failures.Add($"Callers:KnownProxies: `{proxy}` is no IP address");
        if (options.Oidc is { } oidc) failures.AddRange(Wrong(oidc).Select(w => $"Callers:Oidc:{w}"));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Wrong(OidcOptions oidc)
    {
        if (!Uri.TryCreate(oidc.Authority, UriKind.Absolute, out var authority)) yield return $"Authority: `{oidc.Authority}` is no address";
        else if (authority.Scheme != Uri.UriSchemeHttps && !(authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback))
            yield return $"Authority: `{oidc.Authority}` is not HTTPS";
        if (oidc.Audience.Trim().Length == 0) yield return "Audience: name the audience that tokens have to be for";
        foreach (var (claim, word) in new[] { ("NameClaim", oidc.NameClaim), ("ScopeClaim", oidc.ScopeClaim), ("TerritoryClaim", oidc.TerritoryClaim) })
        {
            if (word.Trim().Length == 0) yield return $"{claim}: name a claim";
        }

        foreach (var (theirs, ours) in oidc.Scopes)
        {
            if (ScopeWord.Read(ours) is null) yield return $"Scopes:{theirs}: unknown scope `{ours}`; there are {ScopeWord.All}";
        }
    }
}
