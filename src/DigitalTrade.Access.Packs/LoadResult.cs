using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;

namespace DigitalTrade.Access.Packs;

/// <summary>A pack of a rulebook.</summary>
/// <param name="Id">Id.</param>
/// <param name="Local">True for a zone's own pack, bound by delegation.</param>
/// <param name="Title">Title.</param>
/// <param name="Folder">Folder below the root that was given, empty for the root itself.</param>
public sealed record PackInfo(string Id, bool Local, Text Title, string Folder);

/// <summary>A rule file as it was read.</summary>
/// <param name="Root">Number of its root folder.</param>
/// <param name="Path">Path below the root, with slashes.</param>
/// <param name="Content">Its bytes.</param>
public sealed record RuleContent(int Root, string Path, ReadOnlyMemory<byte> Content);

/// <summary>What base packs let local packs open.</summary>
/// <param name="To">Zones, each with all that lies in it.</param>
/// <param name="Lifts">Keys of the measures.</param>
/// <param name="Sectors">Codes; empty for whatever the measures cover.</param>
/// <param name="Without">Content that has to stay outside.</param>
/// <param name="Share">The most foreign share, in percent; null for no limit.</param>
/// <param name="Keeps">Facts that have to be asked for.</param>
/// <param name="Instrument">Id of the instrument that delegates.</param>
/// <param name="Until">The last day, or null.</param>
public sealed record DelegationInfo(
    ImmutableArray<string> To, ImmutableArray<string> Lifts, ImmutableArray<string> Sectors, ImmutableArray<string> Without, decimal? Share, ImmutableArray<string> Keeps, string Instrument, DateOnly? Until);

/// <summary>A rulebook, or every defect that stands in its way.</summary>
public sealed record LoadResult
{
    /// <summary>The rulebook; null when there is an error.</summary>
    public Rulebook? Rulebook { get; init; }

    /// <summary>What the rulebook holds, to look it up and show it; null when there is an error.</summary>
    public RuleIndex? Index { get; init; }

    /// <summary>All defects, ordered by place; beside a rulebook only warnings.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>The packs found, ordered by id.</summary>
    public ImmutableArray<PackInfo> Packs { get; init; } = [];

    /// <summary>The rule files that were read, cases not among them: what makes the revision again.</summary>
    public ImmutableArray<RuleContent> Contents { get; init; } = [];

    /// <summary>What base packs let local packs open, in order of their files.</summary>
    public ImmutableArray<DelegationInfo> Delegations { get; init; } = [];

    /// <summary>SHA-256 of the rules as read, also when they have errors.</summary>
    public required string Revision { get; init; }
}
