using System.Collections.Immutable;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Screening.Memos;

/// <summary>
/// Footnotes in the order in which they are first referred to: one for each provision cited, with the instrument in full. A
/// provision that is cited again keeps its number.
/// </summary>
internal sealed class Notes(Names names, MemoWords words)
{
    private readonly Dictionary<(string Instrument, string Provision), int> numbers = [];
    private readonly List<string> texts = [];
    private readonly List<Citation> cited = [];

    public ImmutableArray<string> Texts => [.. texts];

    /// <summary>Each instrument cited, in order of first citation.</summary>
    public IEnumerable<Citation> Instruments => cited.DistinctBy(c => c.Instrument);

    public int Of(Citation cite)
    {
        var key = (cite.Instrument, cite.Provision);
        if (numbers.TryGetValue(key, out var known)) return known;
        texts.Add(Full(cite));
        cited.Add(cite);
        return numbers[key] = texts.Count;
    }

    public IEnumerable<int> Of(IEnumerable<Citation> cites) => cites.Select(Of).ToArray();

    /// <summary>Title (in English with the Chinese title and its number), provision.</summary>
    private string Full(Citation cite)
    {
        var instrument = names.Book.Instruments.FirstOrDefault(i => i.Id == cite.Instrument);
        var number = instrument is { Number.Length: > 0 } ? Visible.Of(instrument.Number) : null;
        var provision = names.Provision(cite.Provision);
        return words.Note(cite.Title, number, provision);
    }
}
