using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Proposals;

/// <summary>Reads single values of a proposal against a rulebook and gathers what is wrong with them.</summary>
internal sealed class ProposalCursor(Rulebook book)
{
    private const int LongestText = 1000;
    private const int MostProblems = 100;
    private readonly List<Problem> problems = [];

    public bool Any => problems.Count > 0;

    public ImmutableArray<Problem> Problems => [.. problems];

    /// <summary>True when something is wrong with a member or with a part of it.</summary>
    public bool Has(string member) => problems.Exists(p => p.Path == member || p.Path.StartsWith(member + '[', StringComparison.Ordinal));

    public void Add(string path, string message, string? help)
    {
        if (problems.Count < MostProblems) problems.Add(new(path, message, help));
    }

    public void Unknown(string path, string what, string written, IEnumerable<string> known)
    {
        var nearest = Nearest.To(written, known);
        var here = path.Length == 0 ? Clip(written) : path;
        Add(here, $"unknown {what} `{Clip(written)}`", nearest is null ? null : $"nearest is `{nearest}`");
    }

    /// <summary>Text without lone surrogates, of bounded length; null when it is none.</summary>
    public string? Text(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Add(path, $"`{path}` is text, not {Kind(value)}", null);
            return null;
        }

        try
        {
            var text = value.GetString()!;
            if (text.Length <= LongestText) return text;
            Add(path, $"`{path}` is longer than {LongestText} characters", null);
        }
        catch (InvalidOperationException)
        {
            Add(path, $"`{path}` is not valid text: it has half of a character", null);
        }

