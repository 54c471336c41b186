using System.Text;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Makes text safe to show: one line, nothing that steers a terminal or turns the direction of writing.</summary>
public static class Visible
{
    private const char Replacement = '\uFFFD';

    /// <summary>White space becomes a space; control characters, direction marks and halves of characters become U+FFFD.</summary>
    public static string Of(string text)
    {
        var i = 0;
        while (i < text.Length && !Suspect(text[i])) i++;
        if (i == text.Length) return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, i);
        for (; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(text[i]).Append(text[++i]);
            else clean.Append(Suspect(text[i]) ? text[i] is '\n' or '\r' or '\t' or '\u2028' or '\u2029' ? ' ' : Replacement : text[i]);
        }

        return clean.ToString();
    }

    private static bool Suspect(char c) =>
        char.IsControl(c) || char.IsSurrogate(c)
        || c is '\u061C' or '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F');
}
