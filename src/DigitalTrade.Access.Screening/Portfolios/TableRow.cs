namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Text as typed.</summary>
    Text,

    /// <summary>A number of a workbook.</summary>
    Number,

    /// <summary>A number of a workbook that is shown as percent: 0.6 is 60%.</summary>
    Percent,

    /// <summary>A day of a workbook, as year-month-day.</summary>
    Date,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>An error of a workbook, such as #N/A.</summary>
    Error,
}

/// <summary>A cell: its kind, and its text without blanks around it. The default is empty.</summary>
internal readonly record struct Cell(CellKind Kind, string Text)
{
    public bool IsEmpty => Kind == CellKind.Empty;

    public static Cell Of(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? default : new(CellKind.Text, trimmed);
    }
}

/// <summary>A row of a table.</summary>
/// <param name="Number">Row of the sheet, 1-based; in CSV the record, the heading counted.</param>
/// <param name="Cells">The cells, as many as there are.</param>
internal readonly record struct TableRow(long Number, Cell[] Cells)
{
    public bool IsEmpty => Cells.All(c => c.IsEmpty);

    public Cell this[int column] => column < Cells.Length ? Cells[column] : default;
}
