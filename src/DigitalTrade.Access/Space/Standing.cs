using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Space;

/// <summary>An answer in short for one activity: what margins, timelines and matrices compare.</summary>
/// <param name="Activity">Sector code or activity id as asked.</param>
/// <param name="Outcome">Outcome of the best route.</param>
/// <param name="GovernedBy">The edition that governs, or null.</param>
/// <param name="Route">Derogations relied on; empty for the base route.</param>
public sealed record ActivityStanding(string Activity, Outcome Outcome, string? GovernedBy, ImmutableArray<string> Route);

/// <summary>An answer in short: outcome, governing lists and routes.</summary>
/// <param name="Outcome">For the whole proposal.</param>
/// <param name="Activities">One an activity, in the order asked.</param>
public sealed record Standing(Outcome Outcome, ImmutableArray<ActivityStanding> Activities)
{
    internal static Standing Of(Answer answer) => new(
        answer.Outcome,
        [
            .. answer.Activities.Select(a => new ActivityStanding(
                a.Examination.At.Proposal.Activities[a.Examination.Activity], a.Outcome, a.Governing?.Id, a.Taken?.Keys ?? [])),
        ]);

    /// <summary>True when outcome, governing lists and routes are the same.</summary>
    public bool SameAs(Standing other) => SameOutcome(other)
        && Activities.Zip(other.Activities).All(p => p.First.GovernedBy == p.Second.GovernedBy && p.First.Route.SequenceEqual(p.Second.Route));

    /// <summary>True when outcomes and routes are the same, whichever edition says so.</summary>
    public bool SameRoute(Standing other) => SameOutcome(other)
        && Activities.Zip(other.Activities).All(p => p.First.Route.SequenceEqual(p.Second.Route));

    private bool SameOutcome(Standing other) => Outcome == other.Outcome && Activities.Length == other.Activities.Length
        && Activities.Zip(other.Activities).All(p => p.First.Outcome == p.Second.Outcome);
}

/// <summary>How one rule stands differently in two answers.</summary>
/// <param name="Rule">Id of the measure, key of the derogation, or id of the edition.</param>
/// <param name="Kind">measure, derogation or list.</param>
/// <param name="Was">What it did before: bars, lifted, satisfied, undetermined, relied-on, governs; null for nothing.</param>
/// <param name="Is">What it does after.</param>
/// <param name="Text">What it says.</param>
/// <param name="Cite">Where it stands.</param>
public sealed record Shift(string Rule, string Kind, string? Was, string? Is, Text Text, Citation Cite);

/// <summary>What differs between two answers, rule by rule.</summary>
internal static class Shifts
{
    public static ImmutableArray<Shift> Between(Answer before, Answer after)
    {
        var (was, now) = (Lines(before), Lines(after));
        var shifts = new List<Shift>();
        foreach (var key in was.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var (left, right) = (was.GetValueOrDefault(key), now.GetValueOrDefault(key));
            if (left?.Says == right?.Says) continue;
            var line = right ?? left!;
            shifts.Add(new(line.Rule, line.Kind, left?.Says, right?.Says, line.Text, line.Cite));
        }

        return [.. shifts.OrderBy(s => s.Kind switch { "list" => 0, "derogation" => 1, _ => 2 }).ThenBy(s => s.Rule, StringComparer.Ordinal)];
    }

    // One line a rule: the worst it does for any sector of any activity.
    private static Dictionary<string, Line> Lines(Answer answer)
    {
        var lines = new Dictionary<string, Line>(StringComparer.Ordinal);
        foreach (var activity in answer.Activities)
        {
            if (activity.Governing is { } list)
                lines[$"list:{list.Id}"] = new(list.Id, "list", "governs", list.Instrument.Title, new(list.Instrument.Id, "", list.Instrument.Title));
            foreach (var tested in activity.Examination.Tested)
            {
                var says = Says(tested, activity.Taken);
                if (says is null) continue;
                var measure = tested.Measure;
                var key = $"measure:{measure.Key}";
                if (!lines.TryGetValue(key, out var known) || Rank(says) > Rank(known.Says))
                    lines[key] = new(measure.Id, "measure", says, measure.Statement, measure.Cite);
            }

            foreach (var attempt in activity.Taken?.Attempts ?? [])
            {
                var derogation = attempt.Derogation;
                lines[$"derogation:{derogation.Key}"] = new(derogation.Key, "derogation", "relied-on", derogation.Statement, derogation.Cite);
            }
        }

        return lines;
    }

    private static string? Says(in Tested tested, RouteChoice? taken) => tested.Verdict switch
    {
        Verdict.Bars => taken?.Lifting(tested) is null ? "bars" : "lifted",
        Verdict.Satisfied => "satisfied",
        Verdict.Undetermined => "undetermined",
        _ => null,
    };

    private static int Rank(string says) => says switch { "bars" => 3, "undetermined" => 2, "lifted" => 1, _ => 0 };

    private sealed record Line(string Rule, string Kind, string Says, Text Text, Citation Cite);
}