        return null;
    }

    public ImmutableArray<string>? Texts(JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Add(path, $"`{path}` is a list, not {Kind(value)}", value.ValueKind == JsonValueKind.String ? "put it in brackets" : null);
            return null;
        }

        var texts = ImmutableArray.CreateBuilder<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (Text(item, $"{path}[{texts.Count}]") is not { } text) return null;
            texts.Add(text);
        }

        return texts.MoveToImmutable();
    }

    public DateOnly? Date(JsonElement value, string path)
    {
        if (Text(value, path) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Add(path, $"`{Clip(text)}` is no date", "write year-month-day, for example 2025-03-01");
        return null;
    }

    public string? Zone(JsonElement value, string path)
    {
        if (Text(value, path) is not { } id) return null;
        if (book.Gazetteer.Zone(id) is not null) return id;
        var named = book.Gazetteer.Zones.FirstOrDefault(z =>
            Same(z.Name, id) || z.AliasesZh.Contains(id) || z.AliasesEn.Contains(id, StringComparer.OrdinalIgnoreCase));
        if (named is null) Unknown(path, "zone", id, book.Gazetteer.Zones.Select(z => z.Id));
        else Add(path, $"unknown zone `{Clip(id)}`", $"nearest is `{named.Id}`");
        return null;
    }

    public ImmutableArray<string>? Zones(JsonElement value, string path)
    {
        if (Texts(value, path) is not { } ids) return null;
        var items = value.EnumerateArray().ToArray();
        for (var i = 0; i < items.Length; i++) Zone(items[i], $"{path}[{i}]");
        return ids.IsEmpty ? null : ids;
    }

    public void Activity(string name, string path)
    {
        if (book.Taxonomy.Sector(name) is not null || book.Taxonomy.Activity(name) is not null) return;
        var named = book.Taxonomy.Activities.FirstOrDefault(a =>
            Same(a.Name, name) || a.AliasesZh.Contains(name) || a.AliasesEn.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (named is not null)
        {
            Add(path, $"unknown activity `{Clip(name)}`", $"nearest is `{named.Id}`");
            return;
        }

        if (name.Contains(':', StringComparison.Ordinal)) Unknown(path, "sector", name, book.Taxonomy.Sectors.Select(s => s.Code));
        else Unknown(path, "activity", name, book.Taxonomy.Activities.Select(a => a.Id).Concat(book.Taxonomy.Sectors.Select(s => s.Code)));
    }

    public string? Economy(JsonElement value, string path)
    {
        if (Text(value, path) is not { } id) return null;
        if (book.Economies.ContainsKey(id)) return id;
        var named = book.Economies.Values.FirstOrDefault(e => Same(e.Name, id))?.Id;
        if (named is null && book.Economies.ContainsKey(id.ToUpperInvariant())) named = id.ToUpperInvariant();
        if (named is null) Unknown(path, "economy", id, book.Economies.Keys);
        else Add(path, $"unknown economy `{Clip(id)}`", $"nearest is `{named}`");
        return null;
    }

    public void Qualification(string id, string path)
    {
        var known = book.Derogations.SelectMany(d => d.Investors?.Values ?? []).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (!known.Contains(id)) Unknown(path, "qualification", id, known);
    }

    public T? Word<T>(JsonElement value, string path)
        where T : struct, Enum
    {
        if (Text(value, path) is not { } word) return null;
        var names = Enum.GetNames<T>();
        for (var i = 0; i < names.Length; i++)
        {
            if (JsonNamingPolicy.KebabCaseLower.ConvertName(names[i]) == word) return Enum.GetValues<T>()[i];
        }

        Unknown(path, path[(path.LastIndexOf('.') + 1)..], word, names.Select(JsonNamingPolicy.KebabCaseLower.ConvertName));
        return null;
    }

    public FactValue? Fact(string id, JsonElement value)
    {
        var path = $"facts.{Clip(id)}";
        var fact = book.Fact(id);
        if (fact is null || (fact.Slot < BuiltIn.Count && id != "state-share"))
        {
            Unknown(path, "fact", id, book.Facts.Where(f => f.Slot >= BuiltIn.Count).Select(f => f.Id));
            return null;
        }

        if (value.ValueKind == JsonValueKind.Null) return null;
        switch (fact.Type)
        {
            case FactType.Boolean when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return new FactValue.Flag(value.GetBoolean());
            case FactType.Number:
                return Number(value, path, fact.Min, fact.Max) is { } number ? new FactValue.Number(number) : null;
            case FactType.Date:
                return Date(value, path) is { } date ? new FactValue.Date(date) : null;
            case FactType.Place:
                return Zones(value, path) is { } places ? new FactValue.Places(places) : null;
            case FactType.Choice when Text(value, path) is { } choice:
                if (fact.ValueIndex(choice) >= 0) return new FactValue.Choice(choice);
                Unknown(path, $"value of `{id}`", choice, fact.Values.Select(v => v.Id));
                return null;
            case FactType.Boolean:
                Add(path, $"`{id}` is true or false, not {Kind(value)}", null);
                return null;
            default:
                return null;
        }
    }

    public Range? Share(JsonElement value, string path) => Number(value, path, 0, 100);

    private Range? Number(JsonElement value, string path, decimal min, decimal max)
    {
        var text = value.ValueKind == JsonValueKind.Number ? value.GetRawText()
            : value.ValueKind == JsonValueKind.String ? Text(value, path) : null;
        if (text is null)
        {
            if (value.ValueKind != JsonValueKind.String) Add(path, $"`{path}` is a number or a range such as `40..60`, not {Kind(value)}", null);
            return null;
        }

        if (!Range.TryRead(text, out var range))
        {
            Add(path, $"`{Clip(text)}` is no exact number of at most {Range.MostDigits} digits", "write 60, 60.5 or a range such as `40..60`");
            return null;
        }

        if (range.Low < min || range.High > max || range.IsEmpty)
        {
            Add(path, $"`{Clip(text)}` is not within {Number(min)} and {Number(max)}", range.Low > range.High ? "the lower end comes first" : null);
            return null;
        }

        return range;
    }

    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "null",
    };

    private static bool Same(Text name, string written) =>
        name.Zh == written || name.En.Equals(written, StringComparison.OrdinalIgnoreCase);

    public static string Clip(string text)
    {
        var visible = string.Concat(text.Take(80).Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return text.Length > 80 ? visible + "…" : visible;
    }
}
