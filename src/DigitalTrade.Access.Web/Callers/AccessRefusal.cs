using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Keys;
using DigitalTrade.Access.Web.Http;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>The answers of the gate. An unknown, a revoked and an expired key have one answer, to the byte.</summary>
internal static class AccessRefusal
{
    private const string Header = "authorization";
    private const string Help = "send `Authorization: Bearer dta_…`; `dta keys api new` makes a key";

    /// <summary>No key where one is needed.</summary>
    public static ProblemAnswer NoKey(Scope needed) => ProblemAnswer.Of(
        StatusCodes.Status401Unauthorized, $"this needs a key with the scope `{ScopeWord.Of(needed)}`", new Problem(Header, "no key", Help));

    /// <summary>A key or token that does not hold.</summary>
    public static ProblemAnswer BadKey { get; } = ProblemAnswer.Of(
        StatusCodes.Status401Unauthorized, "the key or token is not accepted", new Problem(Header, "not accepted", Help));

    /// <summary>Whether the key or token holds cannot be told now.</summary>
    public static ProblemAnswer Unavailable { get; } = ProblemAnswer.Of(
        StatusCodes.Status503ServiceUnavailable, "whether the key or token holds cannot be told now; try again");

    /// <summary>A key where logs and histories keep it.</summary>
    public static ProblemAnswer KeyInAddress { get; } = ProblemAnswer.Of(
        StatusCodes.Status400BadRequest,
        "a key is not taken from the address",
        new Problem("", "a key in the address", "addresses are kept in logs and histories: revoke that key, and send another in the header `Authorization`"));

    /// <summary>A caller without the scope.</summary>
    public static ProblemAnswer NoScope(Caller caller, Scope needed) => ProblemAnswer.Of(
        StatusCodes.Status403Forbidden,
        $"this needs the scope `{ScopeWord.Of(needed)}`",
        new Problem(Header, $"the scope `{ScopeWord.Of(needed)}` is missing", Has(caller)));

    /// <summary>The packs of a zone that is not the caller's.</summary>
    public static ProblemAnswer OtherTerritory(Caller caller) => ProblemAnswer.Of(
        StatusCodes.Status403Forbidden,
        "the packs of this zone are not yours to change",
        new Problem(Header, "another territory", caller.Territory is { } own ? $"the key is for `{own}`" : Has(caller)));

    /// <summary>An endpoint that nobody has opened.</summary>
    public static ProblemAnswer Closed { get; } = ProblemAnswer.Of(StatusCodes.Status403Forbidden, "this address is open to nobody");

    private static string Has(Caller caller) => caller.Scopes.Count == 0
        ? "the key has no scope" : $"the key has {string.Join(", ", caller.Scopes.Order().Select(s => $"`{ScopeWord.Of(s)}`"))}";
}
