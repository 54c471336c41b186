using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Evaluation;

/// <summary>A choice of derogations, one for each measure that bars.</summary>
internal sealed class RouteChoice
{
    public RouteChoice(ImmutableArray<Attempt> attempts, Outcome outcome)
    {
        Attempts = attempts;
        Outcome = outcome;
        Keys = attempts.Length == 1 ? attempts[0].Opening.Keys : [.. attempts.Select(a => a.Derogation.Key).Order(StringComparer.Ordinal)];
        Conditions = attempts.Length == 1 ? attempts[0].Conditions : [.. attempts.SelectMany(a => a.Conditions).DistinctBy(c => (c.Id, c.Status))];
    }

    public ImmutableArray<Attempt> Attempts { get; }

    public Outcome Outcome { get; }

    /// <summary>Keys of the derogations relied on, in order.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>The conditions of all derogations relied on, each once.</summary>
    public ImmutableArray<ConditionFinding> Conditions { get; }

    /// <summary>What lifts a measure for the sector it was tested for; an opening of another sector does not.</summary>
    public Attempt? Lifting(in Tested tested)
    {
        foreach (var attempt in Attempts)
        {
            foreach (var opening in tested.Selected.Openings)
            {
                if (ReferenceEquals(opening.Derogation, attempt.Derogation)) return attempt;
            }
        }

        return null;
    }
}

/// <summary>The ways to lift everything that bars, best first.</summary>
internal static class Routing
{
    /// <summary>Combinations looked at; a proposal with more ways than this still has its best ones listed.</summary>
    private const int Most = 256;

    /// <summary>
    /// Every minimal set of derogations that lifts all that bars (or would, once what is curable is cured). Empty when
    /// nothing bars or something cannot be lifted at all.
    /// </summary>
    public static ImmutableArray<RouteChoice> Of(List<Barred> barred)
    {
        if (barred.Count == 0) return [];
        foreach (var measure in barred)
        {
            if (measure.Attempts.IsEmpty) return [];
        }

        if (Single(barred) is { } only) return [new(only, OutcomeOf(only))];
        var partial = new List<ImmutableArray<Attempt>> { ImmutableArray<Attempt>.Empty };
        foreach (var measure in barred)
        {
            var next = new List<ImmutableArray<Attempt>>();
            foreach (var route in partial)
            {
                if (route.Any(a => measure.Attempts.Contains(a)))
                {
                    next.Add(route);
                    continue;
                }

                foreach (var attempt in measure.Attempts.OrderBy(a => a.Lift).ThenBy(a => a.Open))
                {
                    if (next.Count < Most) next.Add(route.Add(attempt));
                }
            }

            partial = next;
        }

        return
        [
            .. Minimal(partial)
                .Select(attempts => new RouteChoice(attempts, OutcomeOf(attempts)))
                .OrderBy(r => r.Outcome)
                .ThenBy(r => r.Attempts.Max(a => a.Derogation.Certainty))
                .ThenBy(r => r.Attempts.Sum(a => a.Unmet))
                .ThenBy(r => r.Attempts.Sum(a => a.Open))
                .ThenBy(r => r.Attempts.Max(a => a.Derogation.Verified))
                .ThenBy(r => r.Attempts.Length)
                .ThenBy(r => string.Join(' ', r.Keys), StringComparer.Ordinal),
        ];
    }

    /// <summary>The one attempt there is, where every measure that bars is lifted by it and by nothing else; the usual case.</summary>
    private static ImmutableArray<Attempt>? Single(List<Barred> barred)
    {
        foreach (var measure in barred)
        {
            if (measure.Attempts.Length != 1 || measure.Attempts[0] != barred[0].Attempts[0]) return null;
        }

        return barred[0].Attempts;
    }

    /// <summary>Each set once, and none that holds another: what a shorter route does without is not relied on.</summary>
    private static IEnumerable<ImmutableArray<Attempt>> Minimal(List<ImmutableArray<Attempt>> routes)
    {
        if (routes.Count == 1) return routes;
        var kept = new List<HashSet<Attempt>>();
        foreach (var route in routes.OrderBy(r => r.Length))
        {
            var set = route.ToHashSet<Attempt>(ReferenceEqualityComparer.Instance);
            if (!kept.Exists(k => k.IsSubsetOf(set))) kept.Add(set);
        }

        return kept.Select(k => k.ToImmutableArray());
    }

    private static Outcome OutcomeOf(ImmutableArray<Attempt> attempts)
    {
        var least = Lift.Available;
        foreach (var attempt in attempts) least = attempt.Lift > least ? attempt.Lift : least;
        return least switch
        {
            Lift.Available => Outcome.PermittedOnConditions,
            Lift.Curable => Outcome.NotPermittedAsProposed,
            _ => Outcome.Undetermined,
        };
    }
}
