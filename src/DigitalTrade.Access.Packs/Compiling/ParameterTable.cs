using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Compiling;

/// <summary>The parameters of a rulebook, one object for one name.</summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<(int Slot, int Territory), Parameter> byMeaning = [];

    public Parameter Of(Fact fact, Territory? territory = null)
    {
        var key = (fact.Slot, territory?.Index ?? -1);
        if (byMeaning.TryGetValue(key, out var known)) return known;
        var parameter = territory is null ? Parameter.Of(fact) : Parameter.Of(fact, territory);
        byMeaning.Add(key, parameter);
        return parameter;
    }
}
