using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Screening.Memos.Sections;

/// <summary>Which list governs, and what each measure says of the proposal.</summary>
internal static class AnalysisSection
{
    public static IEnumerable<Part> Of(Draft draft)
    {
        yield return new Part.Heading(draft.Words.Analysis, 1);
        foreach (var activity in draft.Answer.Activities)
        {
            if (draft.Answer.Activities.Length > 1)
            {
                yield return new Part.Heading(draft.Names.Activity(activity.Activity), 2);
                yield return new Part.Paragraph(
                    Passage.Bold(draft.Outcome(activity.Outcome) + draft.Names.Say("。", ".")).Then(draft.Names.Say("", " ") + Summary.Of(draft.Names, draft.Answer, activity)));
            }

            foreach (var part in Activity(draft, activity)) yield return part;
        }
    }

    private static IEnumerable<Part> Activity(Draft draft, ActivityDetermination activity)
    {
        if (activity.GovernedBy is { } id && draft.Book.Editions.FirstOrDefault(e => e.Id == id) is { } edition)
        {
            yield return new Part.Paragraph(draft.Cited(
                draft.Words.Governs(draft.Names.Title(edition.Instrument.Title)), new Citation(edition.Instrument.Id, "", edition.Instrument.Title)));
        }

        var findings = activity.Findings
            .Where(f => f.Verdict is Verdict.Bars or Verdict.Lifted or Verdict.Satisfied or Verdict.Undetermined)
            .Where(f => !ActivitySections.IsOpen(activity, f) && !(f.Verdict == Verdict.Undetermined && activity.Outcome == Outcome.Prohibited))
            .DistinctBy(f => (f.Measure, f.Verdict))
            .OrderBy(f => f.Verdict)
            .ThenBy(f => f.Cite.Instrument, StringComparer.Ordinal)
            .ToArray();
        if (activity.GovernedBy is null && findings.Length > 1 && findings.All(f => f.Verdict == Verdict.Undetermined))
        {
            var cites = findings.Select(f => f.Cite).Distinct().ToArray();
            yield return new Part.Paragraph(draft.Cited(draft.Words.MayApply(CiteList.Of(draft.Names, cites)), cites));
        }
        else
        {
            foreach (var part in Lifted(draft, findings)) yield return part;
            var undetermined = 0;
            foreach (var finding in findings.Where(f => f.Verdict != Verdict.Lifted))
            {
                if (finding.Verdict == Verdict.Undetermined && ++undetermined > ActivitySections.MostUndetermined) continue;
                yield return new Part.Paragraph(Measured(draft, finding));
            }

            if (undetermined > ActivitySections.MostUndetermined) yield return new Part.Paragraph(draft.Words.More(undetermined - ActivitySections.MostUndetermined));
            if (findings.Length == 0 && activity.GovernedBy is not null) yield return new Part.Paragraph(draft.Words.NoMeasure);
        }

        foreach (var line in ActivitySections.Aside(draft.Names, activity)) yield return new Part.Paragraph(line);
    }

    /// <summary>What lifts, once, and the measures that it lifts.</summary>
    private static IEnumerable<Part> Lifted(Draft draft, IEnumerable<Finding> findings)
    {
        foreach (var by in findings.Where(f => f.Verdict == Verdict.Lifted).GroupBy(f => f.LiftedBy))
        {
            if (by.Key is not { } key || draft.Names.Derogation(key) is not { } derogation) continue;
            yield return new Part.Paragraph(
                Lead(draft, derogation.Cite, draft.Words.Of(Verdict.Lifted)).Then(draft.Names.Say(derogation.Statement) + draft.Names.Say("", " ") + draft.Words.Lifts));
            yield return new Part.List([.. by.Select(f => new ListItem(
                draft.Cited(draft.Names.Cite(f.Cite), f.Cite).Then(draft.Names.Say("：", ": ") + draft.Names.Say(Statement(draft, f))), []))]);
        }
    }

    private static Passage Measured(Draft draft, Finding finding)
    {
        var measure = draft.Book.Measures.FirstOrDefault(m => m.Id == finding.Measure);
        var open = measure is not null && finding.Because == Wording.SatisfiedIfKept(measure);
        return Lead(draft, finding.Cite, open ? draft.Words.ToBeMet : draft.Words.Of(finding.Verdict)).Then(draft.Names.Say(finding.Because));
    }

    /// <summary>The provision with its note, and what it does.</summary>
    private static Passage Lead(Draft draft, Citation cite, string does)
    {
        var lead = draft.Cited(Passage.Bold(draft.Names.Cite(cite)), cite);
        return new Passage(lead.Phrases.Add(new(draft.Names.Say($"：{does}。", $": {does}."), true, 0))).Then(draft.Names.Say("", " "));
    }

    private static Text Statement(Draft draft, Finding finding) =>
        draft.Book.Measures.FirstOrDefault(m => m.Id == finding.Measure)?.Statement ?? finding.Because;
}
