using System.Globalization;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>At every place and date at most one edition of a family, and of two lists one that displaces the other.</summary>
internal sealed class EditionCheck(RulebookContent content, DiagnosticSink sink)
{
    public void Run(List<Owned<EditionDocument>> documents)
    {
        var places = documents.ToDictionary(d => d.Document.Id.Text, d => d.Document.Id.At);
        for (var i = 0; i < content.Editions.Length; i++)
        {
            for (var j = i + 1; j < content.Editions.Length; j++) Pair(content.Editions[i], content.Editions[j], places);
        }

        foreach (var family in content.Editions.GroupBy(e => e.Family)) Gaps([.. family.OrderBy(e => e.InForce.From)], places);
    }

    private void Pair(Edition first, Edition second, Dictionary<string, Place> places)
    {
        if (first.Displaces.Contains(second.Family) || second.Displaces.Contains(first.Family)) return;
        if (Common(first, second) is not { } common) return;
        var (later, earlier) = first.InForce.From >= second.InForce.From ? (first, second) : (second, first);
        var where = string.Create(CultureInfo.InvariantCulture, $"in `{common.Zone}` on {common.Date:yyyy-MM-dd}");
        if (first.Family == second.Family)
            sink.Add(DiagnosticIds.TwoEditions, places[later.Id], $"`{later.Id}` and `{earlier.Id}` of family `{first.Family}` are both in force {where}", $"end `{earlier.Id}` the day before");
        else
            sink.Add(DiagnosticIds.NotOrdered, places[later.Id], $"`{later.Id}` and `{earlier.Id}` both speak {where}, and neither displaces the other", "name the family that drops out under `displaces`");
    }

    private (string Zone, DateOnly Date)? Common(Edition first, Edition second)
    {
        var from = first.InForce.From > second.InForce.From ? first.InForce.From : second.InForce.From;
        var to = first.InForce.To < second.InForce.To ? first.InForce.To : second.InForce.To;
        if (from > to) return null;
        foreach (var zone in content.Gazetteer.Zones)
        {
            // Membership changes only on the first day of a containment.
            foreach (var start in content.Gazetteer.Closure(zone.Index).Select(c => c.During.From).Append(from))
            {
                var date = start < from ? from : start;
                if (date <= to && first.Territory.Contains(zone.Index, date) && second.Territory.Contains(zone.Index, date)) return (zone.Id, date);
            }
        }

        return null;
    }

    private void Gaps(List<Edition> family, Dictionary<string, Place> places)
    {
        for (var i = 1; i < family.Count; i++)
        {
            var covered = family.Take(i).Max(e => e.InForce.To);
            if (covered == DateOnly.MaxValue || family[i].InForce.From <= covered.AddDays(1)) continue;
            sink.Add(
                DiagnosticIds.EditionGap, places[family[i].Id],
                string.Create(CultureInfo.InvariantCulture, $"no edition of family `{family[i].Family}` from {covered.AddDays(1):yyyy-MM-dd} to {family[i].InForce.From.AddDays(-1):yyyy-MM-dd}"),
                "`to` is the last day in force");
        }
    }
}
