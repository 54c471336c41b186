using System.Collections.Immutable;
using System.Text;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Lookups;

/// <summary>How typed text meets a name, best first.</summary>
public enum MatchKind
{
    /// <summary>The name itself, case and separators aside.</summary>
    Exact,

    /// <summary>The name begins with it.</summary>
    Prefix,

    /// <summary>It stands in the name, its words do, or the name stands in it.</summary>
    Substring,

    /// <summary>Nothing better was found and this is spelled nearly so.</summary>
    Nearest,
}

/// <summary>The best match of a thing with several names.</summary>
/// <param name="Kind">How well.</param>
/// <param name="Order">Within the kind, lower is better.</param>
/// <param name="Name">The name that matched, as it is written.</param>
internal readonly record struct NameMatch(MatchKind Kind, int Order, string Name) : IComparable<NameMatch>
{
    public int CompareTo(NameMatch other) => (Kind, Order).CompareTo((other.Kind, other.Order));
}

/// <summary>What a person typed to find something, in Chinese, in English or as a code. Full width, case, hyphens and spaces are aside.</summary>
internal sealed class TypedText
{
    private const int ShortestInside = 3;
    private readonly string whole;
    private readonly ImmutableArray<string> words;

    public TypedText(string text)
    {
        words = Words(text);
        whole = string.Concat(words);
    }

    public bool IsEmpty => whole.Length == 0;

    /// <summary>The best of the names, none of them a matter of spelling; or null.</summary>
    public NameMatch? Best(IEnumerable<string> names) => Least(names, Match);

    /// <summary>The name that is spelled most like it, or null when none is near.</summary>
    public NameMatch? Near(IEnumerable<string> names) => Least(names, Spelled);

    private static NameMatch? Least(IEnumerable<string> names, Func<string, NameMatch?> match)
    {
        NameMatch? best = null;
        foreach (var name in names)
        {
            if (match(name) is { } found && (best is null || found.CompareTo(best.Value) < 0)) best = found;
        }

        return best;
    }

    private NameMatch? Match(string name)
    {
        var named = Words(name);
        var full = string.Concat(named);
        if (full.Length == 0) return null;
        var rest = Math.Abs(full.Length - whole.Length);
        if (full == whole) return new(MatchKind.Exact, 0, name);
        if (full.StartsWith(whole, StringComparison.Ordinal)) return new(MatchKind.Prefix, rest, name);
        return Inside(named, full) is { } order ? new(MatchKind.Substring, (order * 1000) + Math.Min(rest, 999), name) : null;
    }

    /// <summary>A word begins with it, it stands somewhere in the name, its words do, the name stands in it; or null.</summary>
    private int? Inside(ImmutableArray<string> named, string full)
    {
        if (named.Any(w => w.StartsWith(whole, StringComparison.Ordinal))) return 0;
        if ((Ideographic(whole) || whole.Length >= ShortestInside) && full.Contains(whole, StringComparison.Ordinal)) return 1;
        if (words.Length > 1 && words.All(t => named.Any(w => w.StartsWith(t, StringComparison.Ordinal)))) return 2;
        if (Ideographic(full) ? full.Length > 1 && whole.Contains(full, StringComparison.Ordinal) : StandsIn(named)) return 3;
        return null;
    }

    private bool StandsIn(ImmutableArray<string> named) =>
        named.Sum(w => w.Length) >= ShortestInside && named.All(words.Contains);

    private NameMatch? Spelled(string name)
    {
        var named = Words(name);
        var limit = whole.Length < 3 ? 0 : whole.Length < 6 ? 1 : whole.Length / 3;
        if (named.IsEmpty || limit == 0) return null;
        var distance = Math.Min(Nearest.Distance(whole, string.Concat(named), limit + 1), WordByWord(named, limit + 1));
        return distance <= limit ? new(MatchKind.Nearest, (distance * 1000) + Math.Abs(named.Sum(w => w.Length) - whole.Length), name) : null;
    }

    private int WordByWord(ImmutableArray<string> named, int most)
    {
        var sum = 0;
        foreach (var word in words)
        {
            var distance = named.Min(w => Nearest.Distance(word, w, most));
            if (distance > Math.Max(1, word.Length / 3)) return int.MaxValue;
            sum += distance;
        }

        return sum;
    }

    private static ImmutableArray<string> Words(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var half = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            if (char.IsLetterOrDigit(half) || half == ':') folded.Append(char.ToLowerInvariant(half));
            else if (half is not '\'') folded.Append(' ');
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static bool Ideographic(string text) => text.Any(c => c is >= '\u3400' and <= '\u9FFF');
}
