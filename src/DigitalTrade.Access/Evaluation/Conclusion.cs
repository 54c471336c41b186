using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Investors.LookThrough;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Evaluation;

/// <summary>Step five: from examinations to the determination, with its reasons.</summary>
internal static class Conclusion
{
    // The base route says only how it would end, so there is one for each outcome.
    private static readonly Route[] BaseRoutes = [.. Enum.GetValues<Outcome>().Select(o => new Route([], o, []))];

    public static Determination Of(Rulebook book, Circumstances at)
    {
        var answer = Answer.Of(book, at);
        var activities = new ActivityDetermination[answer.Activities.Length];
        var caveats = new CaveatList(book, at);
        for (var i = 0; i < activities.Length; i++) activities[i] = Activity(book, answer.Activities[i], i, ref caveats);
        if (answer.Exhausted) caveats.Exhausted();
        if (at.Seen is not null && TwoBases.Of(book, at, answer) is { } differ) caveats.Add(differ);
        return new()
        {
            Outcome = answer.Outcome,
            AsOf = at.Date,
            Rulebook = book.Revision,
            Activities = ImmutableCollectionsMarshal.AsImmutableArray(activities),
            Questions = answer.Outcome == Outcome.Undetermined ? Questions.Of(book, at) : [],
            Ownership = at.Seen is { } seen ? OwnershipFindings.Of(seen, at.Proposal.Investors ?? [], at.Ownership) : null,
            Assumptions = Assumptions.Of(book, at),
            Caveats = caveats.ToImmutable(),
        };
    }

    private static ActivityDetermination Activity(Rulebook book, ActivityAnswer answer, int index, ref CaveatList caveats)
    {
        var (examination, outcome, lifted) = (answer.Examination, answer.Outcome, answer.Taken);
        caveats.Add(examination, outcome, lifted);
        return new()
        {
            Activity = examination.At.Proposal.Activities[index],
            Outcome = outcome,
            GovernedBy = answer.Governing?.Id,
            Sectors = examination.Codes.IsDefault ? [] : examination.Codes,
            Route = lifted?.Keys ?? [],
            Routes = Routes(examination, answer.Routes, lifted),
            Findings = Findings(book, examination, lifted),
            Conditions = outcome == Outcome.Prohibited ? [] : Conditions(book, answer, index),
            Obligations = outcome <= Outcome.PermittedOnConditions ? Obligations(examination, ref caveats) : [],
        };
    }

    /// <summary>The routes not taken: the other derogations, and the base route where something bars.</summary>
    private static ImmutableArray<Route> Routes(Examination examination, ImmutableArray<RouteChoice> routes, RouteChoice? taken)
    {
        if (examination.Barred.Count == 0) return [];
        var listed = new Gathered<Route>();
        foreach (var route in routes)
        {
            if (route != taken) listed.Add(new(route.Keys, route.Outcome, route.Conditions));
        }

        var worst = Outcome.Permitted;
        foreach (var barred in examination.Barred)
        {
            var unlifted = barred.Tested.Measure.Kind.WhenBarred;
            worst = unlifted > worst ? unlifted : worst;
        }

        listed.Add(BaseRoutes[(int)worst]);
        return listed.ToImmutable();
    }

