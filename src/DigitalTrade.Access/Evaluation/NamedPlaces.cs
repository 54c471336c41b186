using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>
/// The places that a pack's own fact can name, as far as conditions tell them apart. Such a fact may name several zones, and a
/// test holds when it holds of each: so besides one zone a class there are the sets that meet only what all their zones meet.
/// </summary>
internal static class NamedPlaces
{
    public static IEnumerable<Cell> Of(Rulebook book, Fact fact, DateOnly date)
    {
        var territories = Conditions(book).SelectMany(c => c.Source.Tests()).OfType<Condition.PlaceTest>()
            .Where(t => t.Fact.Slot == fact.Slot).Select(t => t.Territory).Distinct().ToArray();
        var found = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var zone in book.Gazetteer.Zones) found.TryAdd(Meets([zone.Index]), [zone.Index]);
        for (var grown = true; grown;)
        {
            var joined = found.Values.SelectMany(a => found.Values.Select(b => a.Union(b).ToArray())).ToArray();
            grown = false;
            foreach (var places in joined) grown |= found.TryAdd(Meets(places), places);
        }

        return found.Values.Select(places => new Cell(string.Join(',', places.Select(p => book.Gazetteer.Zones[p].Id)), default, 0, places));

        string Meets(int[] places) => string.Concat(territories.Select(t => Array.TrueForAll(places, p => t.Contains(p, date)) ? '1' : '0'));
    }

    private static IEnumerable<CompiledCondition> Conditions(Rulebook book) => book.Measures.SelectMany(m => new[] { m.When, m.Requires })
        .Concat(book.Derogations.SelectMany(d => d.Areas).SelectMany(a => a.Conditions).Select(c => c.Test)).OfType<CompiledCondition>();
}
