using System.Collections.Immutable;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Zones;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>Every deal that a proposal may turn out to be, as far as the rules can tell deals apart.</summary>
internal sealed class Reading
{
    private readonly Ground ground;
    private readonly Proposal proposal;
    private readonly Condition[] tests;
    private readonly string[] economies;

    public Reading(Ground ground, Proposal proposal)
    {
        (this.ground, this.proposal) = (ground, proposal);
        var codes = proposal.Activities.SelectMany(AllCodes).SelectMany(Concrete).Distinct().ToArray();
        bool Covers(Access.Sectors.Coverage coverage) => codes.Any(c => ground.Covers(coverage, c));
        var measures = ground.Book.Measures.Where(m => Covers(m.Sectors)).ToArray();
        var derogations = ground.Book.Derogations.Where(d => Covers(d.Sectors)).ToArray();
        Territories =
        [
            .. ground.Book.Editions.Select(e => e.Territory).Concat(measures.Select(m => m.Territory))
                .Concat(derogations.SelectMany(d => d.Areas).Select(a => a.Territory)),
        ];
        tests =
        [
            .. measures.SelectMany(m => new[] { m.When, m.Requires }).Concat(derogations.SelectMany(d => d.Areas).SelectMany(a => a.Conditions).Select(c => c.Test))
                .Where(c => c is not null).SelectMany(c => c!.Source.Tests()),
        ];
        economies = [.. new[] { "CN", "HK", "MO", "TW", "XX" }.Concat(derogations.SelectMany(d => d.Investors?.Keys ?? [])).Distinct()];
    }

    private IEnumerable<Territory> Territories { get; }

    public IEnumerable<Deal> Deals()
    {
        var holdings = new Holdings(proposal, Limits("foreign-share"), Limits("state-share"), Limits("largest-foreign-share"), economies).All().ToArray();
        var looked = new Behind(proposal, Limits("foreign-share"), Limits("state-share"), Limits("largest-foreign-share")).All();
        (Holding, Holding?, Basis)[] shares = looked is null
            ? [.. holdings.Select(h => (h, (Holding?)null, Basis.Direct))]
            : [.. new[] { Basis.Direct, Basis.LookThrough }.SelectMany(b => holdings.SelectMany(h => looked.Select(l => (h, (Holding?)l, b))))];
        foreach (var facts in Facts())
        {
            foreach (var codes in Codes(facts, 0, []))
            {
                foreach (var zone in proposal.Registered is { } stated ? [stated] : Zones("registered", abroad: false))
                {
                    foreach (var (holding, behind, basis) in shares)
                        yield return new() { Date = proposal.AsOf, Zone = zone, Holding = holding, Behind = behind, Basis = basis, Codes = codes, Facts = facts };
                }
            }
        }
    }

    private decimal[] Limits(string fact) =>
        [.. tests.OfType<Condition.NumberTest>().Where(t => t.Fact.Id == fact).Select(t => t.Limit).Distinct().Order()];

    /// <summary>One zone for each set of territories that any rule names.</summary>
    private IEnumerable<string> Zones(string fact, bool abroad)
    {
        var named = tests.OfType<Condition.PlaceTest>().Where(t => t.Fact.Id == fact).Select(t => t.Territory);
        var territories = (fact == "registered" ? Territories.Concat(named) : named).Distinct().ToArray();
        return ground.Book.Gazetteer.Zones.Where(z => abroad || z.Kind != "abroad").Select(z => z.Id)
            .DistinctBy(z => string.Concat(territories.Select(t => ground.Lies(z, t.Zones, proposal.AsOf) ? '1' : '0')));
    }

    private IEnumerable<Dictionary<string, object>> Facts()
    {
        var known = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (id, value) in proposal.Facts)
        {
            if (Value(value) is { } v) known[id] = v;
        }

