using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Lookups;

namespace DigitalTrade.Access.Sectors;

/// <summary>One meaning of an activity whose name can mean several things.</summary>
/// <param name="Value">The value of the fact that selects it; null when the activity has a single reading.</param>
/// <param name="Name">The value's name; null when the activity has a single reading.</param>
/// <param name="Codes">All its sector codes.</param>
public sealed record NamedReading(string? Value, Text? Name, ImmutableArray<string> Codes);

/// <summary>Something that can stand under <c>activities</c> of a proposal: an activity, or a sector code.</summary>
public sealed record ActivityEntry
{
    /// <summary>Activity id or sector code, as a proposal names it.</summary>
    public required string Id { get; init; }

    /// <summary>activity or sector.</summary>
    public required string Kind { get; init; }

    /// <summary>Name.</summary>
    public required Text Name { get; init; }

    /// <summary>Other names in Chinese.</summary>
    public required ImmutableArray<string> AliasesZh { get; init; }

    /// <summary>Other names in English.</summary>
    public required ImmutableArray<string> AliasesEn { get; init; }

    /// <summary>The fact that separates the readings, or null when there is one reading.</summary>
    public required string? Asks { get; init; }

    /// <summary>The question that asks for that fact, or null.</summary>
    public required Text? Question { get; init; }

    /// <summary>What it is read as: one reading, or several separated by <c>asks</c>.</summary>
    public required ImmutableArray<NamedReading> Readings { get; init; }

    /// <summary>True for a code too broad to be answered as one.</summary>
    public required bool Abstract { get; init; }

    /// <summary>What to know about the mapping, or null.</summary>
    public required Text? Note { get; init; }

    /// <summary>How it was found; absent when nothing was searched for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MatchKind? Match { get; init; }

    /// <summary>The name by which it was found; absent when nothing was searched for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Matched { get; init; }
}

/// <summary>Finds activities by what people call them: Chinese, English, an id or a sector code.</summary>
public static class ActivitySearch
{
    private const int Most = 50;

    /// <summary>All activities, ordered by id.</summary>
    public static ImmutableArray<ActivityEntry> All(Rulebook book) => [.. book.Taxonomy.Activities.Select(a => Entry(book, a))];

    /// <summary>
    /// Activities and sectors that the text can mean, best first: exact, prefix, substring; what is spelled nearly so only
    /// when there is nothing else. At most 50; empty for empty text.
    /// </summary>
    public static ImmutableArray<ActivityEntry> Find(Rulebook book, string text)
    {
        var typed = new TypedText(text);
        if (typed.IsEmpty) return [];
        var found = Ranked(book, typed.Best);
        return found.IsEmpty ? Ranked(book, typed.Near) : found;
    }

    private static ImmutableArray<ActivityEntry> Ranked(Rulebook book, Func<IEnumerable<string>, NameMatch?> match)
    {
        var activities = book.Taxonomy.Activities.Select(a => Better(match(Names(a)), match(Coded(a))) is { } found
            ? (found.Match, Rank: found.Second ? 2 : 0, Entry: Entry(book, a)) : default);
        var sectors = book.Taxonomy.Sectors.Select(s => match(Names(s)) is { } found ? (Match: found, Rank: 1, Entry: Entry(s)) : default);
        return
        [
            .. activities.Concat(sectors)
                .Where(f => f.Entry is not null)
                .OrderBy(f => f.Match.Kind).ThenBy(f => f.Rank).ThenBy(f => f.Match.Order)
                .ThenBy(f => f.Entry.Id, StringComparer.Ordinal)
                .Take(Most)
                .Select(f => f.Entry with { Match = f.Match.Kind, Matched = f.Match.Name }),
        ];
    }

    private static (NameMatch Match, bool Second)? Better(NameMatch? first, NameMatch? second) =>
        first is { } one && (second is null || one.Kind <= second.Value.Kind) ? (one, false)
        : second is { } other ? (other, true) : null;

    private static IEnumerable<string> Names(Activity activity) =>
        [activity.Id, activity.Name.Zh, activity.Name.En, .. activity.AliasesZh, .. activity.AliasesEn];

    private static IEnumerable<string> Coded(Activity activity) => activity.Readings.SelectMany(r => r.Codes).SelectMany(Codes);

    private static IEnumerable<string> Names(Sector sector) => [.. Codes(sector.Code), sector.Name.Zh, sector.Name.En];

    /// <summary>A code with and without its classification: <c>miit:B11</c>, <c>B11</c>.</summary>
    private static IEnumerable<string> Codes(string code) => [code, code[(code.IndexOf(':', StringComparison.Ordinal) + 1)..]];

    private static ActivityEntry Entry(Rulebook book, Activity activity)
    {
        var asked = activity.Asks is null ? null : book.Fact(activity.Asks);
        return new()
        {
            Id = activity.Id,
            Kind = "activity",
            Name = activity.Name,
            AliasesZh = activity.AliasesZh,
            AliasesEn = activity.AliasesEn,
            Asks = activity.Asks,
            Question = asked?.Question,
            Readings =
            [
                .. activity.Readings.Select(r =>
                    new NamedReading(r.Value, asked?.Values.FirstOrDefault(v => v.Id == r.Value)?.Name, r.Codes)),
            ],
            Abstract = false,
            Note = activity.Note,
        };
    }

    private static ActivityEntry Entry(Sector sector) => new()
    {
        Id = sector.Code,
        Kind = "sector",
        Name = sector.Name,
        AliasesZh = [],
        AliasesEn = [],
        Asks = null,
        Question = null,
        Readings = [new(null, null, sector.Means.IsEmpty ? [sector.Code] : sector.Means)],
        Abstract = sector.Abstract,
        Note = null,
    };
}
