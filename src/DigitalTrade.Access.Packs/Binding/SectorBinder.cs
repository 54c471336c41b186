using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;
using DigitalTrade.Access.Sectors;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Sectors and activities to a taxonomy without cycles.</summary>
internal static class SectorBinder
{
    public static Taxonomy Bind(IReadOnlyList<OwnedFile> files, DiagnosticSink sink)
    {
        var sectors = files.Gather(f => f.Sectors, d => d.Document.Code, "sector", sink).Select(d => d.Document).ToList();
        var above = sectors.ToDictionary(s => s.Code.Text, s => s.Within?.Text);
        foreach (var sector in sectors)
        {
            if (sector.Within is { } parent && !Known(parent)) above[sector.Code.Text] = null;
            foreach (var meant in sector.Means) Known(meant);
        }

        foreach (var sector in sectors)
        {
            var (at, steps) = (above[sector.Code.Text], 0);
            while (at is not null && at != sector.Code.Text && steps++ <= above.Count) at = above[at];
            if (at != sector.Code.Text) continue;
            sink.Add(DiagnosticIds.Cycle, sector.Within!.Value.At, $"sector `{sector.Code}` lies within itself");
            above[sector.Code.Text] = null;
        }

        var activities = files.Gather(f => f.Activities, d => d.Document.Id, "activity", sink).Select(d => d.Document).ToList();
        return new(
            sectors.Select(s => new Sector
            {
                Code = s.Code.Text,
                Within = above[s.Code.Text],
                Name = s.Name,
                Abstract = s.Abstract,
                Means = [.. s.Means.Select(m => m.Text).Where(above.ContainsKey)],
            }),
            activities.Select(Activity));

        Activity Activity(ActivityDocument document) => new()
        {
            Id = document.Id.Text,
            Name = document.Name,
            AliasesZh = document.AliasesZh,
            AliasesEn = document.AliasesEn,
            Asks = document.Asks?.Text,
            Readings = [.. document.Readings.Select(r => new Sectors.Reading(r.Value?.Text, [.. r.Codes.Where(Known).Select(c => c.Text)]))],
            Note = document.Note,
        };

        bool Known(Word code)
        {
            if (above.ContainsKey(code.Text)) return true;
            sink.Add(DiagnosticIds.UnknownSector, code.At, $"unknown sector `{code}`", Nearest.Help(code.Text, above.Keys));
            return false;
        }
    }
}
