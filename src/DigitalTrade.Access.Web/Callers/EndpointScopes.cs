namespace DigitalTrade.Access.Web.Callers;

/// <summary>What an endpoint asks of its caller; null: nothing, not even an address at this machine.</summary>
internal sealed record ScopeNeeded(Scope? Scope);

/// <summary>Endpoints say who may call them; one that does not say is closed.</summary>
internal static class EndpointScopes
{
    /// <summary>Only callers who have the scope.</summary>
    public static T RequireScope<T>(this T route, Scope scope)
        where T : IEndpointConventionBuilder
    {
        route.Add(e => e.Metadata.Add(new ScopeNeeded(scope)));
        return route;
    }

    /// <summary>Everybody: what says nothing of anyone's questions and changes nothing, such as health.</summary>
    public static T OpenToAll<T>(this T route)
        where T : IEndpointConventionBuilder
    {
        route.Add(e => e.Metadata.Add(new ScopeNeeded(null)));
        return route;
    }
}
