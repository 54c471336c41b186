using System.Collections.Immutable;

namespace DigitalTrade.Access.Sectors;

/// <summary>A position in a classification, for example <c>miit:B11</c>.</summary>
public sealed record Sector
{
    /// <summary>Classification and code.</summary>
    public required string Code { get; init; }

    /// <summary>The code directly above, or null.</summary>
    public string? Within { get; init; }

    /// <summary>Name in the classification.</summary>
    public required Text Name { get; init; }

    /// <summary>True when too broad to be answered as one: the answer asks which part is meant.</summary>
    public bool Abstract { get; init; }

    /// <summary>For a code of another classification: the codes it stands for; else empty.</summary>
    public ImmutableArray<string> Means { get; init; } = [];

    /// <summary>Position in the taxonomy's order of codes.</summary>
    internal int Index { get; init; }
}

/// <summary>One reading of an activity whose name can mean several things.</summary>
/// <param name="Value">The value of the fact that selects it; null when the activity has a single reading.</param>
/// <param name="Codes">All its sector codes.</param>
public sealed record Reading(string? Value, ImmutableArray<string> Codes);

/// <summary>A business as its owner would name it.</summary>
public sealed record Activity
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Usual name.</summary>
    public required Text Name { get; init; }

    /// <summary>Other names in Chinese.</summary>
    public ImmutableArray<string> AliasesZh { get; init; } = [];

    /// <summary>Other names in English.</summary>
    public ImmutableArray<string> AliasesEn { get; init; } = [];

    /// <summary>The fact that separates the readings, or null when there is one reading.</summary>
    public string? Asks { get; init; }

    /// <summary>One reading, or several separated by <see cref="Asks"/>.</summary>
    public required ImmutableArray<Reading> Readings { get; init; }

    /// <summary>What to know about the mapping, or null.</summary>
    public Text? Note { get; init; }
}
