using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Space;

/// <summary>
/// Looks for what a pack says that cannot come to anything: exact over the finite cells of the facts that a rule reads, and over
/// the days on which anything in the rulebook turns.
/// </summary>
public static class Verification
{
    /// <summary>Every weakness, in the order of the rules.</summary>
    /// <param name="book">The rules.</param>
    /// <param name="on">The legal date from which what expires is looked for.</param>
    /// <param name="within">Days within which what expires is named; zero for none.</param>
    public static ImmutableArray<Weakness> Of(Rulebook book, DateOnly on, int within = 0)
    {
        ArgumentNullException.ThrowIfNull(book);
        var ground = new VerifiedGround(book);
        return
        [
            .. Editions(book, ground),
            .. book.Measures.AsParallel().AsOrdered().SelectMany(m => new MeasureVerification(ground).Of(m)),
            .. book.Derogations.AsParallel().AsOrdered().SelectMany(d => new DerogationVerification(ground).Of(d)),
            .. book.Obligations.SelectMany(o => Attached(ground, o.Id, o.Sectors, o.Territory, o.InForce, o.When)),
            .. book.Caveats.SelectMany(c => Attached(ground, c.Id, c.Sectors, c.Territory, c.InForce, c.When)),
            .. Expiring(book, ground, on, within),
        ];
    }

    private static IEnumerable<Weakness> Editions(Rulebook book, VerifiedGround ground)
    {
        foreach (var family in book.Editions.GroupBy(e => e.Family))
        {
            var ordered = family.OrderBy(e => e.InForce.From).ToArray();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
            {
                if (earlier.InForce.To == DateOnly.MaxValue || earlier.InForce.To.AddDays(1) >= later.InForce.From) continue;
                var day = earlier.InForce.To.AddDays(1);
                yield return new(
                    later.Id, "gap",
                    new($"自{Day(day)}至{Day(later.InForce.From.AddDays(-1))}，没有{family.Key}清单适用", $"from {Day(day)} to {Day(later.InForce.From.AddDays(-1))} no list of family `{family.Key}` is in force"),
                    ground.Sample(null, earlier.Territory, day));
            }
        }

        foreach (var edition in book.Editions)
        {
            foreach (var weakness in ground.Empty(edition.Id, edition.Territory, edition.InForce)) yield return weakness;
            if (!ground.Days(edition.InForce).Any(d => book.Gazetteer.Zones.Any(z => z.Kind != "abroad" && Governance.At(book, z.Index, d).Governing == edition)))
                yield return new(edition.Id, "unreachable", new("该清单在任何地方、任何一日都不适用", "the list governs nowhere on any day"), ground.Sample(null, edition.Territory, edition.InForce.From));
        }
    }

    private static IEnumerable<Weakness> Attached(
        VerifiedGround ground, string id, Sectors.Coverage sectors, Zones.Territory territory, InForce days, CompiledCondition? when)
    {
        foreach (var weakness in ground.Empty(id, territory, days)) yield return weakness;
        if (!ground.Codes(sectors).Any()) yield return new(id, "unreachable", new("不涉及任何可作答的业务", "it concerns no sector that can be answered"), null);
        if (when is not null && !ground.Cells([when], days).Any(f => when.Test(f) == true))
            yield return new(id, "unreachable", new("适用情形不可能出现", "no proposal meets its `when`"), ground.Sample(sectors, territory, days.From));
    }

    private static IEnumerable<Weakness> Expiring(Rulebook book, VerifiedGround ground, DateOnly on, int within)
    {
        if (within <= 0) return [];
        var last = on.AddDays(within);
        return book.Editions.Select(e => (Rule: e.Id, Ends: e.InForce.To, Sectors: (Sectors.Coverage?)null, e.Territory))
            .Concat(book.Measures.Where(m => m.Edition is null).Select(m => (Rule: m.Id, Ends: m.InForce.To, Sectors: (Sectors.Coverage?)m.Sectors, m.Territory)))
            .Concat(book.Derogations.SelectMany(d => d.Areas.Select(a => (
                Rule: d.Key, Ends: a.InForce.To < d.InForce.To ? a.InForce.To : d.InForce.To, Sectors: (Sectors.Coverage?)d.Sectors, a.Territory))))
            .Where(r => r.Ends >= on && r.Ends <= last).DistinctBy(r => (r.Rule, r.Ends))
            .Select(r => new Weakness(r.Rule, "expiring", new($"{Day(r.Ends)}到期", $"ends on {Day(r.Ends)}"), ground.Sample(r.Sectors, r.Territory, r.Ends)));
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
