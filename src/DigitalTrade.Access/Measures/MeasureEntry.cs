using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Measures;

/// <summary>A measure as people and programs read it.</summary>
public sealed record MeasureEntry
{
    /// <summary>Edition or pack, colon, key.</summary>
    public required string Id { get; init; }

    /// <summary>Stable over editions.</summary>
    public required string Key { get; init; }

    /// <summary>prohibition, commitment-limit, equity-cap and so on.</summary>
    public required string Kind { get; init; }

    /// <summary>The outcome when it bars and nothing lifts it.</summary>
    public required Outcome WhenBarred { get; init; }

    /// <summary>The list it belongs to, or null for a sector regulation.</summary>
    public required string? Edition { get; init; }

    /// <summary>Printed number in the list, or null.</summary>
    public required string? Item { get; init; }

    /// <summary>Codes it covers with all below them; empty with <c>allSectors</c>.</summary>
    public required ImmutableArray<string> Sectors { get; init; }

    /// <summary>Codes excepted.</summary>
    public required ImmutableArray<string> Except { get; init; }

    /// <summary>True when it covers every sector but those excepted.</summary>
    public required bool AllSectors { get; init; }

    /// <summary>Zones where it speaks.</summary>
    public required ImmutableArray<string> Territory { get; init; }

    /// <summary>Days in force.</summary>
    public required InForce InForce { get; init; }

    /// <summary>The proposals it concerns, as an expression over facts; null for all.</summary>
    public required string? When { get; init; }

    /// <summary>What it asks, as an expression over facts: it bars when this is false.</summary>
    public required string Requires { get; init; }

    /// <summary>What it says.</summary>
    public required Text Text { get; init; }

    /// <summary>Where it stands.</summary>
    public required Citation Cite { get; init; }

    /// <summary>How its content is known.</summary>
    public required Verification Verified { get; init; }

    /// <summary>How firm the law is.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Keys of the derogations that lift it somewhere, for someone.</summary>
    public required ImmutableArray<string> LiftedBy { get; init; }

    /// <summary>The entry of a measure.</summary>
    public static MeasureEntry Of(Rulebook book, Measure measure) => new()
    {
        Id = measure.Id,
        Key = measure.Key,
        Kind = measure.Kind.Name,
        WhenBarred = measure.Kind.WhenBarred,
        Edition = measure.Edition?.Id,
        Item = measure.Item,
        Sectors = [.. measure.Sectors.Included.Order(StringComparer.Ordinal)],
        Except = [.. measure.Sectors.Excepted.Order(StringComparer.Ordinal)],
        AllSectors = measure.Sectors.All,
        Territory = measure.Territory.Zones,
        InForce = measure.InForce,
        When = measure.When?.Expression,
        Requires = measure.Requires.Expression,
        Text = measure.Statement,
        Cite = measure.Cite,
        Verified = measure.Verified,
        Certainty = measure.Certainty,
        LiftedBy = [.. book.Derogations.Where(d => d.Lifts.Contains(measure.Key)).Select(d => d.Key)],
    };
}

/// <summary>Finds measures by sector, day and place.</summary>
public static class MeasureSearch
{
    /// <summary>
    /// Measures in order of id. A null argument does not narrow. Displacement is not applied: what is listed speaks at the
    /// place, but another list may govern there.
    /// </summary>
    /// <param name="book">The rulebook.</param>
    /// <param name="codes">Sector codes, one of which the measure covers.</param>
    /// <param name="zone">The whole of this zone lies in the measure's territory on the day; needs <paramref name="on"/>.</param>
    /// <param name="on">The measure is in force on this day.</param>
    public static ImmutableArray<MeasureEntry> Find(Rulebook book, ImmutableArray<string>? codes, Zone? zone, DateOnly? on)
    {
        if (zone is not null && on is null) throw new ArgumentException("a place is asked about on a day", nameof(on));
        return
        [
            .. book.Measures
                .Where(m => codes is not { } asked || asked.Any(c => m.Sectors.Covers(c, book.Taxonomy)))
                .Where(m => on is not { } day || m.InForce.On(day))
                .Where(m => zone is null || m.Territory.Contains(zone.Index, on!.Value))
                .Select(m => MeasureEntry.Of(book, m)),
        ];
    }
}
