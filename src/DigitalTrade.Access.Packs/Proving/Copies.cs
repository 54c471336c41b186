using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>Rules that keep prepared words, copied with one part changed and the words left behind.</summary>
internal static class Copies
{
    public static DerogationCondition Of(DerogationCondition condition, CompiledCondition test) => new()
    {
        Id = condition.Id,
        Of = condition.Of,
        Kind = condition.Kind,
        Test = test,
        Statement = condition.Statement,
        Cite = condition.Cite,
        InForce = condition.InForce,
        Verified = condition.Verified,
    };

    public static Obligation Of(Obligation o, Coverage sectors, Territory territory, InForce days, CompiledCondition? when) => new()
    {
        Id = o.Id,
        Kind = o.Kind,
        Sectors = sectors,
        Territory = territory,
        InForce = days,
        When = when,
        Authority = o.Authority,
        Statement = o.Statement,
        Cites = o.Cites,
        Economies = o.Economies,
        Verified = o.Verified,
        Certainty = o.Certainty,
    };

    public static CaveatRule Of(CaveatRule c, Coverage sectors, Territory territory, InForce days, CompiledCondition? when) => new()
    {
        Id = c.Id,
        Kind = c.Kind,
        Sectors = sectors,
        Territory = territory,
        InForce = days,
        When = when,
        Economies = c.Economies,
        Outcomes = c.Outcomes,
        Edition = c.Edition,
        Statement = c.Statement,
        Cites = c.Cites,
    };
}
