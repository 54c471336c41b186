using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Screening.Impact;

/// <summary>What differs between two answers to one deal.</summary>
internal static class Grounds
{
    public static ImmutableArray<Ground> Between(Determination before, Determination after)
    {
        var found = ImmutableArray.CreateBuilder<Ground>();
        Differences(found, Bars(before), Bars(after), GroundKind.NoLongerBars, GroundKind.NowBars);
        Differences(found, Openings(before), Openings(after), GroundKind.NoLongerOpens, GroundKind.NowOpens);
        if (before.Outcome != Outcome.Prohibited && after.Outcome != Outcome.Prohibited)
            Differences(found, Asked(before), Asked(after), GroundKind.NoLongerAsks, GroundKind.NowAsks);
        return found.DrainToImmutable();
    }

    private static void Differences(ImmutableArray<Ground>.Builder found, List<string> before, List<string> after, GroundKind gone, GroundKind come)
    {
        foreach (var rule in after)
        {
            if (!before.Contains(rule)) found.Add(new(come, rule));
        }

        foreach (var rule in before)
        {
            if (!after.Contains(rule)) found.Add(new(gone, rule));
        }
    }

    private static List<string> Bars(Determination determination)
    {
        var rules = new List<string>();
        foreach (var activity in determination.Activities)
        {
            foreach (var finding in activity.Findings)
            {
                if (finding.Verdict == Verdict.Bars && !rules.Contains(finding.Measure)) rules.Add(finding.Measure);
            }
        }

        return rules;
    }

    private static List<string> Openings(Determination determination)
    {
        var rules = new List<string>();
        foreach (var activity in determination.Activities)
        {
            foreach (var opening in activity.Route)
            {
                if (!rules.Contains(opening)) rules.Add(opening);
            }
        }

        return rules;
    }

    private static List<string> Asked(Determination determination)
    {
        var rules = new List<string>();
        foreach (var activity in determination.Activities)
        {
            foreach (var condition in activity.Conditions)
            {
                if (condition.Status != ConditionStatus.Met && !rules.Contains(condition.Id)) rules.Add(condition.Id);
            }
        }

        return rules;
    }
}
