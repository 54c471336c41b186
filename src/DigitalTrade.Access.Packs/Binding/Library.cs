using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Compiling;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>What names refer to. Looking up a name that nothing declares reports it, with the nearest right one.</summary>
internal sealed class Library
{
    private readonly Dictionary<string, Territory> territories = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, Fact> facts;
    private readonly DiagnosticSink sink;

    public Library(IReadOnlyList<OwnedFile> files, Place home, DiagnosticSink sink)
    {
        this.sink = sink;
        Facts = FactBinder.Bind(files, home, sink);
        facts = Facts.ToFrozenDictionary(f => f.Id);
        Gazetteer = ZoneBinder.Bind(files, sink);
        Taxonomy = SectorBinder.Bind(files, sink);
        Economies = files.Gather(f => f.Economies, d => d.Document.Id, "economy", sink).ToFrozenDictionary(e => e.Document.Id.Text, e => new Economy(e.Document.Id.Text, e.Document.Name));
        Instruments = files.Gather(f => f.Instruments, d => d.Document.Id, "instrument", sink).ToFrozenDictionary(i => i.Document.Id.Text, i => i.Document.Instrument);
        Compiler = new(sink);
    }

    public ImmutableArray<Fact> Facts { get; }

    public Gazetteer Gazetteer { get; }

    public Taxonomy Taxonomy { get; }

    public FrozenDictionary<string, Economy> Economies { get; }

    public FrozenDictionary<string, Instrument> Instruments { get; }

    public ConditionCompiler Compiler { get; }

    public DiagnosticSink Sink => sink;

    /// <summary>Everywhere in China.</summary>
    public Territory? China => Gazetteer.Zone("cn") is null ? null : Territory(["cn"]);

    public Fact? Fact(Word id)
    {
        var fact = facts.GetValueOrDefault(id.Text);
        if (fact is null)
            sink.Add(DiagnosticIds.UnknownFact, id.At, $"unknown fact `{id}`", Nearest.Help(id.Text, facts.Keys.Append(BuiltIn.ChineseShare).Except(["chinese-relative-control"])));
        return fact;
    }

    public Fact BuiltInFact(int slot) => Facts[slot];

    public Instrument? Instrument(Word id)
    {
        if (id.Text.Length == 0) return null;
        var instrument = Instruments.GetValueOrDefault(id.Text);
        if (instrument is null) sink.Add(DiagnosticIds.UnknownInstrument, id.At, $"unknown instrument `{id}`", Nearest.Help(id.Text, Instruments.Keys));
        return instrument;
    }

    public void CheckEconomy(Word economy)
    {
        if (!Economies.ContainsKey(economy.Text))
            sink.Add(DiagnosticIds.UnknownEconomy, economy.At, $"unknown economy `{economy}`", Nearest.Help(economy.Text, Economies.Keys));
    }

    public FrozenSet<string>? EconomySet(ImmutableArray<Word>? named)
    {
        if (named is not { } economies) return null;
        foreach (var economy in economies) CheckEconomy(economy);
        return economies.Select(e => e.Text).ToFrozenSet(StringComparer.Ordinal);
    }

    public Citation? Cite(CiteDocument cite, Instrument? fromEdition = null)
    {
        var instrument = cite.Instrument is { } id ? Instrument(id) : fromEdition;
        return instrument is null ? null : new(instrument.Id, cite.Provision, instrument.Title);
    }

    public Coverage Coverage(CoverageDocument document)
    {
        foreach (var code in document.Included.Concat(document.Excepted))
        {
            if (Taxonomy.Sector(code.Text) is null)
                sink.Add(DiagnosticIds.UnknownSector, code.At, $"unknown sector `{code}`", Nearest.Help(code.Text, Taxonomy.Sectors.Select(s => s.Code)));
        }

        return new(Codes(document.Included), Codes(document.Excepted), document.All);

        static FrozenSet<string> Codes(ImmutableArray<Word> words) => words.Select(w => w.Text).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The territory of the zones; null once it is reported that none of them is known.</summary>
    public Territory? Territory(ImmutableArray<Word> zones)
    {
        foreach (var zone in zones)
        {
            if (Gazetteer.Zone(zone.Text) is null)
                sink.Add(DiagnosticIds.UnknownZone, zone.At, $"unknown zone `{zone}`", Nearest.Help(zone.Text, Gazetteer.Zones.Select(z => z.Id)));
        }

        return Territory(zones.Select(z => z.Text).Where(z => Gazetteer.Zone(z) is not null));
    }

    public Territory? Territory(IEnumerable<string> zones)
    {
        ImmutableArray<string> sorted = [.. zones.Distinct().Order(StringComparer.Ordinal)];
        if (sorted.IsEmpty) return null;
        var name = string.Join(' ', sorted);
        if (!territories.TryGetValue(name, out var territory))
            territories.Add(name, territory = new(territories.Count, sorted, Gazetteer));
        return territory;
    }
}
