using System.Collections.Frozen;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Names for ids, in one language. An id the rulebook does not hold is shown as it is.</summary>
internal sealed class Names(Rulebook book, Language language)
{
    private readonly FrozenDictionary<string, Derogation> derogations = book.Derogations.ToFrozenDictionary(d => d.Key, StringComparer.Ordinal);
    private readonly FrozenDictionary<string, Edition> editions = book.Editions.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);

    public Language Language => language;

    public Rulebook Book => book;

    private bool Zh => language == Language.Zh;

    /// <summary>One of two fixed texts.</summary>
    public string Say(string zh, string en) => Zh ? zh : en;

    public string Say(Text text) => Visible.Of(text.In(language));

    public string List(IEnumerable<string> parts) => string.Join(Say("、", ", "), parts);

    /// <summary>The name of an activity, or of a sector with its code.</summary>
    public string Activity(string id)
    {
        if (book.Taxonomy.Activity(id) is { } activity) return Say(activity.Name);
        return book.Taxonomy.Sector(id) is { } sector ? Named(Say(sector.Name), id) : Visible.Of(id);
    }

    public string Sector(string code) => book.Taxonomy.Sector(code) is { } sector ? Named(Say(sector.Name), code) : Visible.Of(code);

    public string Zone(string id) => book.Gazetteer.Zone(id) is { } zone ? Say(zone.Name) : Visible.Of(id);

    public string Economy(string id) => id switch
    {
        "XX" => Say("其他国家或地区", "another economy"),
        _ => book.Economies.TryGetValue(id, out var economy) ? Say(economy.Name) : Visible.Of(id),
    };

    public string? Edition(string? id) => id is null ? null : editions.TryGetValue(id, out var edition) ? Title(edition.Instrument.Title) : Visible.Of(id);

    public Derogation? Derogation(string key) => derogations.GetValueOrDefault(key);

    /// <summary>The instrument that opens, with its provision.</summary>
    public string Opening(string key) => Derogation(key) is { } derogation ? Cite(derogation.Cite) : Visible.Of(key);

    /// <summary>The instruments that open, each once.</summary>
    public string Openings(IEnumerable<string> keys) =>
        List(keys.Select(k => Derogation(k) is { } d ? Title(d.Instrument.Title) : Visible.Of(k)).Distinct());

    public string Title(Text title)
    {
        var words = Say(title);
        return Zh && !words.StartsWith('《') ? $"《{words}》" : words;
    }

    /// <summary>Instrument and provision.</summary>
    public string Cite(Citation cite) => Title(cite.Title) + Say("", ", ") + Provision(cite.Provision);

    /// <summary>A provision is written once in both languages: 第12项 (item 12).</summary>
    public string Provision(string provision)
    {
        var words = Visible.Of(provision);
        var open = words.IndexOf(" (", StringComparison.Ordinal);
        if (open <= 0 || !words.EndsWith(')')) return words;
        var (zh, en) = (words[..open], words[(open + 2)..^1]);
        return !zh.Any(c => c > 0x2E80) || en.Any(c => c > 0x2E80) ? words : Zh ? zh : en;
    }

    public string Date(DateOnly date) => Zh
        ? $"{date.Year}年{date.Month}月{date.Day}日"
        : date.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private string Named(string name, string code) => Zh ? $"{name}（{Visible.Of(code)}）" : $"{name} ({Visible.Of(code)})";
}
