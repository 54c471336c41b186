using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>Gathers what a reader has to know, each once: of what the determination rests on, and of nothing else.</summary>
internal sealed class CaveatList(Rulebook book, Circumstances at)
{
    private readonly List<Caveat> found = [];

    public ImmutableArray<Caveat> ToImmutable() => [.. found];

    public void Add(Examination examination, Outcome outcome, RouteChoice? lifted)
    {
        if (examination.Codes.IsDefault) return;
        Ungoverned(examination);
        foreach (var tested in examination.Tested) Rest(tested);
        foreach (var attempt in lifted?.Attempts ?? []) Rest(attempt);
        foreach (var code in examination.Codes)
        {
            foreach (var rule in book.Rules(code).Caveats) Rule(rule, outcome, examination.Governance?.Governing);
        }
    }

    /// <summary>An obligation that was only recalled is said to be so; what is known from secondary sources shows in its own text.</summary>
    public void Owed(Obligation obligation)
    {
        if (obligation.Verified == Instruments.Verification.Unverified)
            Verification(obligation.Id, obligation.Verified, obligation.Statement, obligation.Cites[0]);
        Certainty(obligation.Id, obligation.Certainty, obligation.Statement, obligation.Cites[0]);
    }

    public void Exhausted() => Add(new(
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

    private void Rest(in Tested tested)
    {
        if (tested.Verdict is Verdict.Displaced or Verdict.NotApplicable) return;
        var measure = tested.Measure;
        Certainty(measure.Id, measure.Certainty, measure.Statement, measure.Cite);
        Verification(measure.Id, measure.Verified, measure.Statement, measure.Cite);
    }

    private void Rest(Attempt attempt)
    {
        var derogation = attempt.Derogation;
        Certainty(derogation.Key, derogation.Certainty, derogation.Statement, derogation.Cite);
        Verification(derogation.Key, derogation.Verified, derogation.Statement, derogation.Cite);
        foreach (var area in derogation.Areas)
        {
            if (at.Registered is not { } zone || !area.Territory.Contains(zone, at.Date)) continue;
            foreach (var condition in area.Conditions)
            {
                if (condition.InForce.On(at.Date))
                    Verification(condition.FullId, condition.Verified, condition.Statement, condition.Cite);
            }
        }
    }

    private void Rule(CaveatRule rule, Outcome outcome, Edition? governing)
    {
        if (!rule.InForce.On(at.Date)) return;
        if (!rule.Outcomes.IsEmpty && !rule.Outcomes.Contains(outcome)) return;
        if (rule.Edition is { } edition && edition != governing) return;
        if (at.Registered is { } zone && !rule.Territory.Contains(zone, at.Date)) return;
        if (rule.Economies is { } economies && !at.Ownership.Touches(economies)) return;
        if (rule.When is { } when && at.Test(when) == false) return;
        Add(rule.Finding);
    }

    private void Certainty(string id, Certainty certainty, Text statement, Citation cite)
    {
        if (certainty != Instruments.Certainty.Settled) Add(book.Sentences.Certainty(id, certainty, statement, cite));
    }

    private void Verification(string id, Verification verified, Text statement, Citation cite)
    {
        if (verified != Instruments.Verification.Verified) Add(book.Sentences.Verification(id, verified, statement, cite));
    }

    public void Add(Caveat added)
    {
        foreach (var caveat in found)
        {
            if (caveat.Id == added.Id && caveat.Kind == added.Kind) return;
        }

        found.Add(added);
    }
}
