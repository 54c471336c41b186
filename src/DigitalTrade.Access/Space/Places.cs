using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Space;

/// <summary>Other places for a proposal: one zone for each class that makes a difference, the nearest of its class.</summary>
internal sealed class Places(Rulebook book)
{
    private readonly Dictionary<int, (int Zone, int Distance)[]> byOrigin = [];

    /// <summary>Registering elsewhere.</summary>
    public IEnumerable<Move> Registrations(Circumstances at)
    {
        var codes = at.Scope().ToArray();
        var ids = book.PlaceClassIds(codes, at.Date);
        var live = Live(codes, at.Date);
        var here = at.Registered is { } origin ? Signature(live, origin, at.Date) : null;
        var from = at.Proposal.Registered;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var classes = new HashSet<int>();
        foreach (var (zone, distance) in Nearest(at.Registered))
        {
            if (!classes.Add(ids[zone])) continue;
            var signature = Signature(live, zone, at.Date);
            if (signature == here || !seen.Add(signature)) continue;
            var id = book.Gazetteer.Zones[zone].Id;
            yield return new(
                new("registered", from, id, RemedyWords.Registered(book.Gazetteer.Zones[zone])), Cost.Registration + (from is null ? 0 : distance), 0,
                p => p with { Registered = id });
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
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (zone, distance) in Nearest(at.Registered ?? now[0]))
            {
                if (!group.Any(t => t.Territory.Contains(zone, at.Date) != at.Facts.Within(fact.Slot, t.Territory))) continue;
                if (!seen.Add(Signature(territories, zone, at.Date))) continue;
                var id = book.Gazetteer.Zones[zone].Id;
                yield return new(new(fact.WireName, from, id, RemedyWords.Located(fact, book.Gazetteer.Zones[zone])), Cost.Place, distance, p => With(p, fact, id));
            }
        }
    }

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
    private ImmutableArray<Territory> Live(string[] codes, DateOnly date)
    {
        var rules = codes.Distinct(StringComparer.Ordinal).Select(book.Rules).ToArray();
        return
        [
            .. book.Editions.Where(e => e.InForce.On(date)).Select(e => e.Territory)
                .Concat(rules.SelectMany(r => r.PlacesOn(date))).Distinct(),
        ];
    }

    private static string Signature(ImmutableArray<Territory> territories, int zone, DateOnly date) =>
        string.Create(territories.Length, (territories, zone, date), static (span, state) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = state.territories[i].Contains(state.zone, state.date) ? '1' : '0';
        });

    /// <summary>All zones, those with most in common with the origin first: itself, its parts, its city, its province.</summary>
    private (int Zone, int Distance)[] Nearest(int? origin)
    {
        if (byOrigin.TryGetValue(origin ?? -1, out var known)) return known;
        var around = origin is { } zone ? Chain(zone) : [];
        var order = book.Gazetteer.Zones.Where(z => z.Kind is not ("abroad" or "country"))
            .Select(z => (z.Index, Distance: Distance(around, z.Index), Depth: book.Gazetteer.Closure(z.Index).Length))
            .OrderBy(z => z.Index == origin ? 0 : 1).ThenBy(z => z.Distance).ThenBy(z => z.Depth).ThenBy(z => z.Index)
            .Select(z => (z.Index, z.Distance)).ToArray();
        return byOrigin[origin ?? -1] = order;
    }

    private HashSet<int> Chain(int zone) => [.. book.Gazetteer.Closure(zone).Select(c => c.Zone)];

    private int Distance(HashSet<int> around, int zone)
    {
        var distance = 2;
        foreach (var (container, _) in book.Gazetteer.Closure(zone))
        {
            if (!around.Contains(container)) continue;
            switch (book.Gazetteer.Zones[container].Kind)
            {
                case "city" or "district": return 0;
                case "province": distance = 1; break;
            }
        }

        return distance;
    }
}
