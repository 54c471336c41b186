using Microsoft.Net.Http.Headers;

namespace DigitalTrade.Access.Web.Http;

/// <summary>
/// The rulebook revision as an ETag. Weak: one rulebook gives one meaning, but another version of the service may write it in
/// other bytes.
/// </summary>
internal static class EntityTag
{
    /// <summary>The tag.</summary>
    /// <param name="revision">Revision of the rulebook that answers.</param>
    /// <param name="day">The legal date that stood in for an unstated one, where the answer depends on it.</param>
    public static string Of(string revision, DateOnly? day = null) =>
        day is { } date ? $"W/\"{revision}@{date:yyyy-MM-dd}\"" : $"W/\"{revision}\"";

    /// <summary>True when the client has this answer (<c>If-None-Match</c>).</summary>
    public static bool Known(HttpRequest request, string tag)
    {
        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)) return false;
        var mine = EntityTagHeaderValue.Parse(tag);
        return known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(mine, useStrongComparison: false));
    }
}
