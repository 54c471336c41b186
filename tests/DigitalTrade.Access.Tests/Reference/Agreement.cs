using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>One proposal put to the engine and to the reference.</summary>
internal static class Agreement
{
    /// <summary>Every circumstance stated: outcomes, list, verdict of every finding and routes agree.</summary>
    public static void Complete(Rulebook book, Proposal proposal, Ground? ground = null)
    {
        var answer = book.Determine(proposal);
        ground ??= new(book);
        var deals = new Reading(ground, proposal).Deals().Take(2).ToArray();
        if (deals.Length != 1)
        {
            Exact(book, proposal, ground, answer);
            return;
        }

        var reference = new ReferenceEvaluator(ground);
        Same(reference.Whole(deals[0]), answer.Outcome, "outcome");
        for (var i = 0; i < answer.Activities.Length; i++)
        {
            var (expected, got) = (reference.One(deals[0], i), answer.Activities[i]);
            var here = got.Activity;
            Same(expected.Outcome, got.Outcome, $"{here}: outcome");
            Same(expected.GovernedBy ?? "none", got.GovernedBy ?? "none", $"{here}: list");
            var found = got.Findings.Select(f => $"{f.Sector} {f.Measure} {(OpenAndLifted(f) ? Verdict.Satisfied : f.Verdict)}").Order(StringComparer.Ordinal);

            // Met only if something unstated is kept, and lifted on the way by what lifts something else.
            bool OpenAndLifted(Finding finding) =>
                finding.Verdict == Verdict.Lifted && expected.Found.GetValueOrDefault($"{finding.Sector} {finding.Measure}") == Verdict.Satisfied
                && book.Derogations.Single(d => d.Key == finding.LiftedBy).Lifts.Contains(finding.Measure.Split(':')[1]);
            Same(string.Join('\n', expected.Found.Select(f => $"{f.Key} {f.Value}").Order(StringComparer.Ordinal)), string.Join('\n', found), $"{here}: findings");
            var routes = got.Routes.Select(r => r.Lifts).Append(got.Route).Where(r => !r.IsEmpty).Select(r => string.Join(' ', r)).Order(StringComparer.Ordinal);
            if (expected.Outcome != Outcome.Undetermined) Same(string.Join('\n', expected.Routes), string.Join('\n', routes), $"{here}: routes");
        }
    }

    /// <summary>Something unstated: undetermined if and only if two completions differ, for the whole and for each activity.</summary>
    public static void Exact(Rulebook book, Proposal proposal, Ground? ground = null, Determination? given = null)
    {
        ground ??= new(book);
        var answer = given ?? book.Determine(proposal);
        var reference = new ReferenceEvaluator(ground);
        var count = proposal.Activities.Length;
        var (whole, one) = (new HashSet<Outcome>(), Enumerable.Range(0, count).Select(_ => new HashSet<Outcome>()).ToArray());
        foreach (var deal in new Reading(ground, proposal).Deals())
        {
            var worst = Outcome.Permitted;
            for (var i = 0; i < count; i++)
            {
                var outcome = reference.One(deal, i).Outcome;
                one[i].Add(outcome);
                if (outcome > worst) worst = outcome;
            }

            whole.Add(worst);
            if (whole.Count > 1 && one.All(o => o.Count > 1)) break;
        }

        Same(Only(whole), answer.Outcome, $"outcome, completions give {string.Join(", ", whole)}");
        for (var i = 0; i < count; i++)
            Same(Only(one[i]), answer.Activities[i].Outcome, $"{answer.Activities[i].Activity}: outcome, completions give {string.Join(", ", one[i])}");
    }

    private static Outcome Only(HashSet<Outcome> outcomes) => outcomes.Count == 1 ? outcomes.Single() : Outcome.Undetermined;

    private static void Same<T>(T expected, T got, string what)
    {
        if (!Equals(expected, got)) throw new DisagreementException($"{what}\nreference: {expected}\nengine: {got}");
    }
}

/// <summary>The engine and the reference disagree.</summary>
public sealed class DisagreementException : Exception
{
    /// <summary>Without words.</summary>
    public DisagreementException()
    {
    }

    /// <summary>With what is not the same.</summary>
    public DisagreementException(string message)
        : base(message)
    {
    }

    /// <summary>With what is not the same, and why.</summary>
    public DisagreementException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