        if (proposal.Facilities is { IsEmpty: false } facilities) known["facilities"] = facilities.ToArray();
        if (proposal.Serves is { IsEmpty: false } serves) known["serves"] = serves.ToArray();
        if (proposal.Form is { } form) known["form"] = Word(form.ToString());
        known["mode"] = Word((proposal.Mode ?? Mode.Establishment).ToString());
        var open = tests.Select(t => t.Reads!).Concat(Asked())
            .Where(f => f.Role == FactRole.Circumstance && !known.ContainsKey(f.Id))
            .Where(f => f.Id is not ("foreign-share" or "state-share" or "largest-foreign-share" or "registered" or "chinese-relative-control"))
            .DistinctBy(f => f.Id).ToArray();
        return Complete(known, open, 0);
    }

    private IEnumerable<Dictionary<string, object>> Complete(Dictionary<string, object> known, Fact[] open, int at)
    {
        if (at == open.Length) return [known];
        return Values(open[at]).SelectMany(v => Complete(new(known, StringComparer.Ordinal) { [open[at].Id] = v }, open, at + 1));
    }

    private IEnumerable<object> Values(Fact fact)
    {
        var stated = proposal.Facts.GetValueOrDefault(fact.Id) as FactValue.Number;
        return fact.Type switch
        {
            FactType.Boolean => [true, false],
            FactType.Choice => fact.Values.Select(v => v.Id),
            FactType.Place => Places(fact.Id),
            FactType.Date => Holdings.Points(new Range(fact.Min, fact.Max), Limits(fact.Id).SelectMany(l => new[] { l - 1, l, l + 1 }))
                .Where(d => d == decimal.Truncate(d)).Cast<object>(),
            _ => Holdings.Points(stated?.Value ?? new Range(fact.Min, fact.Max), Limits(fact.Id)).Cast<object>(),
        };
    }

    // A fact that may name several places: single ones and pairs and triples of them.
    private IEnumerable<object> Places(string fact)
    {
        var zones = Zones(fact, abroad: true).ToArray();
        return zones.SelectMany(a => zones.SelectMany(b => zones.Select(c => new[] { a, b, c }.Distinct().ToArray())));
    }

    private static object? Value(FactValue value) => value switch
    {
        FactValue.Flag flag => flag.Value,
        FactValue.Number { Value: { IsPoint: true } point } => point.Low,
        FactValue.Number => null,
        FactValue.Choice choice => choice.Value,
        FactValue.Date date => (decimal)date.Value.DayNumber,
        FactValue.Places places => places.Value.ToArray(),
        _ => throw new InvalidOperationException(),
    };

    private static string Word(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    private IEnumerable<Fact> Asked() => proposal.Activities
        .Select(a => ground.Book.Taxonomy.Activity(a)?.Asks).OfType<string>().Select(id => ground.Book.Fact(id)!);

    private IEnumerable<string> AllCodes(string activity) => ground.Book.Taxonomy.Activity(activity) is { } known
        ? known.Readings.SelectMany(r => r.Codes)
        : ground.Book.Taxonomy.Sector(activity)!.Means is { IsEmpty: false } means ? means : [activity];

    private IEnumerable<string> Concrete(string code)
    {
        var sector = ground.Book.Taxonomy.Sector(code)!;
        return sector.Abstract ? ground.Book.Taxonomy.Sectors.Where(s => s.Within == code).SelectMany(s => Concrete(s.Code).Concat(s.Abstract ? [] : Below(s.Code))).Distinct() : [code];
    }

    private IEnumerable<string> Below(string code) =>
        ground.Book.Taxonomy.Sectors.Where(s => s.Within == code).SelectMany(s => Below(s.Code).Prepend(s.Code));

    private IEnumerable<ImmutableArray<ImmutableArray<string>>> Codes(Dictionary<string, object> facts, int at, ImmutableArray<ImmutableArray<string>> done)
    {
        if (at == proposal.Activities.Length) return [done];
        var name = proposal.Activities[at];
        var activity = ground.Book.Taxonomy.Activity(name);
        var codes = activity is null ? AllCodes(name) : activity.Asks is { } asks
            ? activity.Readings.First(r => r.Value == (string)facts[asks]).Codes : activity.Readings[0].Codes;
        return Parts([.. codes], 0, []).SelectMany(c => Codes(facts, at + 1, done.Add(c)));
    }

    private IEnumerable<ImmutableArray<string>> Parts(ImmutableArray<string> codes, int at, ImmutableArray<string> done) => at == codes.Length
        ? [[.. done.Distinct()]]
        : Concrete(codes[at]).SelectMany(c => Parts(codes, at + 1, done.Add(c)));
}
