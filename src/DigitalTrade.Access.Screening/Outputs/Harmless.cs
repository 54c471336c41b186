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
        var shown = Visible.Of(text);
        return Cut(Acts(text) ? "'" + shown : shown);
    }

    /// <summary>The same for a cell that may have several lines: line ends stay.</summary>
    public static string Lines(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (!text.Contains('\n', StringComparison.Ordinal)) return Of(text);
        var lines = string.Join('\n', text.Split('\n').Select(Visible.Of));
        return Cut(Acts(text) ? "'" + lines : lines);
    }

    private static string Cut(string text) =>
        text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";

    private static bool Acts(string text)
    {
        if (text[0] is '\t' or '\r' or '\n') return true;
        var begins = text.AsSpan().TrimStart();
        return begins.Length > 0 && begins[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|';
    }
}
