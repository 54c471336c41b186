using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Screening.Memos.Sections;

/// <summary>The places where the answer is better than here; every place where none is stated.</summary>
internal static class PlaceTable
{
    private const int MostNamed = 8;
    private const int MostShifts = 4;
    private static readonly string[] Whole = ["country", "abroad"];

    public static IEnumerable<Part> Of(Draft draft)
    {
        var proposal = draft.Request.Proposal;
        if (proposal.Registered is not null && draft.Answer.Outcome == Outcome.Permitted) yield break;
        var follow = proposal is { Registered: { } here, Facilities: [var only] } && only == here;
        var asked = follow ? proposal with { Facilities = null } : proposal;
        var places = draft.Book.Gazetteer.Zones.Where(z => z.Kind != "abroad" && z.Designated.On(proposal.AsOf)).Select(z => z.Id).ToImmutableArray();
        if (places.IsEmpty) yield break;
        var matrix = Matrix.Of(draft.Book, asked, proposal.Activities, places, default, proposal.Registered ?? places[0]);
        var rows = new List<Row>();
        foreach (var row in matrix.Cells.GroupBy(c => c.Activity))
        {
            var known = draft.Answer.Activities.First(a => a.Activity == row.Key);
            var better = row.Where(c => proposal.Registered is null || c.Outcome < known.Outcome).ToArray();
            if (better.Length == 0) continue;
            if (proposal.Activities.Length > 1) rows.Add(Row.Band(draft.Names.Activity(row.Key)));
            foreach (var same in better.GroupBy(c => (c.Outcome, c.GovernedBy, Route: string.Join(' ', c.Route))).OrderBy(g => g.Key.Outcome))
            {
                rows.Add(Row.Of(
                    Named(draft, same.Select(c => c.Place)),
                    Passage.Bold(draft.Outcome(same.Key.Outcome)),
                    proposal.Registered is null ? Grounds(draft, same.First()) : Differs(draft, same.First())));
            }
        }

        yield return new Part.Heading(draft.Words.Elsewhere, 2);
        if (rows.Count == 0)
        {
            yield return new Part.Paragraph(draft.Words.NoBetter);
            yield break;
        }

        var words = proposal.Registered is null ? draft.Words.ByPlace : proposal.Activities.Length > 1 ? draft.Words.Alone : draft.Words.PlaceOnly;
        yield return new Part.Paragraph(words + (follow ? draft.Names.Say("", " ") + draft.Words.FacilitiesFollow : ""));
        yield return new Part.Table([draft.Words.Place, draft.Words.Answer, draft.Words.What], [36, 18, 46], [.. rows]);
    }

    /// <summary>The broadest zones of a group, by name.</summary>
    private static Passage Named(Draft draft, IEnumerable<string> places)
    {
        var gazetteer = draft.Book.Gazetteer;
        var zones = places.Select(p => gazetteer.Zone(p)!).ToArray();
        var inside = zones.Select(z => z.Index).ToHashSet();
        var day = draft.Request.Proposal.AsOf;
        var broadest = zones.Where(z => !gazetteer.Closure(z.Index).Any(c => c.Zone != z.Index && c.During.On(day) && inside.Contains(c.Zone)))
            .OrderBy(z => Whole.Contains(z.Kind) ? 0 : 1).ThenBy(z => z.Id, StringComparer.Ordinal).ToArray();
        if (broadest.Length == 0) broadest = zones;
        var shown = draft.Names.List(broadest.Take(MostNamed).Select(z => draft.Names.Say(Of(z))));
        return broadest.Length > MostNamed ? draft.Words.MorePlaces(shown, broadest.Length - MostNamed) : shown;
    }

    private static Text Of(Zone zone) => zone.Kind == "country" ? new("其他地区", "elsewhere in China") : zone.Name;

    private static Passage Differs(Draft draft, MatrixCell cell)
    {
        var shifts = cell.Differs.Where(s => s.Is is "governs" or "relied-on").Concat(cell.Differs.Where(s => s.Is is not ("governs" or "relied-on")))
            .DistinctBy(s => (s.Cite, s.Is)).Take(MostShifts).ToArray();
        return shifts.Length == 0 ? "—" : draft.Cited(string.Join("\n", shifts.Select(s => SpaceReport.Moved(draft.Names, s))), shifts.Select(s => s.Cite));
    }

    private static Passage Grounds(Draft draft, MatrixCell cell)
    {
        var lines = new List<string>();
        var cites = new List<Citation>();
        if (draft.Book.Editions.FirstOrDefault(e => e.Id == cell.GovernedBy) is { } edition)
        {
            lines.Add(draft.Names.Title(edition.Instrument.Title));
            cites.Add(new(edition.Instrument.Id, "", edition.Instrument.Title));
        }

        if (!cell.Route.IsEmpty) lines.Add(draft.Names.Openings(cell.Route));
        cites.AddRange(cell.Route.Select(draft.Names.Derogation).Where(d => d is not null).Select(d => d!.Cite));
        return lines.Count == 0 ? "—" : draft.Cited(string.Join("\n", lines), cites);
    }
}
