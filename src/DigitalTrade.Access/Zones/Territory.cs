using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Zones;

/// <summary>The set of zones in which an instrument speaks. Immutable; one object for one set of zones in a rulebook.</summary>
public sealed class Territory
{
    // For each zone of the gazetteer, the days on which it lies in the territory; empty when never.
    private readonly InForce[]?[] inside;

    internal Territory(int index, ImmutableArray<string> zones, Gazetteer gazetteer)
    {
        Index = index;
        Zones = zones;
        var named = zones.Select(z => gazetteer.Zone(z)!.Index).ToHashSet();
        inside = new InForce[]?[gazetteer.Zones.Length];
        for (var zone = 0; zone < inside.Length; zone++)
        {
            var days = gazetteer.Closure(zone).Where(c => named.Contains(c.Zone)).Select(c => c.During).Distinct().ToArray();
            inside[zone] = days.Length == 0 ? null : days;
        }
    }

    /// <summary>The zones named, in order of id.</summary>
    public ImmutableArray<string> Zones { get; }

    /// <summary>Position among the rulebook's territories.</summary>
    internal int Index { get; }

    /// <summary>True when the whole zone lies in the territory on the date.</summary>
    internal bool Contains(int zone, DateOnly date)
    {
        if (inside[zone] is not { } days) return false;
        foreach (var day in days)
        {
            if (day.On(date)) return true;
        }

        return false;
    }
}
