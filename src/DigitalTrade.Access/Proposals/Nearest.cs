namespace DigitalTrade.Access.Proposals;

/// <summary>Finds the right name for a wrong one.</summary>
public static class Nearest
{
    private const int Longest = 64;

    /// <summary>The candidate nearest to what was written (case and separators aside), or null when none is near.</summary>
    public static string? To(string written, IEnumerable<string> candidates)
    {
        if (written.Length is 0 or > Longest) return null;
        var wanted = Fold(written);
        string? best = null;

        // Nothing further away is ever named, so nothing further away is worked out.
        var bestDistance = Math.Max(2, written.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length < wanted.Length - bestDistance) continue;
            var distance = Distance(wanted, Fold(candidate), bestDistance);
            if (distance < bestDistance || (best is not null && distance == bestDistance && Closer(wanted, candidate, best)))
                (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>Of two equally near, the one that begins alike for longer; then the first in order.</summary>
    private static bool Closer(string wanted, string candidate, string best)
    {
        var (left, right) = (Fold(candidate).AsSpan().CommonPrefixLength(wanted), Fold(best).AsSpan().CommonPrefixLength(wanted));
        return left != right ? left > right : string.CompareOrdinal(candidate, best) < 0;
    }

    private static string Fold(string name)
    {
        Span<char> folded = name.Length <= 256 ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var c in name)
        {
            if (c is not ('-' or '_' or ' ' or ':')) folded[length++] = char.ToLowerInvariant(c);
        }

        return new(folded[..length]);
    }

    /// <summary>Edits between two names, a swap of neighbours counting as one; gives up beyond the limit.</summary>
    internal static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit) return int.MaxValue;
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            // A swap of neighbours can still come from the row before.
            if (least > limit && last.Min() > limit) return int.MaxValue;
            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
