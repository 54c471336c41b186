using System.Collections.Immutable;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Holders;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening.Deals;

/// <summary>How the rows of a table are to be read.</summary>
/// <param name="Sheet">The sheet, or null.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Scales">For each column of shares how its plain numbers are meant, by position.</param>
internal sealed record Layout(string? Sheet, ColumnSet Columns, ImmutableDictionary<int, ShareScale> Scales)
{
    /// <summary>Who holds whom, from sheets beside the deals; null without them.</summary>
    public HolderSheets? Holders { get; init; }
}

/// <summary>The rows of one deal.</summary>
internal sealed record RowGroup(Layout Layout, ImmutableArray<TableRow> Rows);
