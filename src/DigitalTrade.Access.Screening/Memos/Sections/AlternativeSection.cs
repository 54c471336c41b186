using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Screening.Memos.Sections;

/// <summary>Other routes, the smallest changes that help, and places where the answer is better.</summary>
internal static class AlternativeSection
{
    private const int MostRemedies = 6;
    private const int MostRoutes = 6;

    public static IEnumerable<Part> Of(Draft draft)
    {
        var heading = new Part.Heading(draft.Words.Alternatives, 1);
        var begun = false;
        foreach (var part in Routes(draft).Concat(Changes(draft)).Concat(PlaceTable.Of(draft)))
        {
            if (!begun) yield return heading;
            begun = true;
            yield return part;
        }
    }

    private static IEnumerable<Part> Routes(Draft draft)
    {
        var rows = new List<Row>();
        foreach (var activity in draft.Answer.Activities)
        {
            var others = activity.Routes.Where(r => !r.Lifts.IsEmpty).Take(MostRoutes).ToArray();
            if (others.Length == 0 && activity.Route.IsEmpty) continue;
            if (draft.Answer.Activities.Length > 1) rows.Add(Row.Band(draft.Names.Activity(activity.Activity)));
            if (!activity.Route.IsEmpty)
                rows.Add(Row.Of(Opened(draft, activity.Route, draft.Words.RouteTaken), draft.Outcome(activity.Outcome), draft.Words.SameConditions));
            foreach (var route in others)
                rows.Add(Row.Of(Opened(draft, route.Lifts, ""), draft.Outcome(route.Outcome), Further(draft, activity, route)));
            if (activity.Routes.FirstOrDefault(r => r.Lifts.IsEmpty) is { } plain)
                rows.Add(Row.Of(draft.Words.NoOpening, draft.Outcome(plain.Outcome), Further(draft, activity, plain)));
        }

        if (rows.Count == 0) yield break;
        yield return new Part.Heading(draft.Words.Routes, 2);
        yield return new Part.Table([draft.Words.Route, draft.Words.Answer, draft.Words.Further], [42, 20, 38], [.. rows]);
    }

    private static Passage Opened(Draft draft, IEnumerable<string> keys, string suffix) => draft.Cited(
        draft.Names.Openings(keys) + suffix, keys.Select(draft.Names.Derogation).Where(d => d is not null).Select(d => d!.Cite).Distinct());

    /// <summary>The conditions of a route that the route relied on does not have.</summary>
    private static Passage Further(Draft draft, ActivityDetermination activity, Route route)
    {
        var further = route.Conditions.Where(c => !activity.Conditions.Any(known => known.Id == c.Id && known.Text == c.Text)).ToArray();
        if (further.Length == 0 || route.Outcome == Outcome.Prohibited) return "—";
        return further.Index().Aggregate(Passage.None, (said, c) =>
            draft.Cited(said.Then($"{(c.Index > 0 ? "\n" : "")}{draft.Words.Of(c.Item.Status)[..1]} {draft.Names.Say(c.Item.Text)}"), c.Item.Cite));
    }

    private static IEnumerable<Part> Changes(Draft draft)
    {
        if (draft.Answer.Outcome <= Outcome.PermittedOnConditions) yield break;
        var remedies = Remedies.Of(draft.Book, draft.Request.Proposal);
        yield return new Part.Heading(draft.Words.Remedies, 2);
        yield return new Part.Paragraph(draft.Names.Say(remedies.Statement));
        if (remedies.Found.IsEmpty) yield break;
        var shown = remedies.Found.Take(MostRemedies).ToArray();
        var common = shown.Length == 1 ? [] : shown[0].Open.Where(o => shown.All(r => r.Open.Any(c => c.Text == o.Text))).ToArray();
        if (common.Length > 0)
        {
            yield return new Part.Paragraph(draft.Words.InEachCase);
            yield return new Part.List([.. common.Select(c => new ListItem(draft.Cited(draft.Names.Say(c.Text), c.Cite), []))]);
        }

        var rows = shown.Select(r => Remedied(draft, r, [.. r.Open.Where(o => !common.Any(c => c.Text == o.Text))])).ToArray();
        yield return new Part.Table([draft.Words.Change, draft.Words.Then], [40, 60], [.. rows]);
        if (remedies.Found.Length > MostRemedies) yield return new Part.Paragraph(draft.Words.MoreRemedies(remedies.Found.Length - MostRemedies));
    }

    private static Row Remedied(Draft draft, Remedy remedy, ConditionFinding[] open)
    {
        var changes = string.Join(draft.Names.Say("；", "; "), remedy.Changes.Select(c => draft.Names.Say(c.Text)));
        var first = draft.Cited(draft.Begin(changes), remedy.Cites);
        var then = Passage.Bold(draft.Outcome(remedy.Outcome));
        return open.Length == 0
            ? Row.Of(first, then)
            : Row.Of(first, open.Aggregate(then.Then("\n" + draft.Words.StillOpen), (said, one) => draft.Cited(said.Then("\n○ " + draft.Names.Say(one.Text)), one.Cite)));
    }
}
