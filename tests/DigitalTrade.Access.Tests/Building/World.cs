using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Tests.Building;

/// <summary>The ground that small rulebooks stand on: a handful of zones, sectors, facts and economies.</summary>
internal static class World
{
    public static DateOnly Day { get; } = new(2025, 3, 1);

    /// <summary>cn ⊃ east ⊃ ftz ⊃ ftz-1, ftz-2; cn ⊃ west ⊃ park; park lies in the ftz too from 2025-01-01.</summary>
    public static ImmutableArray<Zone> Zones { get; } =
    [
        Zone("cn", "country"),
        Zone("east", "province", "cn"),
        Zone("west", "province", "cn"),
        Zone("ftz", "ftz", "east"),
        Zone("ftz-1", "ftz-area", "ftz"),
        Zone("ftz-2", "ftz-area", "ftz"),
        Zone("park", "park", "west") with { Within = [In("west"), new("ftz", new(new(2025, 1, 1), DateOnly.MaxValue))] },
        Zone("overseas", "abroad"),
    ];

    /// <summary>a ⊃ a1, a2 ⊃ a2-deep; b; c; wide is abstract: wide-1, wide-2; other:1 means b and c; none is free of rules.</summary>
    public static ImmutableArray<Sector> Sectors { get; } =
    [
        Sector("t:a"), Sector("t:a1", "t:a"), Sector("t:a2", "t:a"), Sector("t:a2-deep", "t:a2"),
        Sector("t:b"), Sector("t:c"), Sector("t:free"),
        Sector("t:wide") with { Abstract = true }, Sector("t:wide-1", "t:wide"), Sector("t:wide-2", "t:wide"),
        Sector("n:news"), Sector("n:music"), Sector("n:any") with { Abstract = true }, Sector("n:any-1", "n:any"), Sector("n:any-2", "n:any"),
        Sector("other:1") with { Means = ["t:b", "t:c"] },
    ];

    public static ImmutableArray<Activity> Activities { get; } =
    [
        new() { Id = "shop", Name = Words("shop"), AliasesEn = ["store"], AliasesZh = ["店"], Readings = [new(null, ["t:b"])] },
        new() { Id = "twofold", Name = Words("twofold"), Readings = [new(null, ["t:b", "t:c"])] },
        new() { Id = "mixed", Name = Words("mixed"), Readings = [new(null, ["t:c", "t:wide"])] },
        new() { Id = "feed", Name = Words("feed"), Asks = "reading", Readings = [new("low", ["n:news"]), new("high", ["n:music"])] },
        new() { Id = "cloud", Name = Words("cloud"), Asks = "reading", Readings = [new("low", ["t:a"]), new("high", ["t:b"])] },
    ];

    public static ImmutableArray<Fact> Facts { get; } = Slotted(
    [
        Number("foreign-share", FactRole.Circumstance, 100),
        Number("state-share", FactRole.Circumstance, 100),
        Number("largest-foreign-share", FactRole.Circumstance, 100),
        Of("registered", FactType.Place, FactRole.Circumstance),
        Of("facilities", FactType.Place, FactRole.Undertaking),
        Of("serves", FactType.Place, FactRole.Undertaking),
        Choice("form", FactRole.Undertaking, "company", "partnership", "sole-proprietorship", "branch", "cooperative"),
        Choice("mode", FactRole.Circumstance, "establishment", "acquisition", "onward-investment", "contractual-control", "overseas-listing", "cross-border-supply"),
        Of("chinese-relative-control", FactType.Boolean, FactRole.Circumstance),
        Of("approval", FactType.Boolean, FactRole.Undertaking),
        Number("capital", FactRole.Undertaking, 1_000_000),
        Of("chinese-side", FactType.Boolean, FactRole.Undertaking),
        Of("listed", FactType.Boolean, FactRole.Circumstance),
        Of("origin", FactType.Place, FactRole.Circumstance),
        Choice("reading", FactRole.Circumstance, "low", "high"),
        Choice("scale", FactRole.Circumstance, "small", "middle", "large"),
        Of("since", FactType.Date, FactRole.Circumstance) with { Max = DateOnly.MaxValue.DayNumber },
        Number("turnover", FactRole.Circumstance, 1000),
    ]);

    public static FrozenDictionary<string, Economy> Economies { get; } =
        new[] { "CN", "DE", "US", "HK", "MO", "TW", "XX" }.ToFrozenDictionary(e => e, e => new Economy(e, Words("economy " + e)));

    public static Fact Fact(string id) => Facts.First(f => f.Id == id);

    public static Text Words(string text) => new("“" + text + "”", text);

    public static Instrument Instrument(string id) => new()
    {
        Id = id,
        Kind = "list",
        Number = "1",
        Title = Words(id),
        Issuer = Words("issuer"),
        Verified = Verification.Verified,
    };

    private static Zone Zone(string id, string kind, params string[] within) =>
        new() { Id = id, Kind = kind, Name = Words(id), Within = [.. within.Select(In)], AliasesEn = ["the " + id] };

    private static Containment In(string zone) => new(zone, InForce.Always);

    private static Sector Sector(string code, string? within = null) => new() { Code = code, Within = within, Name = Words(code) };

    private static Fact Of(string id, FactType type, FactRole role) => new()
    {
        Id = id,
        Type = type,
        Role = role,
        Name = Words(id),
        Question = Words(id + "?"),
        Curable = role == FactRole.Undertaking,
    };

    private static Fact Number(string id, FactRole role, decimal max) => Of(id, FactType.Number, role) with { Max = max };

    private static Fact Choice(string id, FactRole role, params string[] values) =>
        Of(id, FactType.Choice, role) with { Values = [.. values.Select(v => new FactChoice(v, Words(v)))] };

    private static ImmutableArray<Fact> Slotted(Fact[] facts) => [.. facts.Select((f, i) => f with { Slot = i })];
}
