using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Evaluation;

/// <summary>Step five: from examinations to the determination, with its reasons.</summary>
internal static class Conclusion
{
    public static Determination Of(Rulebook book, Circumstances at)
    {
        var answer = Answer.Of(book, at);
        var activities = ImmutableArray.CreateBuilder<ActivityDetermination>(answer.Activities.Length);
        var caveats = new CaveatList(book, at);
        foreach (var activity in answer.Activities) activities.Add(Activity(book, activity, activities.Count, caveats));
        if (answer.Exhausted) caveats.Exhausted();
        return new()
        {
            Outcome = answer.Outcome,
            AsOf = at.Date,
            Rulebook = book.Revision,
            Activities = activities.MoveToImmutable(),
            Questions = answer.Outcome == Outcome.Undetermined ? Questions.Of(book, at) : [],
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
            Conditions = outcome == Outcome.Prohibited ? [] : Conditions(book, examination, answer.Best),
            Obligations = outcome <= Outcome.PermittedOnConditions ? Obligations(book, examination) : [],
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

            var facts = Read(measure.Requires.Reads, examination.At);
            findings.Add(new()
            {
                Measure = measure.Id,
                Sector = tested.Rules.Sector.Code,
                Verdict = verdict,
                LiftedBy = by?.Derogation.Key,
                Facts = facts,
                Because = book.Sentences.Because(measure, verdict, by?.Derogation, facts.AsSpan()),
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
        tested.Verdict == Verdict.Bars || (tested.Verdict == Verdict.Satisfied && tested.Open) ? route?.Lifting(tested.Measure.Key) : null;

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

    private static object? Value(Fact fact, Circumstances at)
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
    private static ImmutableArray<ConditionFinding> Conditions(Rulebook book, Examination examination, RouteChoice? route)
    {
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

        if (ChineseSide(examination, route) is { } side) Add(conditions, side);
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
    private static ConditionFinding? ChineseSide(Examination examination, RouteChoice? route)
    {
        var ownership = examination.At.Ownership;
        if (ownership.Unattributed == 0) return null;
        var worst = examination.At.Facts.With(BuiltIn.ForeignShare, new() { Number = ownership.ForeignAtWorst, Stated = true });
        foreach (var tested in examination.Tested)
        {
            if (tested.Verdict == Verdict.Satisfied && tested.Measure.Requires.Best(worst) != true) return At(tested.Measure.Cite);
        }

        foreach (var attempt in route?.Attempts ?? [])
        {
            foreach (var area in attempt.Derogation.Areas)
            {
                foreach (var condition in area.Conditions)
                {
                    if (condition.Test.Reads.Any(f => f.Slot == BuiltIn.ForeignShare) && condition.Test.Best(worst) != true) return At(condition.Cite);
                }
            }
        }

        return null;

        ConditionFinding At(Citation cite) =>
            new(BuiltIn.ChineseSide, "share", ConditionStatus.Open, Wording.ChineseSide(ownership.Unattributed), cite);
    }

    private static ImmutableArray<ObligationFinding> Obligations(Rulebook book, Examination examination)
    {
        var at = examination.At;
        var found = ImmutableArray.CreateBuilder<ObligationFinding>();
        if (examination.Codes.IsDefault) return [];
        var several = examination.Codes.Length > 1;
        foreach (var code in examination.Codes)
        {
            foreach (var obligation in book.Rules(code).Obligations)
            {
                if (!obligation.InForce.On(at.Date) || (several && Has(found, obligation.Id))) continue;
                if (at.Registered is { } zone && !obligation.Territory.Contains(zone, at.Date)) continue;
                if (obligation.Economies is { } economies && !at.Ownership.Touches(economies)) continue;
                var applies = obligation.When?.Test(at.Facts) ?? (obligation.When is null ? true : null);
                if (applies == false) continue;
                found.Add(obligation.Finding(applies == true && at.Registered is not null));
            }
        }

        return found.DrainToImmutable();
    }

    private static bool Has(ImmutableArray<ObligationFinding>.Builder found, string id)
    {
        foreach (var obligation in found)
        {
            if (obligation.Id == id) return true;
        }

        return false;
    }
}
