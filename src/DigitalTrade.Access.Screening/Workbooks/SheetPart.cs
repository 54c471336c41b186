using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Screening.Columns;

namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>A sheet whose rows stand in a file: what comes before and after them.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Stream">What its rows are.</param>
/// <param name="File">Number of the file.</param>
/// <param name="Rows">Rows with the heading.</param>
internal sealed record SheetPart(string Name, int Stream, int File, long Rows)
{
    private const int FrozenColumns = 4;
    private const int A3 = 8;
    private const int A4 = 9;

    /// <summary>Its entry in the package, once that is made.</summary>
    public string Entry { get; set; } = "";

    /// <summary>The heading stays in sight; so do row, deal, name and outcome of a deal.</summary>
    public string Before(ImmutableArray<(string Heading, int Width)> columns)
    {
        var frozen = Stream == AnswerSheets.Deals ? FrozenColumns + columns.Length - 14 : 0;
        var pane = frozen > 0
            ? $"<pane xSplit=\"{frozen}\" ySplit=\"1\" topLeftCell=\"{Column.LetterOf(frozen)}2\" activePane=\"bottomRight\" state=\"frozen\"/>"
            : "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>";
        var widths = string.Concat(columns.Select((c, i) => $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{c.Width.ToString(CultureInfo.InvariantCulture)}\" customWidth=\"1\"/>"));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
            + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
            + $"<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">{pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"13.5\"/><cols>{widths}</cols><sheetData>";
    }

    /// <summary>Filters over all columns; landscape, one page wide, numbered.</summary>
    public string After(int columns) =>
        $"</sheetData><autoFilter ref=\"A1:{Column.LetterOf(columns - 1)}{Rows}\"/>"
        + "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
        + $"<pageSetup paperSize=\"{(Stream == AnswerSheets.Deals ? A3 : A4)}\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
        + "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>";
}
