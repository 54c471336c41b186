using DigitalTrade.Access.Web.Http;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>The caller of a request, as the gate found it.</summary>
internal static class CallerContext
{
    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">Nobody has asked who sent the request.</exception>
    public static Caller GetCaller(this HttpContext http) => http.GetIdentified().Caller;

    public static Identified GetIdentified(this HttpContext http) =>
        http.Features.Get<Identified>() ?? throw new InvalidOperationException("nobody has asked who sent the request");

    /// <summary>The refusal when the packs of a zone are not the caller's to change, or null.</summary>
    public static ProblemAnswer? RefusedFor(this HttpContext http, string zone) =>
        http.GetCaller().Administers(zone) ? null : AccessRefusal.OtherTerritory(http.GetCaller());
}
