namespace DigitalTrade.Access.Register.Keys;

/// <summary>What a caller may do. Scopes do not contain one another.</summary>
internal enum Scope
{
    /// <summary>Ask: determinations, the decision space, look-ups.</summary>
    Ask,

    /// <summary>Screen portfolios and batches.</summary>
    Screen,

    /// <summary>Put, activate and withdraw the packs of one territory.</summary>
    PackAdmin,

    /// <summary>Read the register of determinations, whoever asked them.</summary>
    Auditor,
}

/// <summary>Scopes as they are written in settings, tokens and answers.</summary>
internal static class ScopeWord
{
    /// <summary>The word of a scope.</summary>
    public static string Of(Scope scope) => scope switch
    {
        Scope.Ask => "ask",
        Scope.Screen => "screen",
        Scope.PackAdmin => "pack-admin",
        Scope.Auditor => "auditor",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    /// <summary>All of them, for people.</summary>
    public static string All { get; } = string.Join(", ", Enum.GetValues<Scope>().Select(s => $"`{Of(s)}`"));

    /// <summary>The scope of a word, or null. Case counts.</summary>
    public static Scope? Read(string word) => Enum.GetValues<Scope>().Select(s => (Scope?)s).FirstOrDefault(s => Of(s!.Value) == word);
}
