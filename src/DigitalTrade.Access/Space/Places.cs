using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Space;

/// <summary>Other places for a proposal: one zone for each class that makes a difference, the nearest of its class.</summary>
/// <param name="book">The rulebook.</param>
/// <param name="origin">Where the proposal as stated is registered; near is near to there.</param>
internal sealed class Places(Rulebook book, int? origin)
{
    private readonly Dictionary<string, Registration[]> registrations = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Slot, string Codes), (int Zone, int Distance)[]> locations = [];
    private int[]? distances;

    /// <summary>Registering elsewhere.</summary>
    public IEnumerable<Move> Registrations(Circumstances at)
    {
        var from = at.Proposal.Registered;
        var all = Classes(at, out var here);
        foreach (var other in all)
        {
            if (other.Signature == here) continue;
            var id = book.Gazetteer.Zones[other.Zone].Id;
            yield return new(
                new("registered", from, id, RemedyWords.Registered(book.Gazetteer.Zones[other.Zone])),
                Cost.Registration + (from is null ? 0 : other.Distance), 0, p => p with { Registered = id });
        }
    }

    /// <summary>Facilities, customers and other places that a condition looks for, brought to where it holds.</summary>
    public IEnumerable<Move> Located(Circumstances at, Partition partition, Condition[] tests)
    {
        foreach (var group in tests.OfType<Condition.PlaceTest>().Where(t => t.Fact.Slot != BuiltIn.Registered).GroupBy(t => t.Fact))
        {
            var fact = group.Key;
            if (!fact.Curable || at.Facts[fact.Slot].Places is not { } now) continue;
            var from = string.Join(' ', now.Select(at.ZoneId));
            var territories = partition[fact.Slot]!.Territories;
            var same = at.Registered is { } registered ? Signature(territories, registered, at.Date) : null;
            foreach (var (nearest, distance) in Located(at, fact, territories))
            {
                if (!group.Any(t => t.Territory.Contains(nearest, at.Date) != at.Facts.Within(fact.Slot, t.Territory))) continue;

                // Where the enterprise itself stands serves as well as any other place of the class.
                var here = same == Signature(territories, nearest, at.Date);
                var zone = book.Gazetteer.Zones[here ? at.Registered!.Value : nearest];
                yield return new(
                    new(fact.WireName, from, zone.Id, RemedyWords.Located(fact, zone)), Cost.Place, here ? 0 : distance + 1, p => With(p, fact, zone.Id));
            }
        }
    }

    private (int Zone, int Distance)[] Located(Circumstances at, Fact fact, ImmutableArray<Territory> territories)
    {
        var key = (fact.Slot, KeyOf(at));
        if (locations.TryGetValue(key, out var known)) return known;
        return locations[key] = [.. NearestBy(z => Signature(territories, z, at.Date))];
    }

    /// <summary>The nearest zone of each class, for the sectors asked, and the class where it is registered now.</summary>
    private Registration[] Classes(Circumstances at, out string? here)
    {
        var key = KeyOf(at);
        if (!registrations.TryGetValue(key, out var known))
        {
            var ids = book.PlaceClassIds(at.Scope(), at.Date);
            var live = Live(at);
            known = registrations[key] =
            [
                .. NearestBy(z => ids[z]).Select(z => new Registration(z.Zone, z.Distance, Signature(live, z.Zone, at.Date))).DistinctBy(r => r.Signature),
            ];
        }

        here = at.Registered is { } zone ? Signature(Live(at), zone, at.Date) : null;
        return known;
    }

    private static string KeyOf(Circumstances at) => string.Join(' ', at.Scope());

    private static Proposal With(Proposal proposal, Fact fact, string zone) => fact.Slot switch
    {
        BuiltIn.Facilities => proposal with { Facilities = [zone] },
        BuiltIn.Serves => proposal with { Serves = [zone] },
        _ => proposal with
        {
            Facts = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(
                proposal.Facts.Where(f => f.Key != fact.Id).Append(new(fact.Id, new FactValue.Places([zone]))), StringComparer.Ordinal),
        },
    };

    /// <summary>The territories that speak on the date.</summary>
    private ImmutableArray<Territory> Live(Circumstances at) =>
    [
        .. book.Editions.Where(e => e.InForce.On(at.Date)).Select(e => e.Territory)
            .Concat(at.Scope().Distinct(StringComparer.Ordinal).SelectMany(c => book.Rules(c).PlacesOn(at.Date))).Distinct(),
    ];

    private static string Signature(ImmutableArray<Territory> territories, int zone, DateOnly date) =>
        string.Create(territories.Length, (territories, zone, date), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = state.territories[i].Contains(state.zone, state.date) ? '1' : '0';
        });

    /// <summary>Of each class the zone that has most in common with the origin: itself, in its city, in its province.</summary>
    private IEnumerable<(int Zone, int Distance)> NearestBy<T>(Func<int, T> classOf)
        where T : notnull
    {
        distances ??= Distances();
        var best = new Dictionary<T, int>();
        foreach (var zone in book.Gazetteer.Zones)
        {
            if (zone.Kind is "abroad" or "country") continue;
            var kind = classOf(zone.Index);
            if (!best.TryGetValue(kind, out var other) || Rank(zone.Index).CompareTo(Rank(other)) < 0) best[kind] = zone.Index;
        }

        return best.Values.OrderBy(Rank).Select(z => (z, Math.Max(0, distances[z])));
    }

    private (int Distance, int Depth, int Index) Rank(int zone) => (distances![zone], book.Gazetteer.Closure(zone).Length, zone);

    private int[] Distances()
    {
        var around = new bool[book.Gazetteer.Zones.Length];
        if (origin is { } at)
        {
            foreach (var (container, _) in book.Gazetteer.Closure(at)) around[container] = true;
        }

        return [.. book.Gazetteer.Zones.Select(z => z.Index == origin ? -1 : Distance(around, z.Index))];
    }

    private int Distance(bool[] around, int zone)
    {
        var distance = 2;
        foreach (var (container, _) in book.Gazetteer.Closure(zone))
        {
            if (!around[container]) continue;
            switch (book.Gazetteer.Zones[container].Kind)
            {
                case "city" or "district": return 0;
                case "province": distance = 1; break;
            }
        }

        return distance;
    }

    private readonly record struct Registration(int Zone, int Distance, string Signature);
}
