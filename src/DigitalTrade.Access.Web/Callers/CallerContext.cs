using DigitalTrade.Access.Web.Http;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>The caller of a request, as the gate found it.</summary>
internal static class CallerContext
{
    /// <summary>The caller.</summary>
    /// <exception cref="InvalidOperationException">The request has not come through the gate.</exception>
    public static Caller GetCaller(this HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("the request has not come through the gate");

    /// <summary>The refusal when the packs of a zone are not the caller's to change, or null.</summary>
    public static ProblemAnswer? RefusedFor(this HttpContext http, string zone) =>
        http.GetCaller().Administers(zone) ? null : AccessRefusal.OtherTerritory(http.GetCaller());
}
