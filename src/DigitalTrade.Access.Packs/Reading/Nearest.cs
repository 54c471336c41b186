namespace DigitalTrade.Access.Packs.Reading;

/// <summary>The nearest right name for a wrong one, by Damerau-Levenshtein distance.</summary>
internal static class Nearest
{
    /// <summary><c>nearest is `miit:B26`</c>, or null when nothing is near.</summary>
    public static string? Help(string wrong, IEnumerable<string> known) => To(wrong, known) is { } near ? $"nearest is `{near}`" : null;

    public static string? To(string wrong, IEnumerable<string> known)
    {
        var limit = Math.Max(1, wrong.Length / 3);
        string? best = null;
        foreach (var name in known.Order(StringComparer.Ordinal))
        {
            if (Math.Abs(name.Length - wrong.Length) > limit || name == wrong) continue;
            var distance = Distance(wrong, name);
            if (distance > limit) continue;
            best = name;
            limit = distance - 1;
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
