using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>
/// A local pack does what a base pack delegates to its territory, there and no longer. It takes nothing away: no measure,
/// no list, no word of the shared vocabulary. What is refused is shown on a proposal that the rules answer differently with
/// and without it.
/// </summary>
internal sealed class LocalPackCheck(RulebookContent content, Library library, DiagnosticSink sink)
{
    private readonly List<Refused> refused = [];

    public void Run(IReadOnlyList<OwnedFile> files, List<Owned<MeasureDocument>> measures, List<Owned<DerogationDocument>> derogations)
    {
        var packs = files.Select(f => f.File.Pack).OfType<PackDocument>().Where(p => p.Id.Text.Length > 0).OrderBy(p => p.Id.Text, StringComparer.Ordinal).ThenBy(p => p.Id.At).ToList();
        for (var i = 1; i < packs.Count; i++)
        {
            if (packs[i].Id.Text == packs[i - 1].Id.Text)
                sink.Add(DiagnosticIds.DuplicateId, packs[i].Id.At, $"pack `{packs[i].Id}` is declared twice", $"first at {packs[i - 1].Id.At.File}:{packs[i - 1].Id.At.Line}:{packs[i - 1].Id.At.Column}");
        }

        foreach (var claims in packs.Where(p => p.Local).SelectMany(p => p.Territory.Select(z => (Pack: p, Zone: z))).GroupBy(c => c.Zone.Text))
        {
            var first = claims.First();
            foreach (var (pack, zone) in claims.Skip(1).Where(c => c.Pack.Id.Text != first.Pack.Id.Text))
                sink.Add(DiagnosticIds.TwoLocalPacks, zone.At, $"local packs `{first.Pack.Id}` and `{pack.Id}` both claim `{zone}`", "one place has one pack of its own");
        }

        var keys = measures.Select(m => m.Document.Key.Text).ToHashSet(StringComparer.Ordinal);
        var delegations = files.Where(f => f.Pack is { Local: false }).SelectMany(f => f.File.Delegates).Select(d => new Delegation(d, keys, library)).ToList();
        foreach (var pack in packs.Where(p => p.Local)) library.Territory(pack.Territory);
        foreach (var file in files)
        {
            if (file.Pack is not { Local: true, Territory.IsEmpty: false } pack) continue;
            Adds(file.File, pack);
            Territories(file.File, pack);
        }

        foreach (var (document, file) in derogations)
        {
            if (file.Pack is { Local: true } pack) Lifts(document, pack, delegations);
        }

        Report();
    }

    private void Lifts(DerogationDocument document, PackDocument pack, List<Delegation> delegations)
    {
        var shown = Witness.Of(document);
        foreach (var key in document.Lifts)
        {
            var named = delegations.Where(d => d.Names(key.Text) && d.Reaches(document)).Select(d => d.Exceeded(document, key)).ToList();
            if (named.Count == 0)
                Refuse(DiagnosticIds.NotDelegated, key, $"nothing lets pack `{pack.Id}` lift `{key}`{(delegations.Any(d => d.Names(key.Text)) ? " there on all these days" : "")}", "a base pack has to name it under `delegates:`", shown);
            else if (!named.Contains(null) && named[0] is { } beyond)
                Refuse(DiagnosticIds.NotDelegated, key, beyond.Message, beyond.Help, shown with { On = beyond.On, Before = beyond.Before ?? shown.Before, Sector = beyond.Sector });
        }
    }

    private void Adds(RuleFile file, PackDocument pack)
    {
        if (file.Edition is { } edition) Refused("edition", edition.Id);
        if (file.Measures is [var measure, ..]) Refused("measures", measure.Key, new(WitnessKind.Measure, $"{file.Edition?.Id.Text ?? pack.Id.Text}:{measure.Key}", measure.Period.InForce.From) { Zones = measure.Territory is { } zones ? [.. zones.Select(z => z.Text)] : ["cn"] });
        if (file.Sectors is [var sector, ..]) Refused("sectors", sector.Code);
        if (file.Activities is [var activity, ..]) Refused("activities", activity.Id);
        if (file.Economies is [var economy, ..]) Refused("economies", economy.Id);
        if (file.Delegates is [var delegated, ..]) Refused("delegates", delegated.Instrument);

        void Refused(string section, Word at, Witness? shown = null) =>
            Refuse(DiagnosticIds.LocalAdds, at, $"local pack `{pack.Id}` declares `{section}`", "only a base pack may", shown);
    }

    private void Territories(RuleFile file, PackDocument pack)
    {
        foreach (var derogation in file.Derogations)
        {
            if (derogation.Areas.IsEmpty) Reaches(derogation.Key, Witness.Of(derogation));
            foreach (var area in derogation.Areas)
            {
                var days = Ground.Days(area, derogation);
                foreach (var zone in area.Zones.Where(z => !Ground.Inside(z, days, pack.Territory, library))) Reaches(zone, Witness.Of(derogation) with { Zones = [zone.Text], On = days.From });
            }
        }

        foreach (var obligation in file.Obligations) Speaks(obligation.Id, obligation.Territory, new(WitnessKind.Obligation, obligation.Id.Text, obligation.Period.InForce.From));
        foreach (var caveat in file.Caveats) Speaks(caveat.Id, caveat.Territory, new(WitnessKind.Caveat, caveat.Id.Text, caveat.Period.InForce.From));
        foreach (var zone in file.Zones)
        {
            if (zone.Within.IsEmpty) Reaches(zone.Id, null);
            foreach (var (container, _) in zone.Within.Where(w => !Ground.Inside(w.Zone, w.Period.InForce, pack.Territory, library))) Reaches(container, null);
        }

        void Speaks(Word id, System.Collections.Immutable.ImmutableArray<Word>? territory, Witness shown)
        {
            if (territory is not { } zones) Reaches(id, shown with { Zones = ["cn"] });
            else foreach (var zone in zones.Where(z => !Ground.Inside(z, InForce.Always, pack.Territory, library))) Reaches(zone, shown with { Zones = [zone.Text] });
        }

        void Reaches(Word at, Witness? shown) => Refuse(
            DiagnosticIds.OutsideTerritory, at, $"`{at}` reaches outside the territory of local pack `{pack.Id}`", $"keep to {string.Join(", ", pack.Territory.Select(z => $"`{z}`"))}", shown);
    }

    private void Refuse(DiagnosticId id, Word at, string message, string help, Witness? shown) => refused.Add(new(id, at.At, message, help, shown));

    // A proposal can be tried only on rules that are sound but for what is refused here.
    private void Report()
    {
        var witnesses = sink.HasErrors || refused.Count == 0 ? null : new WitnessSearch(content);
        foreach (var one in refused)
            sink.Add(one.Id, one.At, one.Message, one.Shown is { } shown && witnesses?.Find(shown) is { } words ? $"{one.Help}; {words}" : one.Help);
    }

    private sealed record Refused(DiagnosticId Id, Place At, string Message, string Help, Witness? Shown);
}
