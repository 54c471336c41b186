namespace DigitalTrade.Access;

/// <summary>A statement in Chinese (authoritative) and English. Neither is empty.</summary>
/// <param name="Zh">Chinese, simplified characters.</param>
/// <param name="En">English.</param>
public sealed record Text(string Zh, string En)
{
    /// <summary>The text in the language asked for.</summary>
    public string In(Language language) => language == Language.Zh ? Zh : En;
}

/// <summary>The two languages of every text.</summary>
public enum Language
{
    /// <summary>Chinese; the default.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
