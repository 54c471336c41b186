using System.Collections.Immutable;

namespace DigitalTrade.Access.Register.Keys;

/// <summary>An API key as it is kept: everything but the key.</summary>
internal sealed record ApiKey
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>Visible id, twelve hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is, for people and for records; without control characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do; at least one scope.</summary>
    public required ImmutableArray<Scope> Scopes { get; init; }

    /// <summary>Zone whose packs it may change; null unless it is an administrator's.</summary>
    public string? Territory { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>From this moment on it does not hold; null: it has no end.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>When it was revoked; null: it was not.</summary>
    public DateTimeOffset? Revoked { get; init; }

    /// <summary>True when it can be used at this moment.</summary>
    public bool Holds(DateTimeOffset now) => Revoked is null && (Expires is not { } end || now < end);

    /// <summary>What is wrong with a key that is to be made, or null.</summary>
    public static string? Problem(string name, ImmutableArray<Scope> scopes, string? territory)
    {
        if (name.Trim().Length == 0 || name.Length > LongestName) return $"a name has 1 to {LongestName} characters";
        if (name.Any(c => char.IsControl(c) || char.IsSurrogate(c))) return "a name has no control characters";
        if (scopes.IsEmpty) return "a key has at least one scope";
        if (scopes.Contains(Scope.PackAdmin) && string.IsNullOrWhiteSpace(territory)) return "an administrator of packs has a territory";
        return territory is not null && !scopes.Contains(Scope.PackAdmin) ? "only an administrator of packs has a territory" : null;
    }
}
