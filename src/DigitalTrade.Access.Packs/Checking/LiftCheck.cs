using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>A derogation lifts something, within the life of its instrument.</summary>
internal sealed class LiftCheck(RulebookContent content, DiagnosticSink sink)
{
    public void Run(List<Owned<DerogationDocument>> documents)
    {
        var lifted = documents.SelectMany(d => d.Document.Lifts).Select(l => l.Text).ToHashSet(StringComparer.Ordinal);
        var byKey = content.Measures.Where(m => lifted.Contains(m.Key)).ToLookup(m => m.Key, StringComparer.Ordinal);
        var bound = content.Derogations.ToDictionary(d => d.Key, StringComparer.Ordinal);
        foreach (var (document, _) in documents)
        {
            if (!bound.TryGetValue(document.Key.Text, out var derogation)) continue;
            var measures = document.Lifts.SelectMany(l => byKey[l.Text]).ToList();
            if (measures.Count > 0 && !Meets(derogation, measures))
                sink.Add(DiagnosticIds.LiftsNothing, document.Sectors.At, $"`{document.Key}` covers no sector of any measure it lifts", "check `sectors` against those of the measures");
            Dates(document, derogation);
            foreach (var key in document.Lifts)
            {
                if (byKey[key.Text].Any() && !byKey[key.Text].Any(m => m.InForce.Overlaps(derogation.InForce)))
                    sink.Add(DiagnosticIds.LiftsNothingInForce, key.At, $"no measure `{key}` is in force while `{document.Key}` is", "compare `from` and `to` of both");
            }
        }
    }

    private bool Meets(Derogation derogation, List<Measure> measures) => content.Taxonomy.Sectors.Any(s =>
        derogation.Sectors.Covers(s.Code, content.Taxonomy) && measures.Any(m => m.Sectors.Covers(s.Code, content.Taxonomy)));

    private void Dates(DerogationDocument document, Derogation derogation)
    {
        var instrument = derogation.Instrument;
        if ((instrument.From ?? instrument.Announced) is { } from && derogation.InForce.From < from)
            sink.Add(DiagnosticIds.OutsideInstrument, document.Key.At, $"`{document.Key}` opens before its instrument `{instrument.Id}`", "compare `from` of both");
        if (instrument.To is { } to && derogation.InForce.To > to)
            sink.Add(DiagnosticIds.OutsideInstrument, document.Key.At, $"`{document.Key}` goes on after its instrument `{instrument.Id}`", "compare `to` of both");
    }
}
