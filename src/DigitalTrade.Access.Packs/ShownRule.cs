using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Packs;

/// <summary>A condition as it is shown.</summary>
/// <param name="Id">Id within its derogation.</param>
/// <param name="Statement">What has to be true.</param>
/// <param name="Expression">The expression that is evaluated; several where the areas of a derogation differ.</param>
public sealed record ShownCondition(string Id, Text Statement, ImmutableArray<string> Expression);

/// <summary>One rule of a rulebook, as <c>dta rules show</c> prints it.</summary>
public sealed record ShownRule
{
    /// <summary>Measure id, derogation key, obligation or caveat id.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of measure, <c>derogation</c>, kind of obligation or kind of caveat.</summary>
    public required string Kind { get; init; }

    /// <summary>What it says.</summary>
    public required Text Statement { get; init; }

    /// <summary>Sectors named; empty with <see cref="AllSectors"/> for every sector.</summary>
    public required ImmutableArray<string> Sectors { get; init; }

    /// <summary>Sectors excepted.</summary>
    public required ImmutableArray<string> Except { get; init; }

    /// <summary>True when it speaks of every sector, less exceptions.</summary>
    public required bool AllSectors { get; init; }

    /// <summary>Zones where it speaks.</summary>
    public required ImmutableArray<string> Zones { get; init; }

    /// <summary>Days in force.</summary>
    public required InForce InForce { get; init; }

    /// <summary>Where it stands; at least one.</summary>
    public required ImmutableArray<Citation> Cites { get; init; }

    /// <summary>The proposals it concerns, or null for all.</summary>
    public string? When { get; init; }

    /// <summary>What it asks, for a measure; else null.</summary>
    public string? Expression { get; init; }

    /// <summary>Conditions of a derogation.</summary>
    public ImmutableArray<ShownCondition> Conditions { get; init; } = [];

    /// <summary>Keys of the measures a derogation lifts.</summary>
    public ImmutableArray<string> Lifts { get; init; } = [];

    /// <summary>Sectors with which a derogation opens nothing: a business that also does any of them is outside it.</summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>Economies whose investors a derogation opens for, with the qualification they have to hold (null: none); null for every investor.</summary>
    public ImmutableSortedDictionary<string, string?>? Investors { get; init; }

    /// <summary>Economies with whose investors an obligation or caveat is concerned; null for every investor.</summary>
    public ImmutableArray<string>? Economies { get; init; }

    /// <summary>How it is known, for a measure, a derogation or an obligation.</summary>
    public Verification? Verified { get; init; }

    /// <summary>File, line and column where it is written, or null for a rule the engine adds to another.</summary>
    public string? Source { get; init; }
}
