using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Tests.Building;

/// <summary>
/// A small rulebook in the making. Unless said otherwise rules speak everywhere, always, are verified and settled, and one
/// national list governs: <c>new Rules().Cap("t:a", 50).Book</c>.
/// </summary>
internal sealed class Rules
{
    private readonly Dictionary<string, Territory> territories = [];
    private readonly List<Edition> editions = [];
    private readonly List<Measure> measures = [];
    private readonly List<Derogation> derogations = [];
    private readonly List<Obligation> obligations = [];
    private readonly List<CaveatRule> caveats = [];
    private Rulebook? built;

    public Rules(bool governed = true, IEnumerable<Zone>? zones = null)
    {
        Gazetteer = new(zones ?? World.Zones);
        if (governed) List("national");
    }

    public Gazetteer Gazetteer { get; }

    public Rulebook Book => built ??= new(Content);

    public IReadOnlyList<Measure> Measures => measures;

    public IReadOnlyList<Derogation> Derogations => derogations;

    public RulebookContent Content => new()
    {
        Revision = "sha256:test",
        Taxonomy = new(World.Sectors, World.Activities),
        Gazetteer = Gazetteer,
        Facts = World.Facts,
        Economies = World.Economies,
        Instruments = [],
        Editions = [.. editions],
        Measures = [.. measures],
        Derogations = [.. derogations],
        Obligations = [.. obligations],
        Caveats = [.. caveats],
    };

    public Territory Territory(params string[] zones)
    {
        var key = string.Join(' ', zones.Order(StringComparer.Ordinal));
        if (!territories.TryGetValue(key, out var territory))
            territories[key] = territory = new(territories.Count, [.. zones.Order(StringComparer.Ordinal)], Gazetteer);
        return territory;
    }

    public static InForce Days(string? from = null, string? to = null) =>
        new(from is null ? DateOnly.MinValue : DateOnly.Parse(from, null), to is null ? DateOnly.MaxValue : DateOnly.Parse(to, null));

    public static Coverage On(params string[] codes) => new(
        codes.Where(c => c != "*" && !c.StartsWith('-')).ToFrozenSet(), codes.Where(c => c.StartsWith('-')).Select(c => c[1..]).ToFrozenSet(), codes.Contains("*"));

    /// <summary>A negative list; measures added after it belong to it.</summary>
    public Rules List(string family, string zone = "cn", string? from = null, string? to = null, bool incomplete = false, params string[] displaces) =>
        Add(editions, new()
        {
            Id = $"{family}-{editions.Count(e => e.Family == family) + 1}",
            Family = family,
            Instrument = World.Instrument(family),
            Territory = Territory(zone),
            Displaces = displaces.ToHashSet(),
            InForce = Days(from, to),
            Incomplete = incomplete,
        });

    /// <summary>A measure of the list added last, or of none.</summary>
    public Rules Measure(string key, MeasureKind kind, string[] sectors, Condition requires, Condition? when = null, bool listed = true, Func<Measure, Measure>? with = null)
    {
        var edition = listed ? editions.LastOrDefault() : null;
        var measure = new Measure
        {
            Id = $"{edition?.Id ?? "pack"}:{key}",
            Key = key,
            Kind = kind,
            Edition = edition,
            Sectors = On(sectors),
            Territory = edition?.Territory ?? Territory("cn"),
            InForce = edition?.InForce ?? InForce.Always,
            When = when is null ? null : Kleene.Interpreted(when),
            Requires = Kleene.Interpreted(requires),
            Statement = World.Words(key),
            Cite = new("list", key, World.Words("list")),
            Verified = Verification.Verified,
            Certainty = Certainty.Settled,
        };
        return Add(measures, with?.Invoke(measure) ?? measure);
    }

    public Rules Prohibit(string sector, Condition? when = null, bool listed = true, Func<Measure, Measure>? with = null) =>
        Measure($"bar-{Plain(sector)}", new MeasureKind.Prohibition(), [sector], When.ForeignAtMost(0), when, listed, with);

