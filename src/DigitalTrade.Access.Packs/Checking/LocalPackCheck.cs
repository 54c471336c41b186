using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>
/// A local pack does what a base pack delegates to its territory, there and no longer. It takes nothing away: no measure,
/// no list, no word of the shared vocabulary.
/// </summary>
internal sealed class LocalPackCheck(Library library, DiagnosticSink sink)
{
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

        var delegates = files.Where(f => f.Pack is { Local: false }).SelectMany(f => f.File.Delegates).ToList();
        var keys = measures.Select(m => m.Document.Key.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var delegated in delegates)
        {
            library.Instrument(delegated.Instrument);
            library.Territory(delegated.To);
            foreach (var key in delegated.Lifts.Where(k => !keys.Contains(k.Text)))
                sink.Add(DiagnosticIds.UnknownMeasure, key.At, $"no measure has the key `{key}`", Nearest.Help(key.Text, keys));
        }

        foreach (var pack in packs.Where(p => p.Local)) library.Territory(pack.Territory);
        foreach (var file in files)
        {
            if (file.Pack is not { Local: true, Territory.IsEmpty: false } pack) continue;
            Adds(file.File, pack);
            Territories(file.File, pack);
        }

        foreach (var (document, file) in derogations)
        {
            if (file.Pack is { Local: true } pack) Lifts(document, pack, delegates);
        }
    }

    private void Lifts(DerogationDocument document, PackDocument pack, List<DelegateDocument> delegates)
    {
        foreach (var key in document.Lifts)
        {
            var granted = delegates.Where(d => d.Lifts.Any(l => l.Text == key.Text) && pack.Territory.All(z => Inside(z, d.To))).ToList();
            if (granted.Count == 0)
                sink.Add(DiagnosticIds.NotDelegated, key.At, $"nothing lets pack `{pack.Id}` lift `{key}`", "a base pack has to name it under `delegates:`");
            else if (granted.All(d => d.Until is { } until && until < document.Period.InForce.To))
                sink.Add(DiagnosticIds.NotDelegated, key.At, string.Create(CultureInfo.InvariantCulture, $"`{document.Key}` lifts `{key}` after {granted.Max(d => d.Until):yyyy-MM-dd}, when the delegation ends"), "end it with `to:`");
        }
    }

    private void Adds(RuleFile file, PackDocument pack)
    {
        if (file.Edition is { } edition) Refuse("edition", edition.Id);
        if (file.Measures is [var measure, ..]) Refuse("measures", measure.Key);
        if (file.Sectors is [var sector, ..]) Refuse("sectors", sector.Code);
        if (file.Activities is [var activity, ..]) Refuse("activities", activity.Id);
        if (file.Economies is [var economy, ..]) Refuse("economies", economy.Id);
        if (file.Delegates is [var delegated, ..]) Refuse("delegates", delegated.Instrument);

        void Refuse(string section, Word at) =>
            sink.Add(DiagnosticIds.LocalAdds, at.At, $"local pack `{pack.Id}` declares `{section}`", "only a base pack may");
    }

    private void Territories(RuleFile file, PackDocument pack)
    {
        foreach (var derogation in file.Derogations)
        {
            if (derogation.Areas.IsEmpty) Reaches(derogation.Key);
            foreach (var zone in derogation.Areas.SelectMany(a => a.Zones).Where(z => !Inside(z, pack.Territory))) Reaches(zone);
        }

        foreach (var (id, territory) in file.Obligations.Select(o => (o.Id, o.Territory)).Concat(file.Caveats.Select(c => (c.Id, c.Territory))))
        {
            if (territory is not { } zones) Reaches(id);
            else foreach (var zone in zones.Where(z => !Inside(z, pack.Territory))) Reaches(zone);
        }

        foreach (var zone in file.Zones)
        {
            if (zone.Within.IsEmpty) Reaches(zone.Id);
            foreach (var (container, _) in zone.Within.Where(w => !Inside(w.Zone, pack.Territory))) Reaches(container);
        }

        void Reaches(Word at) => sink.Add(
            DiagnosticIds.OutsideTerritory, at.At, $"`{at}` reaches outside the territory of local pack `{pack.Id}`", $"keep to {string.Join(", ", pack.Territory.Select(z => $"`{z}`"))}");
    }

    // Unknown zones are reported where they are looked up; here they count as inside.
    private bool Inside(Word zone, ImmutableArray<Word> territory) =>
        library.Gazetteer.Zone(zone.Text) is not { } known
        || library.Gazetteer.Closure(known.Index).Any(c => territory.Any(t => t.Text == library.Gazetteer.Zones[c.Zone].Id));
}
