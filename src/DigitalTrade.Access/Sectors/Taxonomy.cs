using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DigitalTrade.Access.Sectors;

/// <summary>All sectors and activities, with the tree of codes. Immutable.</summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<string, Sector> sectors;
    private readonly FrozenDictionary<string, Activity> activities;

    internal Taxonomy(IEnumerable<Sector> sectors, IEnumerable<Activity> activities)
    {
        Sectors = [.. sectors.OrderBy(s => s.Code, StringComparer.Ordinal).Select((s, i) => s with { Index = i })];
        Activities = [.. activities.OrderBy(a => a.Id, StringComparer.Ordinal)];
        this.sectors = Sectors.ToFrozenDictionary(s => s.Code, StringComparer.Ordinal);
        this.activities = Activities.ToFrozenDictionary(a => a.Id, StringComparer.Ordinal);
    }

    /// <summary>All sectors, ordered by code.</summary>
    public ImmutableArray<Sector> Sectors { get; }

    /// <summary>All activities, ordered by id.</summary>
    public ImmutableArray<Activity> Activities { get; }

    /// <summary>The sector of a code, or null.</summary>
    public Sector? Sector(string code) => sectors.GetValueOrDefault(code);

    /// <summary>The activity of an id, or null.</summary>
    public Activity? Activity(string id) => activities.GetValueOrDefault(id);

    /// <summary>The code itself, then the codes above it, nearest first.</summary>
    public IEnumerable<Sector> Chain(string code)
    {
        for (var sector = Sector(code); sector is not null; sector = sector.Within is null ? null : Sector(sector.Within))
            yield return sector;
    }
}
