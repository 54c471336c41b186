using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Derogations, each area with the conditions as they read there.</summary>
internal sealed class DerogationBinder(Library library, IReadOnlySet<string> measureKeys, IReadOnlySet<string> derogationKeys)
{
    /// <summary>The condition that every derogation of part of the country has.</summary>
    public const string Registration = "registered-in-territory";

    private readonly Lowering lowering = new(library);

    public Derogation? Bind(Owned<DerogationDocument> owned)
    {
        var document = owned.Document;
        var instrument = library.Instrument(document.Instrument);
        var sectors = library.Coverage(document.Sectors);
        var lifts = Lifts(document);
        var investors = Investors(document);
        var areas = instrument is null ? [] : Areas(document, new(instrument.Id, document.Provision, instrument.Title));
        if (document.Share is { } share && share is < 0 or > 100)
            library.Sink.Add(DiagnosticIds.LimitOutOfRange, document.Key.At, $"`{document.Share}` is no percentage", "it lies within 0 and 100");
        if (owned.Pack is { Id.Text.Length: > 0 } pack && !document.Key.Text.StartsWith($"{pack.Id}:", StringComparison.Ordinal))
            library.Sink.Add(DiagnosticIds.ForeignKey, document.Key.At, $"key `{document.Key}` does not begin with `{pack.Id}:`", "a derogation's key is that of its pack, colon, item");
        foreach (var confirmed in document.Confirms)
        {
            if (!derogationKeys.Contains(confirmed.Text))
                library.Sink.Add(DiagnosticIds.UnknownDerogation, confirmed.At, $"unknown derogation `{confirmed}`", Nearest.Help(confirmed.Text, derogationKeys));
        }

        if (instrument is null || areas.IsEmpty) return null;
        return new()
        {
            Key = document.Key.Text,
            Instrument = instrument,
            Lifts = lifts,
            Sectors = sectors,
            Areas = areas,
            InForce = document.Period.InForce,
            Investors = investors,
            Without = document.Without is { } without ? library.Coverage(new(without, [], false, document.Key.At)) : null,
            Statement = document.Text,
            Cite = new(instrument.Id, document.Provision, instrument.Title),
            Verified = document.Verified,
            Certainty = document.Certainty,
            Share = document.Share,
            Basis = document.Basis,
            Confirms = [.. document.Confirms.Select(c => c.Text)],
        };
    }

    // An opening that sets no share of its own takes the share test away, and with it the bar on partnerships behind it.
    private FrozenSet<string> Lifts(DerogationDocument document)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in document.Lifts)
        {
            if (!measureKeys.Contains(key.Text))
                library.Sink.Add(DiagnosticIds.UnknownMeasure, key.At, $"no measure has the key `{key}`", Nearest.Help(key.Text, measureKeys.Where(k => !k.EndsWith(MeasureBinder.Companion, StringComparison.Ordinal))));
            keys.Add(key.Text);
            var companion = key.Text + MeasureBinder.Companion;
            if (document.Share is null && !document.Control && measureKeys.Contains(companion)) keys.Add(companion);
        }

        return keys.ToFrozenSet(StringComparer.Ordinal);
    }

    private FrozenDictionary<string, string?>? Investors(DerogationDocument document)
    {
        if (document.Investors is not { } investors) return null;
        foreach (var (economy, _) in investors)
        {
            library.CheckEconomy(economy);
        }

        return investors.ToFrozenDictionary(i => i.Economy.Text, i => i.Qualification.Text == "none" ? null : i.Qualification.Text);
    }

    private ImmutableArray<DerogationArea> Areas(DerogationDocument document, Citation cite)
    {
        var areas = new List<(Territory Territory, InForce Days)>();
        if (document.Areas.IsEmpty && library.China is { } china) areas.Add((china, document.Period.InForce));
        foreach (var area in document.Areas)
        {
            var period = new Period(area.Period.From ?? document.Period.From, area.Period.To ?? document.Period.To);
            if (period.InForce.From < document.Period.InForce.From || period.InForce.To > document.Period.InForce.To)
                library.Sink.Add(DiagnosticIds.AreaOutsideWindow, area.At, $"the area is open outside the dates of `{document.Key}`", "widen the derogation's own `from` and `to`");
            if (library.Territory(area.Zones) is { } territory) areas.Add((territory, period.InForce));
        }

        if (areas.Count == 0) return [];
        var whole = library.Territory(areas.SelectMany(a => a.Territory.Zones))!;
        return [.. areas.Select(a => new DerogationArea(a.Territory, a.Days, Conditions(document, new(a.Territory, whole), cite)))];
    }

    private ImmutableArray<DerogationCondition> Conditions(DerogationDocument document, AreaScope scope, Citation cite)
    {
        var conditions = ImmutableArray.CreateBuilder<DerogationCondition>();
        if (scope.Same.Zones is not ["cn"]) Add(Registration, "location", new Condition.PlaceTest(library.BuiltInFact(BuiltIn.Registered), scope.Same), Registered(scope.Same));
        if (document.Share is >= 0 and <= 100 and var share) Add("foreign-share", "share", lowering.ForeignShare(share), Wordings.Share(share));
        if (document.Control) Add("chinese-control", "control", lowering.ChineseControl(), Wordings.Control);
        foreach (var condition in document.Conditions)
        {
            if (conditions.Any(c => c.Id == condition.Id.Text))
            {
                library.Sink.Add(DiagnosticIds.DuplicateId, condition.Id.At, $"condition `{condition.Id}` is declared twice in `{document.Key}`", "give it an id of its own; `registered-in-territory`, `foreign-share` and `chinese-control` are written by the engine");
                continue;
            }

            if (condition.Test is not { } node || new ConditionBinder(library, scope).Bind(node) is not { } test || library.Compiler.Compile(test, node.At) is not { } compiled) continue;
            conditions.Add(new()
            {
                Of = document.Key.Text,
                Id = condition.Id.Text,
                Kind = condition.Kind,
                Test = compiled,
                Statement = condition.Text,
                Cite = condition.Provision is { } provision ? cite with { Provision = provision } : cite,
                InForce = condition.Period.InForce,
                Verified = condition.Verified,
            });
        }

        return conditions.ToImmutable();

        void Add(string id, string kind, Condition test, Text statement)
        {
            if (library.Compiler.Compile(test, document.Key.At) is { } compiled)
                conditions.Add(new() { Of = document.Key.Text, Id = id, Kind = kind, Test = compiled, Statement = statement, Cite = cite, Verified = document.Verified });
        }
    }

    private Text Registered(Territory territory) => Wordings.Registered(territory.Zones.Select(z => library.Gazetteer.Zone(z)!.Name));
}
