using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>Why an opening is not delegated: what is wrong, what helps, and the days and the sector on which it shows.</summary>
internal readonly record struct Overreach(string Message, string Help, DateOnly On)
{
    public DateOnly? Before { get; init; }

    public string? Sector { get; init; }
}

/// <summary>One entry of <c>delegates:</c>: what it lets a local pack open, where, for what, how far and until when.</summary>
internal sealed class Delegation
{
    private readonly DelegateDocument document;
    private readonly Library library;
    private readonly Instrument? instrument;

    public Delegation(DelegateDocument document, IReadOnlySet<string> measureKeys, Library library)
    {
        (this.document, this.library) = (document, library);
        instrument = library.Instrument(document.Instrument);
        library.Territory(document.To);
        if (document.Sectors is { } sectors) library.Coverage(sectors);
        library.Coverage(new(document.Without, [], false, document.At));
        foreach (var fact in document.Keeps) library.Fact(fact);
        if (document.Share is < 0 or > 100)
            library.Sink.Add(DiagnosticIds.LimitOutOfRange, document.At, $"`{document.Share}` is no percentage", "it lies within 0 and 100");
        foreach (var key in document.Lifts.Where(k => !measureKeys.Contains(k.Text)))
            library.Sink.Add(DiagnosticIds.UnknownMeasure, key.At, $"no measure has the key `{key}`", Nearest.Help(key.Text, measureKeys));
    }

    public bool Names(string measure) => document.Lifts.Any(l => l.Text == measure);

    /// <summary>True when every area of the opening lies, on all its days, where the delegation speaks.</summary>
    public bool Reaches(DerogationDocument opening) => opening.Areas.All(a => Ground.Days(a, opening) is var days && a.Zones.All(z => Ground.Inside(z, days, document.To, library)));

    /// <summary>In what the opening goes beyond the delegation, or null.</summary>
    public Overreach? Exceeded(DerogationDocument opening, Word measure)
    {
        var days = opening.Period.InForce;
        if ((instrument?.From ?? instrument?.Announced) is { } begins && days.From < begins)
            return new(Said($"`{opening.Key}` lifts `{measure}` before {begins:yyyy-MM-dd}, when the delegation begins"), "begin it with `from:` on that day", days.From) { Before = begins };
        if (document.Until is { } until && days.To > until)
            return new(Said($"`{opening.Key}` lifts `{measure}` after {until:yyyy-MM-dd}, when the delegation ends"), "end it with `to:`", until < DateOnly.MaxValue ? until.AddDays(1) : until);
        if (Sector(opening) is { } sector)
            return new($"`{opening.Key}` opens `{sector}`, which is not delegated", $"keep to {List(document.Sectors!.Included)}", days.From) { Sector = sector };
        if (document.Without.FirstOrDefault(w => opening.Without is not { } without || without.All(o => o.Text != w.Text)) is { Text: not null } content)
            return new($"`{opening.Key}` opens businesses with `{content}`, which the delegation leaves out", $"add `without: [{string.Join(", ", document.Without.Select(w => $"\"{w}\""))}]`", days.From);
        if (document.Share is { } share && !(opening.Share <= share))
            return new(Said($"`{opening.Key}` opens more than {share:0.####}% foreign, the most that is delegated"), Said($"add `share: {share:0.####}`"), days.From);
        if (document.Keeps.FirstOrDefault(k => !opening.Conditions.Any(c => c.Period == default && Asks(c.Test, k.Text))) is { Text: not null } fact)
            return new($"`{opening.Key}` does not ask for `{fact}`, on which the delegation rests", $"add a condition with `test: {{{fact}: true}}`", days.From);
        return null;
    }

    // The first sector that is opened and not delegated.
    private string? Sector(DerogationDocument opening)
    {
        if (document.Sectors is not { } sectors) return null;
        var (opened, delegated) = (library.Coverage(opening.Sectors), library.Coverage(sectors));
        return library.Taxonomy.Sectors.FirstOrDefault(s => !s.Abstract && opened.Covers(s.Code, library.Taxonomy) && !delegated.Covers(s.Code, library.Taxonomy))?.Code;
    }

    private static bool Asks(Node? test, string fact) => test is Mapping mapping && mapping.Entries.Any(e =>
        (e.Key.Text == fact && e.Value is Scalar { Quoted: false, Text: "true" }) || (e.Key.Text == "all" && e.Value is Sequence parts && parts.Items.Any(p => Asks(p, fact))));

    private static string List(ImmutableArray<Word> words) => string.Join(", ", words.Select(w => $"`{w}`"));

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
