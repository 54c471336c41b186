using DigitalTrade.Access.Explanations.Reports;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>Text from a portfolio that goes into a spreadsheet: nothing in it is ever calculated.</summary>
internal static class Harmless
{
    /// <summary>Longest text of a cell.</summary>
    private const int Longest = 32_000;

    /// <summary>
    /// An apostrophe before what a spreadsheet takes for a formula (half and full width, also after blanks), and no control
    /// characters, no direction marks.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var marked = Acts(text);
        var shown = Visible.Of(text);
        if (shown.Length > Longest) shown = shown[..(char.IsHighSurrogate(shown[Longest - 1]) ? Longest - 1 : Longest)] + "…";
        return marked ? "'" + shown : shown;
    }

    private static bool Acts(string text)
    {
        if (text[0] is '\t' or '\r' or '\n') return true;
        var begins = text.AsSpan().TrimStart();
        return begins.Length > 0 && begins[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|';
    }
}
