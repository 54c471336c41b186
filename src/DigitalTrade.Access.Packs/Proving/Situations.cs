using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>Proposals on both sides of everything that a rule and its mutant say, the likeliest to tell them apart first.</summary>
internal sealed class Situations
{
    private static readonly DateOnly Usual = new(2025, 3, 1);
    private readonly Rulebook book;
    private readonly Mutant mutant;
    private readonly List<Coverage> sectors = [];
    private readonly List<Territory> territories = [];
    private readonly List<InForce> days = [];
    private readonly List<CompiledCondition> conditions = [];
    private readonly List<string> economies = [];

    public Situations(Rulebook book, Rulebook changed, Mutant mutant)
    {
        (this.book, this.mutant) = (book, mutant);
        foreach (var from in (Rulebook[])[book, changed]) Read(from);
    }

    public IEnumerable<JsonObject> All() =>
        from facts in Facts()
        from zone in Zones()
        from code in Codes()
        from day in Days()
        from holders in Holders()
        select Proposal(code, zone, day, holders, facts);

    private void Read(Rulebook from)
    {
        foreach (var e in from.Editions.Where(e => e.Id == mutant.Rule))
        {
            Add(null, e.Territory, e.InForce, null);
            foreach (var m in from.Measures.Where(m => m.Edition == e).Take(3)) Add(m.Sectors, m.Territory, m.InForce, m.Requires);
        }

        foreach (var m in from.Measures.Where(m => m.Id == mutant.Rule))
        {
            Add(m.Sectors, m.Territory, m.InForce, m.Requires);
            if (m.When is { } when) conditions.Add(when);
            conditions.AddRange(from.Derogations.Where(d => d.Lifts.Contains(m.Key)).SelectMany(d => d.Areas).SelectMany(a => a.Conditions).Select(c => c.Test).DistinctBy(t => t.Expression).Take(6));
        }

        foreach (var d in from.Derogations.Where(d => d.Key == mutant.Rule))
        {
            foreach (var area in d.Areas) Add(d.Sectors, area.Territory, area.InForce, null);
            days.Add(d.InForce);
            conditions.AddRange(d.Areas.SelectMany(a => a.Conditions).Select(c => c.Test).Distinct());
            economies.AddRange(d.Investors?.Keys ?? []);
            if (d.Without is { } without) sectors.Add(without);
        }

        foreach (var o in from.Obligations.Where(o => o.Id == mutant.Rule)) Add(o.Sectors, o.Territory, o.InForce, o.When, o.Economies);
        foreach (var c in from.Caveats.Where(c => c.Id == mutant.Rule)) Add(c.Sectors, c.Territory, c.InForce, c.When, c.Economies);
        territories.InsertRange(0, conditions.SelectMany(c => c.Source.Tests()).OfType<Condition.PlaceTest>().Where(p => p.Fact.Slot == BuiltIn.Registered).Select(p => p.Territory).Except(territories).ToArray());
    }

    private void Add(Coverage? coverage, Territory territory, InForce inForce, CompiledCondition? condition, IEnumerable<string>? named = null)
    {
        if (coverage is not null && !sectors.Contains(coverage)) sectors.Add(coverage);
        if (!territories.Contains(territory)) territories.Add(territory);
        if (!days.Contains(inForce)) days.Add(inForce);
        if (condition is not null) conditions.Add(condition);
        economies.AddRange(named ?? []);
    }

    // What the two sides disagree on first, then something they both cover.
    private IEnumerable<string> Codes()
    {
        var answerable = book.Taxonomy.Sectors.Where(s => !s.Abstract && s.Means.IsEmpty).Select(s => s.Code).ToArray();
        var differing = sectors.Count > 1 ? answerable.Where(c => sectors.Select(s => s.Covers(c, book.Taxonomy)).Distinct().Count() > 1) : [];
        var covered = answerable.Where(c => sectors.Any(s => s.Covers(c, book.Taxonomy)));
        var said = mutant.What.En.Split(' ', ',').Where(answerable.Contains);
        var listed = said.Concat(differing).ToArray();
        return listed.Concat(mutant.Kind == "sector" && listed.Length > 0 ? [] : covered).Distinct().Take(4);
    }

    private IEnumerable<string> Zones()
    {
        var named = territories.SelectMany(t => t.Zones).Distinct().ToArray();
        var said = mutant.Kind is "territory" or "date" ? named.Where(z => mutant.What.En.Split(' ', ':').Contains(z)) : [];
        var inside = named.Contains("cn") ? ["cn-hb-wuhan", "ftz-sh", "hainan-ftp"] : named;
        return said.SelectMany(Around).Concat(inside.SelectMany(z => z == "any-ftz" ? ["ftz-sh", "ftz-bj"] : Around(z)))
            .Where(z => z is not ("cn" or "any-ftz")).Distinct().Take(mutant.Kind == "territory" ? 12 : 4);

        IEnumerable<string> Around(string zone) => book.Gazetteer.Zone(zone)!.Within.Select(w => w.Zone).Prepend(zone);
    }

