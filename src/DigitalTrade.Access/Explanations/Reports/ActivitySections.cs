using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>What is said of one activity: conditions, why, other routes.</summary>
internal static class ActivitySections
{
    internal const int MostUndetermined = 8;
    private const int MostRoutes = 6;

    public static IEnumerable<Block> Of(Names names, ActivityDetermination activity, int level) =>
        [.. Conditions(names, activity, level), .. Why(names, activity, level), .. Routes(names, activity, level)];

    private static IEnumerable<Block> Conditions(Names names, ActivityDetermination activity, int level)
    {
        if (activity.Conditions.IsEmpty || activity.Outcome == Outcome.Prohibited) yield break;
        yield return new Block.Heading(activity.Outcome switch
        {
            Outcome.Undetermined => names.Say("已可确定的条件", "Conditions that hold in any case"),
            Outcome.NotPermittedAsProposed => names.Say("须符合的条件", "Conditions to be met"),
            _ => names.Say("条件", "Conditions"),
        }, level);
        foreach (var condition in activity.Conditions.OrderBy(c => Order(c.Status)))
        {
            yield return new Block.Item(MarkOf(condition.Status), names.Say(condition.Text), [names.Cite(condition.Cite)]);
        }
    }

    private static IEnumerable<Block> Why(Names names, ActivityDetermination activity, int level)
    {
        var findings = activity.Findings
            .Where(f => f.Verdict is Verdict.Bars or Verdict.Lifted or Verdict.Satisfied or Verdict.Undetermined)
            .Where(f => !IsOpen(activity, f) && !(f.Verdict == Verdict.Undetermined && activity.Outcome == Outcome.Prohibited))
            .DistinctBy(f => (f.Measure, f.Verdict))
            .OrderBy(f => f.Verdict == Verdict.Undetermined)
            .ToArray();
        var aside = Aside(names, activity).ToArray();
        if (findings.Length == 0 && aside.Length == 0) yield break;
        yield return new Block.Heading(names.Say("理由", "Why"), level);
        if (activity.GovernedBy is null && findings.Length > 1 && findings.All(f => f.Verdict == Verdict.Undetermined))
        {
            var cites = CiteList.Of(names, findings.Select(f => f.Cite));
            yield return new Block.Paragraph(names.Say(
                $"适用哪一份清单，取决于企业注册在哪里。可能适用：{cites}。",
                $"Which list governs depends on where the enterprise is registered. What may apply: {cites}."));
            yield break;
        }

        var undetermined = 0;
        foreach (var finding in findings)
        {
            if (finding.Verdict == Verdict.Undetermined && ++undetermined > MostUndetermined) continue;
            yield return new Block.Item(MarkOf(finding.Verdict), names.Say(finding.Because), Sources(names, finding));
        }

        if (undetermined > MostUndetermined)
        {
            var more = undetermined - MostUndetermined;
            yield return new Block.Paragraph(names.Say($"另有{more}项措施同样取决于未说明的事实。", $"{more} more measures turn on what is not stated."));
        }

        foreach (var line in aside) yield return new Block.Paragraph(line);
    }

    /// <summary>True for a measure that is met only if something is still done: the conditions have it.</summary>
    internal static bool IsOpen(ActivityDetermination activity, Finding finding) =>
        finding.Verdict == Verdict.Satisfied
        && activity.Conditions.Any(c => c.Status == ConditionStatus.Open && finding.Measure.EndsWith(":" + c.Id, StringComparison.Ordinal));

    private static ImmutableArray<string> Sources(Names names, Finding finding) => finding.LiftedBy is { } lifted
        ? [names.Cite(finding.Cite), names.Say("放开依据：", "Lifted by ") + names.Opening(lifted)]
        : [names.Cite(finding.Cite)];

    /// <summary>What drops out because another list governs, and what does not concern the proposal: a line each.</summary>
    internal static IEnumerable<string> Aside(Names names, ActivityDetermination activity)
    {
        var displaced = activity.Findings.Where(f => f.Verdict == Verdict.Displaced).Select(f => f.Cite).ToArray();
        if (displaced.Length > 0)
        {
            var by = names.Edition(activity.GovernedBy) ?? names.Say("另一清单", "another list");
            var cites = CiteList.Of(names, displaced);
            yield return names.Say($"当地适用{by}，故不适用{cites}。", $"Set aside, because {by} governs here: {cites}.");
        }

        var elsewhere = activity.Findings.Where(f => f.Verdict == Verdict.NotApplicable).Select(f => f.Cite).ToArray();
        if (elsewhere.Length > 0)
        {
            var cites = CiteList.Of(names, elsewhere);
            yield return names.Say($"经查不涉及本方案：{cites}。", $"Looked at and not concerned: {cites}.");
        }
    }

    private static IEnumerable<Block> Routes(Names names, ActivityDetermination activity, int level)
    {
        var others = activity.Routes.Where(r => !r.Lifts.IsEmpty).ToArray();
        if (others.Length == 0 && activity.Route.IsEmpty) yield break;
        yield return new Block.Heading(activity.Route.IsEmpty ? names.Say("可能的路径", "Routes") : names.Say("其他路径", "Other routes"), level);
        foreach (var route in others.Take(MostRoutes))
        {
            var conditions = route.Conditions
                .Where(c => !activity.Conditions.Any(known => known.Id == c.Id && known.Text == c.Text))
                .Select(c => $"{LineWriter.Sign(MarkOf(c.Status))} {names.Say(c.Text)}");
            yield return new Block.Item(
                MarkOf(route.Outcome),
                string.Join(names.Say("；", "; "), route.Lifts.Select(names.Opening)) + names.Say("：", ": ") + names.Say(Words.Of(route.Outcome)) + names.Say("。", "."),
                [.. conditions]);
        }

        if (others.Length > MostRoutes)
        {
            var more = others.Length - MostRoutes;
            yield return new Block.Paragraph(names.Say($"另有{more}条路径。", $"{more} more routes exist."));
        }

        if (activity.Routes.FirstOrDefault(r => r.Lifts.IsEmpty) is { } plain)
        {
            var word = names.Say(Words.Of(plain.Outcome));
            yield return new Block.Item(MarkOf(plain.Outcome), names.Say($"不援引任何开放措施：{word}。", $"Without relying on any opening: {word}."), []);
        }
    }

    internal static int Order(ConditionStatus status) => status switch
    {
        ConditionStatus.Unmet => 0,
        ConditionStatus.Open => 1,
        _ => 2,
    };

    private static Mark MarkOf(ConditionStatus status) => status switch
    {
        ConditionStatus.Met => Mark.Met,
        ConditionStatus.Unmet => Mark.Unmet,
        _ => Mark.Open,
    };

    private static Mark MarkOf(Verdict verdict) => verdict switch
    {
        Verdict.Bars => Mark.Unmet,
        Verdict.Undetermined => Mark.Unknown,
        _ => Mark.Met,
    };

    private static Mark MarkOf(Outcome outcome) => outcome switch
    {
        Outcome.Permitted or Outcome.PermittedOnConditions => Mark.Met,
        Outcome.Undetermined => Mark.Unknown,
        _ => Mark.Unmet,
    };
}
