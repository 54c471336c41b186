using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using Xdr = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>A bar for each outcome, in its colour, beside the table it shows.</summary>
internal static class OutcomeChart
{
    private const string Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    /// <summary>Rows that it covers.</summary>
    public const uint Rows = 14;

    public static void Add(WorksheetPart sheet, string sheetName, string title, uint firstRow, uint at, ImmutableArray<(string Name, long Deals)> outcomes)
    {
        var drawing = sheet.AddNewPart<DrawingsPart>();
        var chart = drawing.AddNewPart<ChartPart>();
        chart.ChartSpace = new ChartSpace(
            new RoundedCorners { Val = false },
            new Chart(
                new AutoTitleDeleted { Val = true },
                new PlotArea(new Layout(), Bars(sheetName, firstRow, outcomes), Categories(), Values()),
                new PlotVisibleOnly { Val = true },
                new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }));
        drawing.WorksheetDrawing = new WorksheetDrawing(new TwoCellAnchor(
            new Xdr.FromMarker(new ColumnId("0"), new ColumnOffset("0"), new RowId(at.ToString(CultureInfo.InvariantCulture)), new RowOffset("0")),
            new Xdr.ToMarker(new ColumnId("4"), new ColumnOffset("0"), new RowId((at + Rows - 1).ToString(CultureInfo.InvariantCulture)), new RowOffset("0")),
            new Xdr.GraphicFrame(
                new Xdr.NonVisualGraphicFrameProperties(
                    new Xdr.NonVisualDrawingProperties { Id = 2, Name = title, Description = string.Join("; ", outcomes.Select(o => $"{o.Name}: {o.Deals}")) },
                    new Xdr.NonVisualGraphicFrameDrawingProperties()),
                new Xdr.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
                new A.Graphic(new A.GraphicData(new ChartReference { Id = drawing.GetIdOfPart(chart) }) { Uri = Uri }))
            {
                Macro = "",
            },
            new ClientData()));
        sheet.Worksheet!.Append(new DocumentFormat.OpenXml.Spreadsheet.Drawing { Id = sheet.GetIdOfPart(drawing) });
    }

    private static BarChart Bars(string sheetName, uint firstRow, ImmutableArray<(string Name, long Deals)> outcomes)
    {
        var last = firstRow + (uint)outcomes.Length - 1;
        var series = new BarChartSeries(
            new C.Index { Val = 0 },
            new Order { Val = 0 },
            new SeriesText(new StringReference(new Formula($"'{sheetName}'!$B${firstRow - 1}"))),
            new InvertIfNegative { Val = false });
        for (var i = 0; i < outcomes.Length; i++) series.Append(Point((uint)i));
        series.Append(new DataLabels(
            new ShowLegendKey { Val = false }, new ShowValue { Val = true }, new ShowCategoryName { Val = false },
            new ShowSeriesName { Val = false }, new ShowPercent { Val = false }, new ShowBubbleSize { Val = false }));
        var names = new StringCache(new PointCount { Val = (uint)outcomes.Length });
        var counts = new NumberingCache(new FormatCode("#,##0"), new PointCount { Val = (uint)outcomes.Length });
        for (var i = 0; i < outcomes.Length; i++)
        {
            names.Append(new StringPoint(new NumericValue(outcomes[i].Name)) { Index = (uint)i });
            counts.Append(new NumericPoint(new NumericValue(outcomes[i].Deals.ToString(CultureInfo.InvariantCulture))) { Index = (uint)i });
        }

        series.Append(new CategoryAxisData(new StringReference(new Formula($"'{sheetName}'!$A${firstRow}:$A${last}"), names)));
        series.Append(new Values(new NumberReference(new Formula($"'{sheetName}'!$B${firstRow}:$B${last}"), counts)));
        return new(
            new BarDirection { Val = BarDirectionValues.Bar }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false },
            series, new GapWidth { Val = 60 }, new AxisId { Val = 1 }, new AxisId { Val = 2 });
    }

    private static DataPoint Point(uint index) => new(
        new C.Index { Val = index },
        new InvertIfNegative { Val = false },
        new Bubble3D { Val = false },
        new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = StyleSheet.Deep[index] })));

    // From open to closed, downwards.
    private static CategoryAxis Categories() => new(
        new AxisId { Val = 1 }, new Scaling(new Orientation { Val = OrientationValues.MaxMin }), new Delete { Val = false },
        new AxisPosition { Val = AxisPositionValues.Left }, new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = 2 }, new Crosses { Val = CrossesValues.AutoZero });

    private static ValueAxis Values() => new(
        new AxisId { Val = 2 }, new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MinAxisValue { Val = 0 }), new Delete { Val = true },
        new AxisPosition { Val = AxisPositionValues.Top }, new NumberingFormat { FormatCode = "#,##0", SourceLinked = false },
        new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None }, new TickLabelPosition { Val = TickLabelPositionValues.None },
        new CrossingAxis { Val = 1 }, new Crosses { Val = CrossesValues.AutoZero });
}
