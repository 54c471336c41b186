using System.Collections.Concurrent;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Lookups;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Screening.Naming;

/// <summary>What a typed name was found to be.</summary>
/// <param name="Id">The id; null when it is unknown or can mean several things.</param>
/// <param name="Candidates">What it could mean, best first; empty when it is clear.</param>
internal sealed record Named(string? Id, ImmutableArray<string> Candidates);

/// <summary>
/// Ids for the names people type: exactly a code, a name or an alias, in Chinese or English, case and separators aside. What
/// only begins so, or is spelled nearly so, is a candidate and never taken.
/// </summary>
internal sealed class Vocabulary(Rulebook book)
{
    private const int MostKept = 20_000;
    private const int MostShown = 5;
    private readonly ConcurrentDictionary<(char Kind, string Text), Named> known = new();
    private readonly EconomyNames economies = new(book);

    public Rulebook Book => book;

    public Named Activity(string text) => Of('a', text, FindActivity);

    public Named Zone(string text) => Of('z', text, FindZone);

    public Named Economy(string text) => Of('e', text, economies.Find);

    private Named Of(char kind, string text, Func<string, Named> find)
    {
        if (known.TryGetValue((kind, text), out var named)) return named;
        named = find(text);
        if (known.Count < MostKept) known[(kind, text)] = named;
        return named;
    }

    private Named FindActivity(string text)
    {
        if (book.Taxonomy.Activity(text) is not null || book.Taxonomy.Sector(text) is not null) return new(text, []);
        var found = ActivitySearch.Find(book, text);
        var exact = found.Where(f => f.Match == MatchKind.Exact).ToArray();
        if (exact.Length > 0 && exact.All(e => Same(e, exact[0]))) return new(exact[0].Id, []);
        return new(null, [.. (exact.Length > 0 ? exact : [.. found]).Take(MostShown).Select(e => Shown(e.Id, e.Name))]);
    }

    private Named FindZone(string text)
    {
        if (book.Gazetteer.Zone(text) is not null) return new(text, []);
        var typed = new TypedText(text);
        var found = ZoneSearch.Find(book.Gazetteer, text);
        var exact = found.Where(z => typed.Best([z.Id, z.Name.Zh, z.Name.En, .. z.AliasesZh, .. z.AliasesEn]) is { Kind: MatchKind.Exact }).ToArray();
        return exact.Length == 1 ? new(exact[0].Id, []) : new(null, [.. (exact.Length > 0 ? exact : [.. found]).Take(MostShown).Select(z => Shown(z.Id, z.Name))]);
    }

    // Two entries of one name mean the same when they are read as the same codes without asking.
    private static bool Same(ActivityEntry one, ActivityEntry other) =>
        one.Asks is null && other.Asks is null && one.Readings.Length == 1 && other.Readings.Length == 1 && one.Readings[0].Codes.SequenceEqual(other.Readings[0].Codes)
        || one.Id == other.Id;

    internal static string Shown(string id, Text name) => $"`{id}` ({name.Zh}, {name.En})";
}
