using System.Collections.Frozen;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary>Texts that say nothing, or say it in one language only.</summary>
internal static class Placeholders
{
    private static readonly FrozenSet<string> Nothing = FrozenSet.ToFrozenSet(
        ["…", "...", "?", "-", "–", "todo", "tbd", "tba", "xxx", "x", "n/a", "待定", "待补充", "placeholder", "lorem ipsum"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong with the pair, or null.</summary>
    public static string? Refusal(string zh, string en)
    {
        if (Nothing.Contains(zh) || Nothing.Contains(en)) return "is a placeholder";

        // A name that is the same in both languages (`IPTV`) is one word without Chinese characters.
        var sentence = zh.Contains(' ', StringComparison.Ordinal) || zh.Any(IsHan);
        return zh == en && sentence ? "is the same in both languages" : null;
    }

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF';
}
