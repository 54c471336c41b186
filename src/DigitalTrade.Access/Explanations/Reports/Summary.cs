using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>The plain sentence under the outcome: what decides, and which lists were consulted.</summary>
internal static class Summary
{
    public static string Of(Names names, Determination determination)
    {
        if (determination.Activities is [var only]) return Of(names, determination, only);
        var deciding = determination.Activities.Where(a => a.Outcome == determination.Outcome).Select(a => names.Activity(a.Activity)).ToArray();
        return deciding.Length > 0
            ? names.Say($"整体结论取决于以下业务：{names.List(deciding)}。", $"The whole turns on: {names.List(deciding)}.")
            : names.Say("整体结论取决于各项业务合并的结果，分述如下。", "The whole follows from the activities together, each set out below.");
    }

    public static string Of(Names names, Determination determination, ActivityDetermination activity) => activity.Outcome switch
    {
        Outcome.Permitted => Permitted(names, determination, activity),
        Outcome.PermittedOnConditions => OnConditions(names, activity),
        Outcome.Undetermined => Undetermined(names, determination),
        Outcome.NotPermittedAsProposed => AsProposed(names, activity),
        Outcome.Prohibited => Prohibited(names, activity),
        _ => throw new ArgumentOutOfRangeException(nameof(activity)),
    };

    private static string Permitted(Names names, Determination determination, ActivityDetermination activity)
    {
        var lists = activity.GovernedBy is { } governing
            ? names.Edition(governing)!
            : names.List(names.Book.Editions.Where(e => e.InForce.On(determination.AsOf)).Select(e => names.Title(e.Instrument.Title)).Distinct());
        return names.Say(
            $"经查{lists}及规则库收录的行业规定，没有任何特别管理措施涉及本方案，外国投资者享受国民待遇。",
            $"No measure of {lists}, nor of the sector regulations consulted, covers this proposal: the foreign investor is treated as a Chinese one.");
    }

    private static string OnConditions(Names names, ActivityDetermination activity)
    {
        var open = activity.Conditions.Count(c => c.Status == ConditionStatus.Open);
        var state = open == 0
            ? names.Say("下列条件须持续符合。", " The conditions below have to stay met.")
            : names.Say($"下列条件中尚有{open}项待落实。", open == 1 ? " One condition below is still open." : $" {open} conditions below are still open.");
        var lifted = Cites(names, activity, Verdict.Lifted);
        if (lifted.Length > 0)
        {
            return names.Say(
                $"依{lifted}，该投资本为“{Plain(names, activity)}”；{names.Openings(activity.Route)}在当地予以放开。{state}",
                $"Under {lifted} the investment would be {Plain(names, activity).ToLowerInvariant()}; {names.Openings(activity.Route)} opens it here.{state}");
        }

        var satisfied = Cites(names, activity, Verdict.Satisfied);
        return satisfied.Length == 0
            ? names.Say($"该业务受限制，本方案在限制之内。{state}", $"The business is restricted and the proposal keeps within the limits.{state}")
            : names.Say(
                $"{satisfied}对该业务有限制，{(open == 0 ? "" : "就已说明的事实而言，")}本方案符合其要求。{state}",
                $"Restrictions on this business: {satisfied}. {(open == 0 ? "The" : "As far as stated, the")} proposal keeps within them.{state}");
    }

    /// <summary>What it would be without any opening.</summary>
    private static string Plain(Names names, ActivityDetermination activity) =>
        names.Say(Words.Of(activity.Routes.FirstOrDefault(r => r.Lifts.IsEmpty)?.Outcome ?? Outcome.Prohibited));

    private static string Undetermined(Names names, Determination determination)
    {
        if (determination.Caveats.FirstOrDefault(c => c.Id == "no-governing-list") is { } ungoverned) return names.Say(ungoverned.Text);
        if (determination.Questions.IsEmpty)
            return names.Say("现有事实不足以得出结论。", "What is stated does not decide the answer.");
        var facts = names.List(determination.Questions.Select(q => QuestionSection.FactName(names, q.Fact)).Distinct());
        return names.Say($"结论取决于尚未说明的事实：{facts}。", $"The answer turns on what is not stated: {facts}.");
    }

    private static string AsProposed(Names names, ActivityDetermination activity)
    {
        var bars = Cites(names, activity, Verdict.Bars);
        var unmet = activity.Conditions.Count(c => c.Status == ConditionStatus.Unmet);
        var curable = activity.Routes.FirstOrDefault(r => r.Outcome == Outcome.NotPermittedAsProposed && !r.Lifts.IsEmpty);
        if (curable is not null)
        {
            return names.Say(
                $"{bars}不准许该投资；{names.Openings(curable.Lifts)}可予放开，但本方案未满足其中{Math.Max(1, unmet)}项条件（以✗标明）。调整后可再行申报。",
                $"As proposed it is barred: {bars}. {names.Openings(curable.Lifts)} could lift that, but the proposal does not meet {(unmet > 1 ? $"{unmet} of its conditions" : "one of its conditions")} (marked ✗). Changed in that respect it could go ahead.");
        }

        return names.Say($"本方案不符合{bars}的要求；就此调整后可再行申报。", $"What the proposal does not meet: {bars}. Changed in that respect it could go ahead.");
    }

    private static string Prohibited(Names names, ActivityDetermination activity)
    {
        var bars = Cites(names, activity, Verdict.Bars);
        return bars.Length == 0
            ? names.Say("无论未说明的事实如何，该投资均不得进行。", "However what is not stated turns out, the investment is closed.")
            : names.Say(
                $"依{bars}，该投资不得进行；就所述日期、地点、业务和投资者，没有可以适用的开放措施。",
                $"The investment is closed: {bars}. Nothing opens it for this investor and business at this place on this date.");
    }

    private static string Cites(Names names, ActivityDetermination activity, Verdict verdict) =>
        CiteList.Of(names, activity.Findings.Where(f => f.Verdict == verdict).Select(f => f.Cite));
}
