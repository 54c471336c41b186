using System.Collections.Frozen;

namespace DigitalTrade.Access.Web.Callers;

/// <summary>Who sent a request, and what they may do.</summary>
internal sealed record Caller
{
    /// <summary>A caller at this machine without a key: may ask and screen, and change nothing.</summary>
    public static Caller Local { get; } = new() { Name = "local", Scopes = FrozenSet.Create(Scope.Ask, Scope.Screen) };

    /// <summary>Somebody elsewhere without a key: may do nothing.</summary>
    public static Caller Nobody { get; } = new() { Name = "anonymous", Scopes = [] };

    /// <summary>Name of the key or of the token's subject; for records and for people.</summary>
    public required string Name { get; init; }

    /// <summary>Visible id of the API key; null without one, and for tokens of an identity provider.</summary>
    public string? KeyId { get; init; }

    /// <summary>What the caller may do.</summary>
    public required FrozenSet<Scope> Scopes { get; init; }

    /// <summary>Zone whose packs a <see cref="Scope.PackAdmin"/> may change; null for everybody else.</summary>
    public string? Territory { get; init; }

    /// <summary>True for a caller known by a key or a token.</summary>
    public bool Known => this != Local && this != Nobody;

    /// <summary>True when the packs of this zone, and of no other, are the caller's to change.</summary>
    /// <param name="zone">Zone id; a zone within or around the caller's own is another zone.</param>
    public bool Administers(string zone) => Scopes.Contains(Scope.PackAdmin) && Territory is not null && Territory == zone;
}
