using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Zones to a gazetteer without cycles.</summary>
internal static class ZoneBinder
{
    public static Gazetteer Bind(IReadOnlyList<OwnedFile> files, DiagnosticSink sink)
    {
        var documents = files.Gather(f => f.Zones, d => d.Document.Id, "zone", sink).Select(d => d.Document).ToList();
        var within = documents.ToDictionary(d => d.Id.Text, d => d.Within.ToList());
        foreach (var document in documents)
        {
            var containers = within[document.Id.Text];
            containers.RemoveAll(c => Unknown(c.Zone));
            foreach (var twice in containers.GroupBy(c => c.Zone.Text).SelectMany(g => g.Skip(1)))
                sink.Add(DiagnosticIds.RepeatedEntry, twice.Zone.At, $"`{twice.Zone}` is named twice", "keep one of them");
        }

        foreach (var document in documents) Uncycle(document);
        return new(documents.Select(Zone));

        bool Unknown(Word zone)
        {
            if (zone.Text.Length > 0 && within.ContainsKey(zone.Text)) return false;
            if (zone.Text.Length > 0) sink.Add(DiagnosticIds.UnknownZone, zone.At, $"unknown zone `{zone}`", Nearest.Help(zone.Text, within.Keys));
            return true;
        }

        void Uncycle(ZoneDocument document)
        {
            var cyclic = within[document.Id.Text].Where(c => Reaches(c.Zone.Text, document.Id.Text, [])).ToList();
            foreach (var containment in cyclic)
            {
                sink.Add(DiagnosticIds.Cycle, containment.Zone.At, $"zone `{document.Id}` lies within itself through `{containment.Zone}`");
                within[document.Id.Text].Remove(containment);
            }
        }

        bool Reaches(string from, string to, HashSet<string> seen) =>
            from == to || (seen.Add(from) && within[from].Any(c => Reaches(c.Zone.Text, to, seen)));

        Zone Zone(ZoneDocument document) => new()
        {
            Id = document.Id.Text,
            Kind = document.Kind,
            Name = document.Name,
            AliasesZh = document.AliasesZh,
            AliasesEn = document.AliasesEn,
            Within = [.. within[document.Id.Text].OrderBy(c => c.Zone.Text, StringComparer.Ordinal).Select(c => new Containment(c.Zone.Text, c.Period.InForce))],
            Designated = document.Period.InForce,
            Verified = document.Verified,
        };
    }
}
