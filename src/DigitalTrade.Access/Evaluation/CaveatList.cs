using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>Gathers what a reader has to know, each once: of what the determination rests on, and of nothing else.</summary>
internal ref struct CaveatList(Rulebook book, Circumstances at)
{
    private Gathered<Caveat> found;

    public ImmutableArray<Caveat> ToImmutable() => found.ToImmutable();

    public void Add(Examination examination, Outcome outcome, RouteChoice? lifted)
    {
        if (examination.Codes.IsDefault) return;
        Ungoverned(examination);
        foreach (var tested in examination.Tested)
        {
            if (tested.Verdict is not (Verdict.Displaced or Verdict.NotApplicable)) Add(tested.Selected.Caveats);
        }

        if (lifted is not null)
        {
            foreach (var attempt in lifted.Attempts) Add(attempt.Opening.Caveats);
        }

        foreach (var selection in examination.Selections)
        {
            foreach (var rule in selection.Caveats)
            {
                if (Concerns(rule, outcome)) Add(rule.Finding);
            }
        }
    }

    public void Add(ImmutableArray<Caveat> prepared)
    {
        foreach (var caveat in prepared) Add(caveat);
    }

    public void Exhausted() => Add(new Caveat(
        "completions", "certainty",
        new("未说明的事实过多，未能逐一穷尽，按“无法确定”处理。", "Too much is left unstated to examine every completion; the answer is left undetermined."), []));

    private void Ungoverned(Examination examination)
    {
        if (examination.Governance is not { Answers: false } governance) return;
        var text = governance switch
        {
            { Conflict: true } => new Text("该地有两份负面清单同时主张适用，且互不取代，无法确定。", "Two negative lists claim this place and neither displaces the other."),
            { Governing: { } edition } => new(
                $"当日当地适用{edition.Instrument.Title.Zh}，其条目未完整收录于规则库，故无法确定。",
                $"{edition.Instrument.Title.En} governs here on the date, and the rulebook does not hold all its items."),
            _ when book.Editions.Length > 0 && at.Date < book.Editions.Min(e => e.InForce.From) => new(
                $"所问日期早于规则库中最早的负面清单（{book.Editions.Min(e => e.InForce.From):yyyy-MM-dd}起），故无法确定。",
                $"The date is before the earliest negative list in the rulebook (from {book.Editions.Min(e => e.InForce.From):yyyy-MM-dd}), so nothing can be determined."),
            _ => new("当日当地没有规则库收录的负面清单适用，故无法确定。", "No negative list in the rulebook governs this place on this date."),
        };
        Add(new Caveat("no-governing-list", "certainty", text, []));
    }

    private readonly bool Concerns(CaveatRule rule, Outcome outcome) =>
        (rule.Outcomes.IsEmpty || rule.Outcomes.Contains(outcome))
        && (rule.Economies is not { } economies || at.Ownership.Touches(economies))
        && (rule.When is not { } when || at.Test(when) != false);

    public void Add(Caveat added)
    {
        foreach (var caveat in found.Items)
        {
            if (caveat.Id == added.Id && caveat.Kind == added.Kind) return;
        }

        found.Add(added);
    }
}