    private static ImmutableArray<Finding> Findings(Rulebook book, Examination examination, RouteChoice? lifted)
    {
        var findings = new Finding[examination.Tested.Count];
        for (var i = 0; i < findings.Length; i++)
        {
            var tested = examination.Tested[i];
            var (selected, measure) = (tested.Selected, tested.Measure);
            if (tested.Verdict is Verdict.Displaced or Verdict.NotApplicable)
            {
                findings[i] = selected.Displaced ?? selected.NotApplicable(book);
                continue;
            }

            var by = Lifted(tested, lifted);
            var verdict = by is null ? tested.Verdict : Verdict.Lifted;
            if (examination.At.Behind is not null)
            {
                findings[i] = TwoBases.Finding(book, examination.At, tested, verdict, by);
                continue;
            }

            var facts = ReadBefore(examination, findings, i) ?? FactReadings.Of(measure.Requires.Reads, examination.At);
            findings[i] = new()
            {
                Measure = measure.Id,
                Sector = tested.Rules.Sector.Code,
                Verdict = verdict,
                LiftedBy = by?.Derogation.Key,
                Facts = facts,
                Because = book.Sentences.Because(measure, verdict, !tested.Open, by?.Derogation, facts.AsSpan()),
                Cite = measure.Cite,
            };
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(findings);
    }

    /// <summary>The facts of an earlier finding that read the same ones.</summary>
    private static ImmutableArray<FactReading>? ReadBefore(Examination examination, Finding[] findings, int index)
    {
        var reads = examination.Tested[index].Measure.Requires.Reads.AsSpan();
        for (var i = 0; i < index; i++)
        {
            if (findings[i].Facts.Length == reads.Length && reads.SequenceEqual(examination.Tested[i].Measure.Requires.Reads.AsSpan()))
                return findings[i].Facts;
        }

        return null;
    }

    /// <summary>
    /// What lifts a measure on the route: one that bars, or one that is met only if something unstated is kept. So the bar on
    /// partnerships goes with the share requirement it belongs to.
    /// </summary>
    private static Attempt? Lifted(in Tested tested, RouteChoice? route) =>
        tested.Verdict == Verdict.Bars || (tested.Verdict == Verdict.Satisfied && tested.Open) ? route?.Lifting(tested) : null;

    /// <summary>What has to stay or become true: what measures ask, and what the derogations relied on ask.</summary>
    private static ImmutableArray<ConditionFinding> Conditions(Rulebook book, ActivityAnswer answer, int index)
    {
        var (examination, route) = (answer.Examination, answer.Best);
        var conditions = new Gathered<ConditionFinding>();
        foreach (var tested in examination.Tested)
        {
            if (tested.Verdict != Verdict.Satisfied || Lifted(tested, route) is not null) continue;
            Add(ref conditions, book.Sentences.Condition(tested.Measure, tested.Open ? ConditionStatus.Open : ConditionStatus.Met));
        }

        if (route is not null)
        {
            foreach (var condition in route.Conditions) Add(ref conditions, condition);
        }

        if (ChineseSide(book, answer, index) is { } side) Add(ref conditions, side);
        return conditions.ToImmutable();
    }

    private static void Add(ref Gathered<ConditionFinding> conditions, ConditionFinding condition)
    {
        foreach (ref var listed in conditions.Items)
        {
            if (listed.Id != condition.Id) continue;

            // Two provisions may ask the same; the answer shows it once, in its least fulfilled state.
            if (condition.Status > listed.Status && listed.Status == ConditionStatus.Met) listed = condition;
            return;
        }

        conditions.Add(condition);
    }

    /// <summary>
    /// Shares that nobody stated to be Chinese count as Chinese. Where the answer would change if they were foreign, that they
    /// are Chinese is an open condition of it.
    /// </summary>
    private static ConditionFinding? ChineseSide(Rulebook book, ActivityAnswer answer, int index)
    {
        var (examination, at) = (answer.Examination, answer.Examination.At);

        // How much has to be Chinese is not known while the foreign share is not: that is asked first.
        if (answer.Outcome == Outcome.Undetermined && !at.Ownership.Foreign.IsPoint) return null;
        var unattributed = Math.Max(at.Ownership.Unattributed, at.Seen?.Unattributed ?? 0);
        if (unattributed == 0 || examination.Tested.Count == 0 || at.WithoutChineseSide() is not { } foreign) return null;
        var matters = answer.Outcome == Outcome.Undetermined
            ? examination.Tested.Exists(t => t.Verdict != Verdict.Displaced && t.Measure.Requires.Reads.Any(Bases.IsShare))
            : Completions.One(book, foreign, index) != answer.Outcome;
        if (!matters) return null;
        var about = examination.Tested.FindIndex(t => t.Verdict == Verdict.Satisfied && t.Measure.Requires.Reads.Any(Bases.IsShare));
        var cite = about >= 0 ? examination.Tested[about].Measure.Cite
            : answer.Best is { } route ? route.Attempts[0].Derogation.Cite : examination.Tested[0].Measure.Cite;
        return new(BuiltIn.ChineseSide, "share", ConditionStatus.Open, Wording.ChineseSide(unattributed), cite);
    }

    private static ImmutableArray<ObligationFinding> Obligations(Examination examination, ref CaveatList caveats)
    {
        var found = new Gathered<ObligationFinding>();
        foreach (var selection in examination.Selections)
        {
            foreach (var (obligation, rest) in selection.Obligations)
            {
                if (Attaches(obligation, examination.At) is not { } certain) continue;
                caveats.Add(rest);
                if (examination.Codes.Length == 1 || !Listed(found.Items, obligation)) found.Add(obligation.Finding(certain));
            }
        }

        return found.ToImmutable();
    }

    private static bool Listed(ReadOnlySpan<ObligationFinding> found, Obligation obligation)
    {
        foreach (var earlier in found)
        {
            if (earlier.Id == obligation.Id) return true;
        }

        return false;
    }

    /// <summary>True when the obligation is owed, false when that depends on what is not stated, null when it is not owed.</summary>
    private static bool? Attaches(Obligation obligation, Circumstances at)
    {
        if (obligation.Economies is { } economies && !at.Ownership.Touches(economies)) return null;
        var applies = obligation.When is null ? true : at.Test(obligation.When);
        return applies == false ? null : applies == true && at.Registered is not null;
    }
}
