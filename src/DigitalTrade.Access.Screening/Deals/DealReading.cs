using System.Collections.Immutable;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Screening.Deals;

/// <summary>A deal of a portfolio as it was read: a proposal, or everything that is wrong with its rows.</summary>
internal sealed record DealReading
{
    /// <summary>The sheet; null where the file has none.</summary>
    public string? Sheet { get; init; }

    /// <summary>Its first row or line, 1-based.</summary>
    public required long Row { get; init; }

    /// <summary>The rows that make it.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Id in the portfolio, as it stands there; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>What the portfolio calls it, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The proposal; null when there is a problem.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>All problems; empty when there is a proposal.</summary>
    public ImmutableArray<CellProblem> Problems { get; init; } = [];
}
