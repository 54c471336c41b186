using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Evaluation;

/// <summary>All packs compiled together: immutable, answers any number of questions at once.</summary>
public sealed class Rulebook
{
    private readonly FrozenDictionary<string, Fact> facts;
    private readonly FrozenDictionary<string, SectorRules> sectors;
    private readonly ImmutableArray<int> forms;
    private readonly ImmutableArray<int> modes;
    private readonly PlaceClasses placeClasses;
    private readonly ImmutableArray<int[]> alone;
    private readonly ImmutableArray<bool[]?> leftOut;

    internal Rulebook(RulebookContent content)
    {
        Content = content = Ordered(content);
        facts = content.Facts.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);
        var declared = content.Facts.Where(f => f.Type is FactType.Number or FactType.Date && f.Slot >= BuiltIn.Count).ToArray();
        NumberRanges = new Range[declared.Select(f => f.Slot + 1).Append(BuiltIn.Count).Max()];
        foreach (var fact in declared) NumberRanges[fact.Slot] = new(fact.Min, fact.Max);
        sectors = SectorRules.Index(content);
        placeClasses = new(content.Gazetteer, content.Editions, sectors);
        Sentences = new(content.Measures.Length, content.Taxonomy.Sectors.Length);
        forms = [.. Enum.GetNames<Form>().Select(n => ValueOf(BuiltIn.Form, n))];
        modes = [.. Enum.GetNames<Mode>().Select(n => ValueOf(BuiltIn.Mode, n))];
        Territories =
        [
            .. content.Editions.Select(e => e.Territory)
                .Concat(content.Measures.Select(m => m.Territory))
                .Concat(content.Derogations.SelectMany(d => d.Areas.Select(a => a.Territory)))
                .Distinct(),
        ];
        var named = content.Derogations.SelectMany(d => d.Investors?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        alone = [.. content.Gazetteer.Zones.Select(z => new[] { z.Index })];
        leftOut = [.. content.Derogations.Select(d => d.Without is { } without ? content.Taxonomy.Sectors.Select(s => without.Covers(s.Code, content.Taxonomy)).ToArray() : null)];
        Selections = new(this);
        EconomyClasses = [.. named.Append("CN").Append("XX").Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Revision: SHA-256 of the packs' content.</summary>
    public string Revision => Content.Revision;

    /// <summary>Sectors and activities.</summary>
    public Taxonomy Taxonomy => Content.Taxonomy;

    /// <summary>Zones.</summary>
    public Gazetteer Gazetteer => Content.Gazetteer;

    /// <summary>Declared facts, built-in ones first.</summary>
    public ImmutableArray<Fact> Facts => Content.Facts;

    /// <summary>Economies by code.</summary>
    public FrozenDictionary<string, Economy> Economies => Content.Economies;

    /// <summary>Legal texts.</summary>
    public ImmutableArray<Instrument> Instruments => Content.Instruments;

    /// <summary>Negative lists.</summary>
    public ImmutableArray<Edition> Editions => Content.Editions;

    /// <summary>Measures, ordered by id.</summary>
    public ImmutableArray<Measure> Measures => Content.Measures;

    /// <summary>Derogations, ordered by key.</summary>
    public ImmutableArray<Derogation> Derogations => Content.Derogations;

    /// <summary>Obligations, ordered by id.</summary>
    public ImmutableArray<Obligation> Obligations => Content.Obligations;

    /// <summary>Caveats, ordered by id.</summary>
    public ImmutableArray<CaveatRule> Caveats => Content.Caveats;

    internal RulebookContent Content { get; }

    internal Sentences Sentences { get; }

    internal Selections Selections { get; }

    /// <summary>By slot, the whole range of each number and date that packs declare; to the highest of them. Never written to.</summary>
    internal Range[] NumberRanges { get; }

    /// <summary>Economies that some rule tells apart, with CN and XX for all the others.</summary>
    internal ImmutableArray<string> EconomyClasses { get; }

    internal ImmutableArray<Territory> Territories { get; }

    /// <summary>For each zone, the zones designated for special law that lie in it.</summary>
    internal FrozenDictionary<int, ImmutableArray<int>> SpecialZones => Gazetteer.SpecialZones;

    /// <summary>
    /// Answers a proposal: situate, select, test, lift, conclude. Pure: no clock, no I/O, no state; the same proposal gives
    /// the same answer for ever.
    /// </summary>
    /// <exception cref="ArgumentException">A name in the proposal is not in this rulebook; read proposals with <see cref="ProposalReader"/>.</exception>
    public Determination Determine(Proposal proposal) => Conclusion.Of(this, Circumstances.Of(this, proposal));

    /// <summary>The fact of an id, or null.</summary>
    public Fact? Fact(string id) => facts.GetValueOrDefault(id);

    internal SectorRules Rules(string code) => sectors[code];

    internal int ZoneIndex(string id) =>
        Gazetteer.Zone(id)?.Index ?? throw new ArgumentException($"unknown zone `{id}`");

    /// <summary>True when the opening leaves the sector out by name.</summary>
    internal bool LeavesOut(Derogation derogation, string code) => leftOut[derogation.Index]?[Rules(code).Sector.Index] == true;

    /// <summary>The zone as the only place of a fact. Never written to.</summary>
    internal int[] Alone(int zone) => alone[zone];

    internal int FormValue(Form form) => forms[(int)form];

    internal int ModeValue(Mode mode) => modes[(int)mode];

    /// <summary>The sector codes of an activity as far as the facts say; default while its readings cannot be told apart.</summary>
    internal ImmutableArray<string> CodesOf(string name, FactVector facts)
    {
        if (sectors.TryGetValue(name, out var rules)) return rules.Means;
        var activity = Taxonomy.Activity(name) ?? throw new ArgumentException($"unknown activity `{name}`");
        if (activity.Asks is null) return activity.Readings[0].Codes;
        var asked = Fact(activity.Asks)!;
        var cell = facts[asked.Slot];
        if (!cell.Stated) return default;
        var value = asked.Values[cell.Choice].Id;
        return activity.Readings.First(r => r.Value == value).Codes;
    }

    /// <summary>One zone, the broadest, for each set of places that nothing said of these sectors can tell apart on the date.</summary>
    internal ImmutableArray<int> PlaceClasses(IEnumerable<string> codes, DateOnly date) => placeClasses.Of(codes, date);

    /// <summary>For each zone its class, as <see cref="PlaceClasses(IEnumerable{string}, DateOnly)"/> has them.</summary>
    internal int[] PlaceClassIds(IEnumerable<string> codes, DateOnly date) => placeClasses.Ids(codes, date);

    /// <summary>Rules in the order of their ids, so that the order of files and lines can never matter.</summary>
    private static RulebookContent Ordered(RulebookContent content) => content with
    {
        Editions = [.. content.Editions.OrderBy(e => e.Id, StringComparer.Ordinal)],
        Measures = [.. content.Measures.OrderBy(m => m.Id, StringComparer.Ordinal).Select((m, i) => m with { Index = i })],
        Derogations = [.. content.Derogations.OrderBy(d => d.Key, StringComparer.Ordinal).Select((d, i) => d with { Index = i })],
        Obligations = [.. content.Obligations.OrderBy(o => o.Id, StringComparer.Ordinal)],
        Caveats = [.. content.Caveats.OrderBy(c => c.Id, StringComparer.Ordinal)],
    };

    private int ValueOf(int slot, string name) =>
        Content.Facts[slot].ValueIndex(JsonNamingPolicy.KebabCaseLower.ConvertName(name));
}
