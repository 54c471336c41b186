using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>What is said once for the whole proposal: obligations, remedies, assumptions, caveats.</summary>
internal static class WholeSections
{
    public static IEnumerable<Block> Obligations(Names names, Determination determination)
    {
        var obligations = determination.Activities.SelectMany(a => a.Obligations).DistinctBy(o => o.Id).ToArray();
        if (obligations.Length == 0) yield break;
        yield return new Block.Heading(names.Say("落地后仍须办理", "What still has to be obtained, filed or kept"), 2);
        if (obligations.Any(o => !o.Certain))
        {
            yield return new Block.Paragraph(names.Say(
                "标“?”的事项是否适用，取决于尚未说明的事实，应逐项核对。",
                "Whether the items marked ? apply depends on what is not stated; check each."));
        }

        foreach (var kind in obligations.GroupBy(o => o.Kind).OrderBy(g => Words.Order(g.Key)))
        {
            yield return new Block.Heading(names.Say(Words.Obligation(kind.Key)), 3);
            foreach (var obligation in kind.OrderBy(o => !o.Certain))
            {
                yield return new Block.Item(
                    obligation.Certain ? Mark.Bullet : Mark.Unknown,
                    names.Say(obligation.Text),
                    [$"{names.Say("主管机关：", "Authority: ")}{names.Say(obligation.Authority)}", names.Cite(obligation.Cite)]);
            }
        }
    }

    public static IEnumerable<Block> Remedies(Names names, Determination determination)
    {
        if (determination.Remedies.IsDefaultOrEmpty) yield break;
        yield return new Block.Heading(names.Say("如何调整", "What would change the answer"), 2);
        foreach (var remedy in determination.Remedies)
        {
            var changes = remedy.Changes.Select(c => $"{QuestionSection.FactName(names, c.Fact)}{names.Say("改为", " becomes ")}{Visible.Of(c.To)}");
            yield return new Block.Item(Mark.Bullet, $"{names.List(changes)} → {names.Say(Words.Of(remedy.Outcome))}", []);
        }
    }

    public static IEnumerable<Block> Assumptions(Names names, Determination determination)
    {
        if (determination.Assumptions.IsEmpty) yield break;
        yield return new Block.Heading(names.Say("前提假设", "What is assumed"), 2);
        foreach (var assumption in determination.Assumptions) yield return new Block.Item(Mark.Bullet, names.Say(assumption), []);
    }
}
