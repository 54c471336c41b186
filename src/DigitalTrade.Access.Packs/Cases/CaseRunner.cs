using System.Collections.Immutable;
using System.Text.Json;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Packs.Cases;

/// <summary>Determines the proposal of a case and compares the answer, reasons and all, with what the case expects.</summary>
public sealed class CaseRunner(Rulebook book)
{
    private static readonly ImmutableArray<string> CaveatKinds = ["certainty", "verification", "silence", "exemption"];

    /// <summary>Runs one case.</summary>
    public CaseResult Run(Case what)
    {
        ArgumentNullException.ThrowIfNull(what);
        var reading = Read(what);
        return reading.Proposal is { } proposal ? new(what, [], Differences(what, book.Determine(proposal))) : new(what, reading.Problems, []);
    }

    /// <summary>The proposal of a case, or why it cannot be read.</summary>
    internal ProposalReading Read(Case what) => what.Proposal.ContainsKey("asOf")
        ? ProposalReader.Read(JsonSerializer.SerializeToUtf8Bytes(what.Proposal), book, default)
        : new(null, [new("asOf", "the case states no date", "add `asOf`: the same case has to pass tomorrow")]);

    /// <summary>Where an answer is not as the case expects.</summary>
    internal ImmutableArray<Difference> Differences(Case what, Determination answer) => [.. Compare(what.Expect, answer)];

    private IEnumerable<Difference> Compare(Expectation expect, Determination answer)
    {
        var activities = answer.Activities;
        var findings = activities.SelectMany(a => a.Findings).ToArray();
        var conditions = activities.SelectMany(a => a.Conditions).ToArray();
        Difference?[] found =
        [
            expect.Outcome is { } outcome ? Exactly("outcome", [Words<Outcome>.Name(outcome)], [Words<Outcome>.Name(answer.Outcome)]) : null,
            expect.GovernedBy is { } edition ? AtLeast("governed-by", [edition], activities.Select(a => a.GovernedBy ?? "none")) : null,
            expect.LiftedBy is { } lifts ? Exactly("lifted-by", lifts, activities.SelectMany(a => a.Route)) : null,
            AtLeast("other-routes", expect.OtherRoutes, Ways()),
            AtLeast("barred-by", expect.BarredBy, Keys(Verdict.Bars)),
            AtLeast("satisfied", expect.Satisfied, Keys(Verdict.Satisfied)),
            AtLeast("displaced", expect.Displaced, Keys(Verdict.Displaced)),
            AtLeast("conditions", expect.Conditions, conditions.Select(c => c.Id)),
            AtLeast("open", expect.Open, Having(ConditionStatus.Open)),
            AtLeast("unmet", expect.Unmet, Having(ConditionStatus.Unmet)),
            AtLeast("obligations", expect.Obligations, Obligations()),
            AtLeast("caveats", expect.Caveats, Caveats()),
            AtLeast("questions", expect.Questions, answer.Questions.SelectMany(NamesOf)),
            None("not-other-routes", expect.NotOtherRoutes, Ways(), book.Derogations.Select(d => d.Key)),
            None("not-barred-by", expect.NotBarredBy, Keys(Verdict.Bars), book.Measures.Select(m => m.Key)),
            None("not-obligations", expect.NotObligations, Obligations(), book.Obligations.Select(o => o.Id)),
            None("not-caveats", expect.NotCaveats, Caveats(), KnownCaveats()),
        ];
        return found.OfType<Difference>();

        IEnumerable<string> Ways() => activities.SelectMany(a => a.Routes).SelectMany(r => r.Lifts);
        IEnumerable<string> Keys(Verdict verdict) => findings.Where(f => f.Verdict == verdict).Select(f => KeyOf(f.Measure));
        IEnumerable<string> Having(ConditionStatus status) => conditions.Where(c => c.Status == status).Select(c => c.Id);
        IEnumerable<string> Obligations() => activities.SelectMany(a => a.Obligations).Select(o => o.Id);
        IEnumerable<string> Caveats() => answer.Caveats.SelectMany(c => new[] { c.Id, c.Kind });
    }

    /// <summary>The key of a measure id: the part after the edition or pack.</summary>
    private static string KeyOf(string measure) => measure[(measure.IndexOf(':', StringComparison.Ordinal) + 1)..];

    // A fact may be called as a pack calls it or as a proposal states it; an investor's economy by that word alone.
    private IEnumerable<string> NamesOf(Question question)
    {
        yield return question.Fact;
        if (book.Facts.FirstOrDefault(f => f.WireName == question.Fact) is { } fact) yield return fact.Id;
        if (question.Fact.EndsWith(".economy", StringComparison.Ordinal)) yield return "economy";
    }

    private IEnumerable<string> KnownCaveats() =>
        [.. CaveatKinds, .. book.Caveats.Select(c => c.Id), .. book.Measures.Select(m => m.Id), .. book.Derogations.Select(d => d.Key), "no-governing-list"];

    private static Difference? Exactly(string what, ImmutableArray<string> expected, IEnumerable<string> got) =>
        Compare(what, expected, got, (want, have) => (want.Except(have), have.Except(want)));

    private static Difference? AtLeast(string what, ImmutableArray<string>? expected, IEnumerable<string> got) =>
        expected is { } some ? Compare(what, some, got, (want, have) => (want.Except(have), [])) : null;

    private static Difference? None(string what, ImmutableArray<string>? expected, IEnumerable<string> got, IEnumerable<string> known)
    {
        if (expected is not { } some) return null;

        // What nothing is called is never there: a slip of the pen must not pass.
        var all = known.ToHashSet(StringComparer.Ordinal);
        return Compare(what, some, got, (want, have) => (want.Where(w => !all.Contains(w)).Select(w => $"{w} (nothing is called so)"), want.Intersect(have)));
    }

    private static Difference? Compare(
        string what, ImmutableArray<string> expected, IEnumerable<string> got,
        Func<ImmutableArray<string>, ImmutableArray<string>, (IEnumerable<string> Missing, IEnumerable<string> Unwanted)> compare)
    {
        ImmutableArray<string> have = [.. got.Distinct().Order(StringComparer.Ordinal)];
        var (missing, unwanted) = compare(expected, have);
        var difference = new Difference(what, expected, have, [.. missing], [.. unwanted]);
        return difference is { Missing.IsEmpty: true, Unwanted.IsEmpty: true } ? null : difference;
    }
}
