using System.Collections.Immutable;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Space;

/// <summary>
/// A condition with what depends on the place of registration alone worked out for one place. What then no longer decides is
/// gone: of a rule that names the facilities of each zone in turn, only the zone of the company is left.
/// </summary>
internal static class Settled
{
    private static readonly Condition Always = new Condition.All([]);
    private static readonly Condition Never = new Condition.Any([]);

    /// <summary>The condition at a place of registration, by index, on a date.</summary>
    public static Condition At(Condition condition, int zone, DateOnly date)
    {
        switch (condition)
        {
            case Condition.PlaceTest { Fact.Slot: BuiltIn.Registered } place:
                return place.Territory.Contains(zone, date) ? Always : Never;
            case Condition.Not not:
                var part = At(not.Part, zone, date);
                return IsAlways(part) ? Never : IsNever(part) ? Always : new Condition.Not(part);
            case Condition.All all:
                var parts = Parts(all.Parts, zone, date).Where(p => !IsAlways(p)).ToImmutableArray();
                return parts.Any(IsNever) ? Never : parts is [var one] ? one : new Condition.All(parts);
            case Condition.Any any:
                var choices = Parts(any.Parts, zone, date).Where(p => !IsNever(p)).ToImmutableArray();
                return choices.Any(IsAlways) ? Always : choices is [var only] ? only : new Condition.Any(choices);
            default:
                return condition;
        }
    }

    private static IEnumerable<Condition> Parts(ImmutableArray<Condition> parts, int zone, DateOnly date) => parts.Select(p => At(p, zone, date));

    private static bool IsAlways(Condition condition) => condition is Condition.All { Parts.IsEmpty: true };

    private static bool IsNever(Condition condition) => condition is Condition.Any { Parts.IsEmpty: true };
}