    public Rules Cap(string sector, decimal max, Condition? when = null, bool listed = true, Func<Measure, Measure>? with = null) =>
        Measure($"cap-{Plain(sector)}", new MeasureKind.EquityCap(max), [sector], When.ForeignAtMost(max), when, listed, with);

    public Rules Require(string key, string sector, Condition requires, Condition? when = null) =>
        Measure(key, new MeasureKind.InvestorQualification(), [sector], requires, when);

    /// <summary>A derogation open in the zone, with conditions by id.</summary>
    public Rules Lift(string key, string[] lifts, string sector, string zone = "cn", params (string Id, Condition Test)[] conditions) =>
        Lift(key, lifts, sector, [(zone, Days())], null, null, conditions);

    public Rules Lift(
        string key, string[] lifts, string sector, (string Zone, InForce Days)[] areas, Dictionary<string, string?>? investors,
        Func<Derogation, Derogation>? with = null, params (string Id, Condition Test)[] conditions)
    {
        var cite = new Citation("opening", key, World.Words("opening"));
        var derogation = new Derogation
        {
            Key = key,
            Instrument = World.Instrument("opening"),
            Lifts = lifts.ToFrozenSet(),
            Sectors = On(sector),
            InForce = InForce.Always,
            Areas = [.. areas.Select(a => new DerogationArea(Territory(a.Zone), a.Days, [.. conditions.Select(c => Condition(c.Id, Here(c.Test, a.Zone), cite))]))],
            Investors = investors?.ToFrozenDictionary(),
            Statement = World.Words(key),
            Cite = cite,
            Verified = Verification.Verified,
            Certainty = Certainty.Settled,
        };
        return Add(derogations, with?.Invoke(derogation) ?? derogation);
    }

    public Rules Oblige(string id, string sector, Condition? when = null, Func<Obligation, Obligation>? with = null)
    {
        var obligation = new Obligation
        {
            Id = id,
            Kind = "licence",
            Sectors = On(sector),
            Territory = Territory("cn"),
            InForce = InForce.Always,
            When = when is null ? null : Kleene.Interpreted(when),
            Authority = World.Words("authority"),
            Statement = World.Words(id),
            Cites = [new("law", id, World.Words("law"))],
            Verified = Verification.Verified,
            Certainty = Certainty.Settled,
        };
        return Add(obligations, with?.Invoke(obligation) ?? obligation);
    }

    public Rules Caveat(string id, string sector, Func<CaveatRule, CaveatRule>? with = null)
    {
        var caveat = new CaveatRule
        {
            Id = id,
            Kind = "silence",
            Sectors = On(sector),
            Territory = Territory("cn"),
            InForce = InForce.Always,
            Outcomes = [],
            Statement = World.Words(id),
            Cites = [new("law", id, World.Words("law"))],
        };
        return Add(caveats, with?.Invoke(caveat) ?? caveat);
    }

    /// <summary>The same rules in another order.</summary>
    public RulebookContent Shuffled(Random random) => Content with
    {
        Editions = [.. editions.OrderBy(_ => random.Next())],
        Measures = [.. measures.OrderBy(_ => random.Next())],
        Derogations = [.. derogations.OrderBy(_ => random.Next())],
    };

    /// <summary>A question to these rules.</summary>
    public Ask Ask(params string[] activities) => new(Book, activities);

    private static string Plain(string sector) => sector.Replace("t:", "", StringComparison.Ordinal);

    // `same` in a test is written as a place test on the zone `same`.
    private Condition Here(Condition test, string zone) =>
        test is Condition.PlaceTest { Territory: null } place ? place with { Territory = Territory(zone) } : test;

    public static DerogationCondition Condition(string id, Condition test, Citation? cite = null) => new()
    {
        Id = id,
        Kind = "approval",
        Test = Kleene.Interpreted(test),
        Statement = World.Words(id),
        Cite = cite ?? new("opening", id, World.Words("opening")),
        Verified = Verification.Verified,
    };

    private Rules Add<T>(List<T> list, T item)
    {
        built = null;
        list.Add(item);
        return this;
    }
}
