using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Tests.Building;

/// <summary>Short forms for conditions.</summary>
internal static class When
{
    public static Condition ForeignAtMost(decimal limit) => Number("foreign-share", Comparison.AtMost, limit);

    public static Condition Number(string fact, Comparison comparison, decimal limit) => new Condition.NumberTest(World.Fact(fact), comparison, limit);

    public static Condition Flag(string fact, bool value = true) => new Condition.FlagTest(World.Fact(fact), value);

    public static Condition Choice(string fact, params string[] values) => new Condition.ChoiceTest(World.Fact(fact), [.. values]);

    public static Condition Within(string fact, Territory territory) => new Condition.PlaceTest(World.Fact(fact), territory);

    public static Condition All(params Condition[] parts) => new Condition.All([.. parts]);

    public static Condition Any(params Condition[] parts) => new Condition.Any([.. parts]);

    public static Condition Not(Condition part) => new Condition.Not(part);
}