    private IEnumerable<DateOnly> Days()
    {
        var first = book.Editions.Where(e => !e.Incomplete).Min(e => e.InForce.From);
        if (mutant.Kind == "date")
        {
            var said = mutant.What.En.Split(' ').Select(w => DateOnly.TryParseExact(w, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : default).Max();
            return ((DateOnly[])[said, said.AddDays(-1), said.AddDays(1)]).Where(d => d >= first);
        }

        return days.Where(d => d.On(Usual)).Select(_ => Usual).Concat(days.Where(d => d.From >= first).Select(d => d.From))
            .Concat(days.Where(d => d.To < DateOnly.MaxValue).Select(d => d.To)).Concat([first.AddDays(90), new(2021, 6, 1), new(2019, 6, 1)])
            .Where(d => d >= first && days.Exists(x => x.On(d))).Distinct().OrderByDescending(d => d == Usual).Take(6);
    }

    private IEnumerable<JsonArray> Holders()
    {
        var numbers = conditions.SelectMany(c => c.Source.Tests()).OfType<Condition.NumberTest>().Where(t => t.Fact.Slot < BuiltIn.Registered).ToArray();
        decimal[] shares =
        [
            .. numbers.SelectMany(t => t.Limit == 0 ? [5m, 0m] : (decimal[])[t.Limit + 0.01m, t.Limit, t.Limit - 0.01m, 100 - t.Limit + 0.01m, 100 - t.Limit]),
            100, 50, 10, 49, 60, 0,
        ];
        foreach (var share in shares.Where(s => s is >= 0 and <= 100).Distinct().Take(12))
        {
            foreach (var economy in economies.Distinct().DefaultIfEmpty("DE").Append("DE").Distinct().Take(4))
            {
                foreach (var kind in (string[])["private", "state-owned"])
                {
                    var holders = new JsonArray();
                    if (share > 0) holders.Add(Foreign(economy, share));
                    if (share < 100) holders.Add(new JsonObject { ["economy"] = "CN", ["share"] = 100 - share, ["kind"] = kind });
                    yield return holders;
                    if (share == 100) break;
                }
            }
        }
    }

    private static JsonObject Foreign(string economy, decimal share)
    {
        var holder = new JsonObject { ["economy"] = economy, ["share"] = share };
        if (economy is "HK" or "MO") holder["qualifies"] = new JsonArray($"cepa-{economy.ToLowerInvariant()}");
        return holder;
    }

    // Everything asked is kept; then each thing asked is missed in its turn; then nothing is stated.
    private IEnumerable<ImmutableArray<(Fact Fact, Condition Test, bool Kept)>> Facts()
    {
        var tests = conditions.SelectMany(c => c.Source.Tests()).Where(t => t.Reads is { } f && (f.Slot >= BuiltIn.Facilities && f.Slot != BuiltIn.RelativeControl))
            .DistinctBy(t => t is Condition.PlaceTest p ? $"{p.Fact.Id}" : t.ToString()).ToArray();
        yield return [.. tests.Select(t => (t.Reads!, t, true))];
        for (var i = 0; i < tests.Length && tests.Length > 0; i++) yield return [.. tests.Select((t, j) => (t.Reads!, t, j != i))];
        if (tests.Length > 0) yield return [];
    }

    private static JsonObject Proposal(string code, string zone, DateOnly day, JsonArray holders, ImmutableArray<(Fact Fact, Condition Test, bool Kept)> stated)
    {
        var proposal = new JsonObject { ["activities"] = new JsonArray(code), ["registered"] = zone, ["investors"] = holders.DeepClone() };
        var facts = new JsonObject();
        foreach (var (fact, test, kept) in stated)
        {
            var value = Value(fact, test, kept, zone);
            if (value is null) continue;
            if (fact.Slot < BuiltIn.Count) proposal[fact.Id] = value;
            else facts[fact.Id] = value;
        }

        if (facts.Count > 0) proposal["facts"] = facts;
        proposal["asOf"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return proposal;
    }

    private static JsonNode? Value(Fact fact, Condition test, bool kept, string zone) => test switch
    {
        Condition.FlagTest flag => JsonValue.Create(flag.Value == kept),
        Condition.ChoiceTest choice => kept ? choice.Values[0] : fact.Values.Select(v => v.Id).FirstOrDefault(v => !choice.Values.Contains(v)),
        Condition.PlaceTest => new JsonArray(kept ? zone : zone == "cn-hb-wuhan" ? "cn-gd-shenzhen" : "cn-hb-wuhan"),
        Condition.NumberTest { Fact.Type: FactType.Number } number => Number(number, kept),
        _ => null,
    };

    private static JsonValue? Number(Condition.NumberTest test, bool kept)
    {
        var up = test.Comparison is Comparison.AtLeast or Comparison.Above;
        var strict = test.Comparison is Comparison.Above or Comparison.Below;
        var value = kept ? strict ? test.Limit + (up ? 1 : -1) : test.Limit : strict ? test.Limit : test.Limit + (up ? -1 : 1);
        return value < test.Fact.Min || value > test.Fact.Max ? null : JsonValue.Create(value);
    }
}
