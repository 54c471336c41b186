using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Investors.LookThrough;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Evaluation;

/// <summary>Step five: from examinations to the determination, with its reasons.</summary>
internal static class Conclusion
{
    private const int Room = 32;

    public static Determination Of(Rulebook book, Circumstances at)
    {
        var answer = Answer.Of(book, at);
        var activities = ImmutableArray.CreateBuilder<ActivityDetermination>(answer.Activities.Length);
        var caveats = new CaveatList(book, at);
        foreach (var activity in answer.Activities) activities.Add(Activity(book, activity, activities.Count, caveats));
        if (answer.Exhausted) caveats.Exhausted();
        if (at.Seen is not null && TwoBases.Of(book, at, answer) is { } differ) caveats.Add(differ);
        return new()
        {
            Outcome = answer.Outcome,
            AsOf = at.Date,
            Rulebook = book.Revision,
            Activities = activities.MoveToImmutable(),
            Questions = answer.Outcome == Outcome.Undetermined ? Questions.Of(book, at) : [],
            Ownership = at.Seen is { } seen ? OwnershipFindings.Of(seen, at.Proposal.Investors ?? [], at.Ownership) : null,
            Assumptions = Assumptions.Of(book, at),
            Caveats = caveats.ToImmutable(),
        };
    }

    private static ActivityDetermination Activity(Rulebook book, ActivityAnswer answer, int index, CaveatList caveats)
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
            Obligations = outcome <= Outcome.PermittedOnConditions ? Obligations(book, examination, caveats) : [],
        };
    }

    /// <summary>The routes not taken: the other derogations, and the base route where something bars.</summary>
    private static ImmutableArray<Route> Routes(Examination examination, ImmutableArray<RouteChoice> routes, RouteChoice? taken)
    {
        if (examination.Barred.Count == 0) return [];
        var listed = ImmutableArray.CreateBuilder<Route>(routes.Length + 1);
        foreach (var route in routes)
        {
            if (route != taken) listed.Add(new(route.Keys, route.Outcome, route.Conditions));
        }

        listed.Add(new([], examination.Barred.Max(b => b.Tested.Measure.Kind.WhenBarred), []));
        return listed.DrainToImmutable();
    }

    private static ImmutableArray<Finding> Findings(Rulebook book, Examination examination, RouteChoice? lifted)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>(examination.Tested.Count);
        foreach (var tested in examination.Tested)
        {
            var measure = tested.Measure;
            var by = Lifted(tested, lifted);
            var verdict = by is null ? tested.Verdict : Verdict.Lifted;
            if (verdict == Verdict.Displaced)
            {
                findings.Add(Plain(tested, book.Sentences.Displaced(examination.Governance!.Value.Governing ?? measure.Edition!)));
                continue;
            }

            var facts = verdict == Verdict.NotApplicable ? [] : Read(measure.Requires.Reads, examination.At);
            if (examination.At.Behind is not null)
            {
                findings.Add(TwoBases.Finding(book, examination.At, tested, verdict, by, facts));
                continue;
            }

            findings.Add(new()
            {
                Measure = measure.Id,
                Sector = tested.Rules.Sector.Code,
                Verdict = verdict,
                LiftedBy = by?.Derogation.Key,
                Facts = facts,
                Because = book.Sentences.Because(measure, verdict, !tested.Open, by?.Derogation, facts.AsSpan()),
                Cite = measure.Cite,
            });
        }

        return findings.DrainToImmutable();
    }

    /// <summary>
    /// What lifts a measure on the route: one that bars, or one that is met only if something unstated is kept. So the bar on
    /// partnerships goes with the share requirement it belongs to.
    /// </summary>
    private static Attempt? Lifted(in Tested tested, RouteChoice? route) =>
        tested.Verdict == Verdict.Bars || (tested.Verdict == Verdict.Satisfied && tested.Open) ? route?.Lifting(tested) : null;

    private static Finding Plain(Tested tested, Text because) => new()
    {
        Measure = tested.Measure.Id,
        Sector = tested.Rules.Sector.Code,
        Verdict = tested.Verdict,
        Facts = [],
        Because = because,
        Cite = tested.Measure.Cite,
    };

    private static ImmutableArray<FactReading> Read(ImmutableArray<Fact> facts, Circumstances at)
    {
        var readings = ImmutableArray.CreateBuilder<FactReading>(facts.Length);
        foreach (var fact in facts) readings.Add(new(fact.WireName, Value(fact, at)));
        return readings.MoveToImmutable();
    }

    internal static object? Value(Fact fact, Circumstances at)
    {
        var cell = at.Facts[fact.Slot];
        if (!cell.Stated) return null;
        return fact.Type switch
        {
            FactType.Boolean => cell.Choice == 1,
            FactType.Choice => fact.Values[cell.Choice].Id,
            FactType.Place => cell.Places!.Select(z => at.ZoneId(z)).ToArray(),
            FactType.Date => DateOnly.FromDayNumber((int)cell.Number.Low).ToString("o", System.Globalization.CultureInfo.InvariantCulture),
            _ => cell.Number.IsPoint ? cell.Number.Low : cell.Number,
        };
    }

    /// <summary>What has to stay or become true: what measures ask, and what the derogations relied on ask.</summary>
    private static ImmutableArray<ConditionFinding> Conditions(Rulebook book, ActivityAnswer answer, int index)
    {
        var (examination, route) = (answer.Examination, answer.Best);
        var conditions = ImmutableArray.CreateBuilder<ConditionFinding>();
        foreach (var tested in examination.Tested)
        {
            if (tested.Verdict != Verdict.Satisfied || Lifted(tested, route) is not null) continue;
            Add(conditions, book.Sentences.Condition(tested.Measure, tested.Open ? ConditionStatus.Open : ConditionStatus.Met));
        }

        if (route is not null)
        {
            foreach (var condition in route.Conditions) Add(conditions, condition);
        }

        if (ChineseSide(book, answer, index) is { } side) Add(conditions, side);
        return conditions.DrainToImmutable();
    }

    private static void Add(ImmutableArray<ConditionFinding>.Builder conditions, ConditionFinding condition)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (conditions[i].Id != condition.Id) continue;

            // Two provisions may ask the same; the answer shows it once, in its least fulfilled state.
            if (condition.Status > conditions[i].Status && conditions[i].Status == ConditionStatus.Met) conditions[i] = condition;
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

    private static ImmutableArray<ObligationFinding> Obligations(Rulebook book, Examination examination, CaveatList caveats)
    {
        if (examination.Codes.IsDefault) return [];
        var found = new List<ObligationFinding>(Room);
        foreach (var code in examination.Codes)
        {
            foreach (var obligation in book.Rules(code).Obligations)
            {
                if (Attaches(obligation, examination.At) is not { } certain) continue;
                caveats.Owed(obligation);
                if (examination.Codes.Length == 1 || !found.Exists(f => f.Id == obligation.Id)) found.Add(obligation.Finding(certain));
            }
        }

        return [.. found];
    }

    /// <summary>True when the obligation is owed, false when that depends on what is not stated, null when it is not owed.</summary>
    private static bool? Attaches(Obligation obligation, Circumstances at)
    {
        if (!obligation.InForce.On(at.Date)) return null;
        if (at.Registered is { } zone && !obligation.Territory.Contains(zone, at.Date)) return null;
        if (obligation.Economies is { } economies && !at.Ownership.Touches(economies)) return null;
        var applies = obligation.When is null ? true : at.Test(obligation.When);
        return applies == false ? null : applies == true && at.Registered is not null;
    }
}
