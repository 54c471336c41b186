using System.Text;

namespace DigitalTrade.Access.Cli.Asking;

/// <summary>Text from the command line, which can hold halves of characters that JSON cannot.</summary>
internal static class WellFormed
{
    public static string Of(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune.ToString());
        return whole.ToString();
    }
}
