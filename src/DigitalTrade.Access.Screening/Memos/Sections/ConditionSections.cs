using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Screening.Memos.Sections;

/// <summary>What has to stay or become true, and what still has to be obtained, filed or kept: as tables.</summary>
internal static class ConditionSections
{
    public static IEnumerable<Part> Of(Draft draft) => [.. Conditions(draft), .. Obligations(draft)];

    private static IEnumerable<Part> Conditions(Draft draft)
    {
        var shown = draft.Answer.Activities.Where(a => !a.Conditions.IsEmpty && a.Outcome != Outcome.Prohibited).ToArray();
        if (shown.Length == 0) yield break;
        yield return new Part.Heading(
            draft.Answer.Outcome switch
            {
                Outcome.Undetermined => draft.Words.ConditionsAnyway,
                Outcome.NotPermittedAsProposed => draft.Words.ConditionsUnmet,
                _ => draft.Words.Conditions,
            },
            1);
        var rows = new List<Row>();
        foreach (var activity in shown)
        {
            if (draft.Answer.Activities.Length > 1) rows.Add(Row.Band(draft.Names.Activity(activity.Activity)));
            foreach (var condition in activity.Conditions.OrderBy(c => ActivitySections.Order(c.Status)))
                rows.Add(Row.Of(draft.Cited(draft.Names.Say(condition.Text), condition.Cite), draft.Words.Of(condition.Status)));
        }

        yield return new Part.Table([draft.Words.Condition, draft.Words.Status], [82, 18], [.. rows]);
    }

    private static IEnumerable<Part> Obligations(Draft draft)
    {
        var obligations = draft.Answer.Activities.SelectMany(a => a.Obligations).GroupBy(o => o.Id)
            .Select(g => g.OrderBy(o => !o.Certain).First()).ToArray();
        if (obligations.Length == 0) yield break;
        yield return new Part.Heading(draft.Words.Obligations, 1);
        foreach (var certain in obligations.GroupBy(o => o.Certain).OrderBy(g => !g.Key))
        {
            yield return new Part.Heading(certain.Key ? draft.Words.ObligationsCertain : draft.Words.ObligationsOpen, 2);
            yield return Table(draft, certain);
        }
    }

    private static Part.Table Table(Draft draft, IEnumerable<ObligationFinding> obligations)
    {
        var rows = new List<Row>();
        foreach (var kind in obligations.GroupBy(o => o.Kind).OrderBy(g => Words.Order(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            rows.Add(Row.Band(draft.Names.Say(Words.Obligation(kind.Key))));
            foreach (var obligation in kind)
            {
                Citation[] cites = [obligation.Cite, .. obligation.Also.IsDefault ? [] : obligation.Also];
                rows.Add(Row.Of(draft.Cited(draft.Names.Say(obligation.Text), cites), draft.Begin(draft.Names.Say(obligation.Authority))));
            }
        }

        return new([draft.Words.Obligation, draft.Words.Authority], [70, 30], [.. rows]);
    }
}
