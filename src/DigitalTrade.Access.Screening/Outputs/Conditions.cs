using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>The conditions of a deal with several activities, each once.</summary>
internal static class Conditions
{
    /// <summary>Adds a condition; where it stands already, the state that is furthest from met stays.</summary>
    public static void Add(List<ConditionFinding> found, ConditionFinding condition)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Id != condition.Id) continue;
            if (Rank(condition.Status) > Rank(found[i].Status)) found[i] = condition;
            return;
        }

        found.Add(condition);
    }

    public static List<ConditionFinding> Of(Determination determination)
    {
        var found = new List<ConditionFinding>();
        foreach (var activity in determination.Activities)
        {
            foreach (var condition in activity.Conditions) Add(found, condition);
        }

        return found;
    }

    private static int Rank(ConditionStatus status) => status switch
    {
        ConditionStatus.Met => 0,
        ConditionStatus.Open => 1,
        ConditionStatus.Unmet => 2,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
