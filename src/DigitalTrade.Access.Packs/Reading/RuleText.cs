using System.Globalization;
using System.Text;

namespace DigitalTrade.Access.Packs.Reading;

/// <summary>Bytes to text: UTF-8 only, no character that reads as nothing or as another one.</summary>
internal static class RuleText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text with line feeds only, or null when it is beyond reading.</summary>
    public static string? Decode(string file, byte[] bytes, DiagnosticSink sink)
    {
        ReadOnlySpan<byte> content = bytes;
        if (content.StartsWith("\uFEFF"u8))
        {
            sink.Add(DiagnosticIds.ByteOrderMark, new(file, 1, 1), "byte order mark at the start of the file", "save the file as UTF-8 without one");
            content = content[3..];
        }

        string text;
        try
        {
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException e)
        {
            var before = Encoding.UTF8.GetString(content[..Math.Clamp(e.Index, 0, content.Length)]);
            sink.Add(DiagnosticIds.NotUtf8, PlaceOf(file, before), "the file is not UTF-8", "save the file as UTF-8");
            return null;
        }

        text = text.ReplaceLineEndings("\n");
        return Clean(file, text, sink) ? text : null;
    }

    /// <summary>Why a character may not stand in a rule file, or null when it may.</summary>
    public static string? Refusal(char c) => c switch
    {
        '\n' or '\t' => null,
        < ' ' or (>= '\u007F' and <= '\u009F') => "control character",
        '\u2028' or '\u2029' => "line separator",
        '\uFEFF' or '\u200B' or '\u00AD' or '\u2060' or '\u200C' or '\u200D' => "invisible character",
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' => "character that turns the direction of reading",
        '\uFFFD' or '\uFFFE' or '\uFFFF' => "character that stands for no character",
        _ => null,
    };

    public static string Code(char c) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");

    private static bool Clean(string file, string text, DiagnosticSink sink)
    {
        var (line, start, indent) = (1, 0, true);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                (line, start, indent) = (line + 1, i + 1, true);
                continue;
            }

            if (c == '\t' && indent)
            {
                sink.Add(DiagnosticIds.Tab, new(file, line, i - start + 1), "tab in the indentation", "indent with spaces");
                return false;
            }

            // NUL would end the file for the YAML scanner: rules after it would silently be gone.
            if (Refusal(c) is { } what)
            {
                sink.Add(DiagnosticIds.Character, new(file, line, i - start + 1), $"{what} `{Code(c)}`", "remove it");
                return false;
            }

            indent &= c == ' ';
        }

        return true;
    }

    private static Place PlaceOf(string file, string before)
    {
        var lines = before.ReplaceLineEndings("\n").Split('\n');
        return new(file, lines.Length, lines[^1].Length + 1);
    }
}
