using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Space;

/// <summary>What verification stands on: the days, places, sectors and cells in which rules can meet.</summary>
internal sealed class VerifiedGround
{
    private readonly ImmutableArray<DateOnly> turns;
    private readonly DateOnly first;
    private readonly string anyCode;

    public VerifiedGround(Rulebook book)
    {
        Book = book;
        first = book.Editions.Where(e => !e.Incomplete).Select(e => e.InForce.From).DefaultIfEmpty(DateOnly.MinValue).Min();
        turns =
        [
            .. book.Editions.SelectMany(e => e.InForce.Turns()).Concat(book.Measures.SelectMany(m => m.InForce.Turns()))
                .Concat(book.Derogations.SelectMany(d => d.InForce.Turns().Concat(d.Areas.SelectMany(a => a.InForce.Turns()))))
                .Concat(book.Gazetteer.Zones.SelectMany(z => z.Designated.Turns())).Distinct().Order(),
        ];
        anyCode = book.Taxonomy.Sectors.First(s => !s.Abstract && s.Means.IsEmpty).Code;
    }

    public Rulebook Book { get; }

    /// <summary>One day for each stretch of days of a period in which nothing turns, from the earliest list on.</summary>
    public IEnumerable<DateOnly> Days(InForce period)
    {
        var from = period.From > first ? period.From : first;
        return turns.Where(t => t > from && period.On(t)).Prepend(from).Where(period.On);
    }

    /// <summary>Sectors covered that can be answered.</summary>
    public IEnumerable<string> Codes(Coverage sectors) =>
        Book.Taxonomy.Sectors.Where(s => !s.Abstract && s.Means.IsEmpty && sectors.Covers(s.Code, Book.Taxonomy)).Select(s => s.Code);

    /// <summary>The facts of every cell of what some conditions read, registered at the zone (by default the country).</summary>
    public IEnumerable<FactVector> Cells(IEnumerable<CompiledCondition> conditions, InForce days, int? zone = null) =>
        Proposals(conditions, days, zone).Select(p => Circumstances.Of(Book, p).Facts);

    public IEnumerable<Proposal> Proposals(IEnumerable<CompiledCondition> conditions, InForce days, int? zone = null)
    {
        var read = conditions.ToArray();
        var day = days.From > first ? days.From : first;
        var cells = new ComparedCells(Book, read.Select(c => c.Source), [], day);
        var places = zone is { } one ? [Book.Gazetteer.Zones[one].Id]
            : read.SelectMany(c => c.Source.Tests()).OfType<Condition.PlaceTest>().Where(p => p.Fact.Slot == BuiltIn.Registered)
                .SelectMany(p => p.Territory.Zones).Prepend(Country).Distinct();
        return places.SelectMany(p => cells.All(new() { AsOf = day, Activities = [anyCode], Registered = p })).Take(200_000);
    }

    /// <summary>Zones named in which nothing lies as long as the rule is in force.</summary>
    public IEnumerable<Weakness> Empty(string rule, Territory territory, InForce days)
    {
        foreach (var zone in territory.Zones)
        {
            if (Book.Gazetteer.Zones.Any(z => z.Kind != "abroad" && Book.Gazetteer.Closure(z.Index).Any(c => Book.Gazetteer.Zones[c.Zone].Id == zone && c.During.Overlaps(days))
                && (z.Id != zone || z.Kind != "group"))) continue;
            if (Book.Gazetteer.Zone(zone)!.Kind == "abroad") continue;
            yield return new(
                rule, "empty-territory", new($"有效期内没有任何地方属于{zone}", $"no zone lies in `{zone}` while it is in force"), Sample(null, territory, days.From));
        }
    }

    /// <summary>A plain proposal on which a rule can be looked at.</summary>
    public JsonObject Sample(Coverage? sectors, Territory territory, DateOnly day, decimal share = 100, int? zone = null)
    {
        var code = sectors is null ? anyCode : Codes(sectors).FirstOrDefault() ?? anyCode;
        var holders = ImmutableArray.CreateBuilder<Investor>();
        if (share > 0) holders.Add(new() { Economy = "DE", Share = Access.Proposals.Range.Point(share) });
        if (share < 100) holders.Add(new() { Economy = "CN", Share = Access.Proposals.Range.Point(100 - share), Kind = HolderKind.Private });
        return ProposalJson.Of(new()
        {
            AsOf = day < first ? first : day,
            Activities = [code],
            Registered = zone is { } at ? Book.Gazetteer.Zones[at].Id : territory.Zones[0],
            Investors = holders.ToImmutable(),
        });
    }

    private string Country => Book.Gazetteer.Zones.FirstOrDefault(z => z.Kind == "country")?.Id ?? Book.Gazetteer.Zones[0].Id;
}
