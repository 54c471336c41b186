namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Rows and columns that can be gone through more than once: a CSV file, or one sheet of a workbook.</summary>
internal abstract class Table
{
    /// <summary>The sheet; null where the file has none.</summary>
    public abstract string? Sheet { get; }

    /// <summary>All rows in order, also empty ones where the file has them.</summary>
    public abstract IEnumerable<TableRow> Rows();
}
