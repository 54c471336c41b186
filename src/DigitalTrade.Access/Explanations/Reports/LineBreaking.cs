using System.Text;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Breaks text into lines of a width: at spaces, between Chinese characters, never before a closing mark.</summary>
internal static class LineBreaking
{
    private const string NoStart = "，。、；：！？）》」』】〉”’…％·,.;:!?)]}%";
    private const string NoEnd = "（《「『【〈“‘([{";

    public static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        var used = 0;
        foreach (var (piece, columns) in Pieces(text))
        {
            var blank = piece == " ";
            if (used + columns > width && used > 0)
            {
                yield return line.ToString().TrimEnd();
                line.Clear();
                used = 0;
            }

            if (blank && used == 0) continue;
            foreach (var rune in piece.EnumerateRunes())
            {
                // A single piece wider than the line is cut.
                if (used + DisplayWidth.Of(rune) > width && used > 0)
                {
                    yield return line.ToString();
                    line.Clear();
                    used = 0;
                }

                line.Append(rune.ToString());
                used += DisplayWidth.Of(rune);
            }
        }

        if (used > 0) yield return line.ToString().TrimEnd();
    }

    /// <summary>The parts between which a line may end.</summary>
    private static IEnumerable<(string Piece, int Columns)> Pieces(string text)
    {
        var piece = new StringBuilder();
        var columns = 0;
        Rune? last = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (last is { } before && MayBreak(before, rune))
            {
                yield return (piece.ToString(), columns);
                piece.Clear();
                columns = 0;
            }

            piece.Append(rune.ToString());
            columns += DisplayWidth.Of(rune);
            last = rune;
        }

        if (piece.Length > 0) yield return (piece.ToString(), columns);
    }

    private static bool MayBreak(Rune before, Rune after)
    {
        if (before.Value == ' ' || after.Value == ' ') return true;
        if (Is(after, NoStart) || Is(before, NoEnd)) return false;
        var (left, right) = (DisplayWidth.Of(before) == 2, DisplayWidth.Of(after) == 2);
        // A number stays with what it counts: 2024年, 第12项.
        if ((Rune.IsDigit(before) && right) || before.Value == '第') return Is(after, NoEnd);
        return left || right;
    }

    private static bool Is(Rune rune, string set) => rune.IsBmp && set.Contains((char)rune.Value, StringComparison.Ordinal);
}
