using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Zones;

/// <summary>The dated tree of zones. A zone may lie in several others. Immutable; free of cycles.</summary>
public sealed class Gazetteer
{
    private readonly FrozenDictionary<string, Zone> byId;
    private readonly ImmutableArray<ImmutableArray<(int Zone, InForce During)>> closures;
    private readonly Lazy<FrozenDictionary<int, ImmutableArray<int>>> specialZones;

    internal Gazetteer(IEnumerable<Zone> zones)
    {
        Zones = [.. zones.OrderBy(z => z.Id, StringComparer.Ordinal).Select((z, i) => z with { Index = i })];
        byId = Zones.ToFrozenDictionary(z => z.Id, StringComparer.Ordinal);
        closures = [.. Zones.Select(Close)];
        specialZones = new(() => Zones.ToFrozenDictionary(z => z.Index, SpecialWithin));
    }

    /// <summary>All zones, ordered by id.</summary>
    public ImmutableArray<Zone> Zones { get; }

    /// <summary>The zone of an id, or null.</summary>
    public Zone? Zone(string id) => byId.GetValueOrDefault(id);

    /// <summary>For each zone, the zones designated for special law that lie in it.</summary>
    internal FrozenDictionary<int, ImmutableArray<int>> SpecialZones => specialZones.Value;

    /// <summary>The zone itself and all that contain it, each with the days on which that holds.</summary>
    internal ImmutableArray<(int Zone, InForce During)> Closure(int zone) => closures[zone];

    /// <summary>The zones that contain the zone on the date, itself included, by id.</summary>
    public IEnumerable<Zone> Containing(string id, DateOnly date) =>
        Closure(byId[id].Index).Where(c => c.During.On(date)).Select(c => Zones[c.Zone]).Distinct();

    private ImmutableArray<int> SpecialWithin(Zone zone) =>
    [
        .. Zones
            .Where(z => z.Index != zone.Index && z.Kind is not ("province" or "city" or "district" or "country" or "abroad"))
            .Where(z => Closure(z.Index).Any(c => c.Zone == zone.Index))
            .Select(z => z.Index),
    ];

    private ImmutableArray<(int Zone, InForce During)> Close(Zone zone)
    {
        var found = new List<(int, InForce)>();
        Walk(zone, InForce.Always);
        return [.. found.Distinct()];

        // Ground does not move: a zone lies in its province before the zone is designated, and its designation
        // limits only what lies in it.
        void Walk(Zone at, InForce during)
        {
            if (Common(during, at.Designated) is { } days) found.Add((at.Index, days));
            foreach (var containment in at.Within)
            {
                if (Common(during, containment.During) is { } path) Walk(byId[containment.Zone], path);
            }
        }
    }

    private static InForce? Common(InForce left, InForce right) =>
        left.Overlaps(right)
            ? new(left.From > right.From ? left.From : right.From, left.To < right.To ? left.To : right.To)
            : null;
}
