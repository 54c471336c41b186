using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary>Single nodes to values. Nothing is guessed: a quoted number is a text, <c>no</c> is a word, a date has one spelling.</summary>
internal static class Values
{
    private const int MaxEntries = 1000;

    /// <summary>Stands for a text whose defect is reported.</summary>
    public static readonly Text NoText = new("?", "?");

    public static Word? Id(Node node, (Regex Pattern, string Like) form, DiagnosticSink sink)
    {
        if (Single(node, "an id", sink) is not { } scalar) return null;
        if (form.Pattern.IsMatch(scalar.Text)) return new(scalar.Text, scalar.At);
        sink.Add(DiagnosticIds.BadId, scalar.At, $"`{scalar.Text}` is not spelled as an id", $"write it like {form.Like}, in ASCII");
        return null;
    }

    public static ImmutableArray<Word> Ids(Node node, string key, (Regex Pattern, string Like) form, DiagnosticSink sink)
    {
        var items = Items(node, key, sink);
        if (items.Length > MaxEntries)
        {
            sink.Add(DiagnosticIds.LongList, node.At, $"`{key}` has {items.Length} entries", "the most is 1000: name what contains them");
            return [];
        }

        var ids = ImmutableArray.CreateBuilder<Word>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (Id(item, form, sink) is not { } id) continue;
            if (!seen.Add(id.Text)) sink.Add(DiagnosticIds.RepeatedEntry, id.At, $"`{id}` is named twice", "keep one of them");
            else ids.Add(id);
        }

        return ids.ToImmutable();
    }

    public static string? Line(Node node, DiagnosticSink sink)
    {
        if (Single(node, "a text", sink) is not { } scalar) return null;
        var text = scalar.Text.Trim();
        if (text.Length > 0 && !scalar.IsNull) return text;
        sink.Add(DiagnosticIds.BadText, scalar.At, "a text is empty");
        return null;
    }

    public static Text? Both(Node node, string key, DiagnosticSink sink)
    {
        var fields = new Fields(node, $"the text `{key}`", sink);
        var (zh, en) = (fields.RequiredLine("zh"), fields.RequiredLine("en"));
        fields.Done();
        if (zh.Length == 0 || en.Length == 0) return null;
        if (Placeholders.Refusal(zh, en) is not { } why) return new(zh, en);
        sink.Add(DiagnosticIds.BadText, node.At, $"the text `{key}` {why}", "write it in both languages");
        return null;
    }

    public static DateOnly? Date(Node node, DiagnosticSink sink)
    {
        if (Single(node, "a date", sink) is not { } scalar) return null;
        if (DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        sink.Add(DiagnosticIds.BadDate, scalar.At, $"`{scalar.Text}` is not a date", "write it as `2024-11-01`");
        return null;
    }

    public static decimal? Number(Node node, DiagnosticSink sink)
    {
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (Single(node, "a number", sink) is not { } scalar) return null;
        if (!scalar.Quoted && scalar.Text.Length <= 24 && scalar.Text.All(c => char.IsAsciiDigit(c) || c is '.' or '-')
            && decimal.TryParse(scalar.Text, plain, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1_000_000_000_000_000m)
            return number;
        sink.Add(DiagnosticIds.BadNumber, scalar.At, $"`{scalar.Text}` is not a number", "write digits and at most one point, not quoted: `50` or `49.5`");
        return null;
    }

    public static bool? Flag(Node node, DiagnosticSink sink)
    {
        if (Single(node, "true or false", sink) is not { } scalar) return null;
        if (!scalar.Quoted && scalar.Text is "true" or "false") return scalar.Text == "true";
        sink.Add(DiagnosticIds.BadFlag, scalar.At, $"`{scalar.Text}` is neither true nor false", "write `true` or `false`, not quoted");
        return null;
    }

    public static string? OneOf(Node node, ReadOnlySpan<string> words, DiagnosticSink sink)
    {
        if (Single(node, "a word", sink) is not { } scalar) return null;
        if (words.Contains(scalar.Text)) return scalar.Text;
        var known = words.ToArray();
        sink.Add(DiagnosticIds.BadWord, scalar.At, $"unknown word `{scalar.Text}`", Nearest.Help(scalar.Text, known) ?? $"known: {string.Join(", ", known)}");
        return null;
    }

    public static ImmutableArray<Node> Items(Node node, string key, DiagnosticSink sink)
    {
        if (node is Sequence sequence) return sequence.Items;
        sink.Add(DiagnosticIds.WrongShape, node.At, $"{(key.Length == 0 ? "this" : $"`{key}`")} is a list, not {node.Shape}", "write it in brackets: `[…]`");
        return [];
    }

    private static Scalar? Single(Node node, string what, DiagnosticSink sink)
    {
        if (node is Scalar scalar) return scalar;
        sink.Add(DiagnosticIds.WrongShape, node.At, $"{what} is expected, not {node.Shape}");
        return null;
    }
}
