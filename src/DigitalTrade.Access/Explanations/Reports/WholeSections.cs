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
        foreach (var kind in obligations.GroupBy(o => o.Kind).OrderBy(g => Words.Order(g.Key)))
        {
            yield return new Block.Heading(names.Say(Words.Obligation(kind.Key)), 3);
            foreach (var obligation in kind)
            {
                var words = names.Say(obligation.Text);
                if (!obligation.Certain) words += names.Say("（是否适用，待事实明确后核对。）", " (Check whether it applies: that depends on what is not stated.)");
                yield return new Block.Item(
                    Mark.Bullet, words,
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

    public static IEnumerable<Block> Caveats(Names names, Determination determination)
    {
        if (determination.Caveats.IsEmpty) yield break;
        yield return new Block.Heading(names.Say("依赖本结论前须知", "Before relying on this"), 2);
        foreach (var caveat in determination.Caveats.OrderBy(c => c.Kind == "verification"))
        {
            yield return new Block.Item(
                Mark.Bullet,
                $"{names.Say(Words.Caveat(caveat.Kind))}{names.Say("：", ": ")}{names.Say(caveat.Text)}",
                CiteList.Each(names, caveat.Cites));
        }
    }
}
