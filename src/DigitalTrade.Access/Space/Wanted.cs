using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Space;

/// <summary>
/// Undertakings that all conditions want alike. Unstated, such a one is taken as kept and left open; kept, it is met; the outcome
/// is the same, so that one of the two stands for both where only outcomes are compared.
/// </summary>
internal static class Wanted
{
    /// <summary>The value that is wanted of each such undertaking, by slot.</summary>
    /// <param name="asked">What measures require and what openings ask: it is well when these hold.</param>
    /// <param name="scopes">For which proposals measures are: it may be well when these do not hold.</param>
    public static IReadOnlyDictionary<int, bool> Of(IEnumerable<Condition> asked, IEnumerable<Condition> scopes)
    {
        var wanted = new Dictionary<int, bool>();
        var mixed = scopes.SelectMany(s => s.Tests()).Select(t => t.Reads!.Slot).ToHashSet();
        foreach (var condition in asked) Read(condition, wanted, mixed);
        foreach (var slot in mixed) wanted.Remove(slot);
        return wanted;
    }

    private static void Read(Condition condition, Dictionary<int, bool> wanted, HashSet<int> mixed)
    {
        switch (condition)
        {
            case Condition.All all:
                foreach (var part in all.Parts) Read(part, wanted, mixed);
                break;
            case Condition.Any any:
                foreach (var part in any.Parts) Read(part, wanted, mixed);
                break;
            case Condition.FlagTest { Fact.Role: FactRole.Undertaking } flag:
                if (wanted.TryGetValue(flag.Fact.Slot, out var other) && other != flag.Value) mixed.Add(flag.Fact.Slot);
                wanted[flag.Fact.Slot] = flag.Value;
                break;
            default:
                mixed.UnionWith(condition.Tests().Select(t => t.Reads!.Slot));
                break;
        }
    }
}
