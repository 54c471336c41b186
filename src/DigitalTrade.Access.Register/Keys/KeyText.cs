using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace DigitalTrade.Access.Register.Keys;

/// <summary>
/// The text of an API key: <c>dta_</c>, twelve hexadecimal digits that are its visible id, <c>_</c>, and 256 random bits. Kept is only its
/// SHA-256: the secret is random and long, so a slow hash would protect nothing that a fast one does not.
/// </summary>
internal static class KeyText
{
    /// <summary>How every key begins, for people and for scanners that look for leaked ones.</summary>
    public const string Mark = "dta_";

    private const int IdLength = 12;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;
    private const int Length = 4 + IdLength + 1 + SecretLength;

    /// <summary>A new key.</summary>
    public static (string Id, string Text) Make()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        return (id, $"{Mark}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");
    }

    /// <summary>The visible id in a text, or null when it is no key.</summary>
    public static string? IdOf(string text) =>
        text.Length == Length && text.StartsWith(Mark, StringComparison.Ordinal) && text[Mark.Length + IdLength] == '_' && IsId(text[Mark.Length..(Mark.Length + IdLength)])
            ? text[Mark.Length..(Mark.Length + IdLength)] : null;

    /// <summary>True for what can be a visible id.</summary>
    public static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);

    /// <summary>What is kept of a key: 32 bytes.</summary>
    public static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
