using System.Globalization;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Screening.Outputs;
using DigitalTrade.Access.Screening.Pipeline;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>The first sheet: what was asked, how many deals came out how, what stands in the way most often, what to know of the file.</summary>
internal sealed class Summary(ScreenRequest request, Tally tally, Closing closing)
{
    private const int MostMeasures = 10;
    private const uint FirstOutcome = 11;
    private readonly Names names = new(request.Book, request.Language);
    private readonly SheetData rows = new();
    private readonly MergeCells merged = new();
    private uint row;
    private uint chart;

    public string Title => names.Say("投资组合准入筛查", "Screening of a portfolio");

    public string SheetName => names.Say("概要", "Summary");

    public void Write(WorksheetPart part)
    {
        Head();
        Counts();
        Measures();
        Notes();
        Across(names.Say("规则库如上。本结果供参考，不构成法律意见。", "For information; not legal advice. Each statement stands with its instrument and provision in the sheet of findings."), CellStyle.Muted);
        part.Worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView { ShowGridLines = false, TabSelected = true, WorkbookViewId = 0 }),
            new SheetFormatProperties { DefaultRowHeight = 13.5 },
            new DocumentFormat.OpenXml.Spreadsheet.Columns(Column(1, 36), Column(2, 12), Column(3, 10), Column(4, 84)),
            rows,
            merged,
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&L&A&R&P / &N")));
        OutcomeChart.Add(part, SheetName, Title, FirstOutcome, chart, [.. Enum.GetValues<Outcome>().Select(o => (names.Say(Words.Of(o)), tally.Outcomes[(int)o]))]);
    }

    private void Head()
    {
        Next((Title, CellStyle.Title));
        Next();
        Fact(names.Say("组合", "Portfolio"), Path.GetFileName(request.Source.Name));
        Fact(names.Say("筛查日", "Screened on"), names.Date(request.Today));
        Fact(names.Say("基准日", "Law as of"), request.On is { } day ? names.Date(day) : names.Say($"各行所载日期；未载明的，按{names.Date(request.Today)}", $"the date of each deal; {names.Date(request.Today)} where it states none"));
        Fact(names.Say("规则库", "Rulebook"), request.Book.Revision);
        Fact(names.Say("行数", "Rows"), Accounted());
        if (!closing.Complete) Fact(names.Say("未完成", "Not complete"), names.Say($"在第{N(tally.Deals)}项之后停止；以下仅为已完成部分。", $"stopped after deal {N(tally.Deals)}; what follows covers the deals up to there"));
        else Next();
        Next();
    }

    private string Accounted() => names.Say(
        $"读入{N(tally.Rows)}行 = 已答复{N(tally.AnsweredRows)}行 + 未能读取{N(tally.UnreadRows)}行" + (closing.EmptyRows > 0 ? $"；另有空行{N(closing.EmptyRows)}行" : ""),
        $"{N(tally.Rows)} read = {N(tally.AnsweredRows)} answered + {N(tally.UnreadRows)} not read" + (closing.EmptyRows > 0 ? $"; besides, {N(closing.EmptyRows)} empty" : ""));

    private void Counts()
    {
        Next((names.Say("结论", "Outcome"), CellStyle.Heading), (names.Say("项数", "Deals"), CellStyle.Heading), (names.Say("占比", "Share"), CellStyle.Heading), (names.Say("含义", "What it means"), CellStyle.Heading));
        foreach (var outcome in Enum.GetValues<Outcome>())
            Counted(names.Say(Words.Of(outcome)), tally.Outcomes[(int)outcome], CellStyle.Permitted + (int)outcome, Means(outcome));
        Counted(names.Say("未能读取", "Not read"), tally.UnreadDeals, CellStyle.Unread, names.Say("原因与单元格见“未能读取”表。", "Cell and reason of each in the sheet of rows not read."));
        Counted(names.Say("合计", "Together"), tally.Deals, CellStyle.Label, "");
        Next();
        chart = row;
        for (var i = 0; i < OutcomeChart.Rows; i++) Next();
    }

    private void Counted(string what, long count, CellStyle style, string means)
    {
        var cells = Next((what, style));
        cells.Append(Cell(count.ToString(CultureInfo.InvariantCulture), CellStyle.Count));
        cells.Append(Cell((tally.Deals == 0 ? 0 : (double)count / tally.Deals).ToString("R", CultureInfo.InvariantCulture), CellStyle.Percent));
        cells.Append(Text(means, CellStyle.Wrapped));
    }

    private void Measures()
    {
        if (tally.Bars.Count == 0) return;
        var cites = request.Book.Measures.ToDictionary(m => m.Id, m => m.Cite, StringComparer.Ordinal);
        Next((names.Say("最常见的障碍", "What stands in the way most often"), CellStyle.Section));
        Next((names.Say("标识", "Key"), CellStyle.Heading), (names.Say("项数", "Deals"), CellStyle.Heading), (names.Say("占比", "Share"), CellStyle.Heading), (names.Say("依据", "Provision"), CellStyle.Heading));
        foreach (var (measure, deals) in tally.Bars.OrderByDescending(b => b.Value).ThenBy(b => b.Key, StringComparer.Ordinal).Take(MostMeasures))
            Counted(measure, deals, CellStyle.Wrapped, cites.TryGetValue(measure, out var cite) ? names.Cite(cite) : "");
        if (tally.Bars.Count > MostMeasures) Across(names.Say($"另有{tally.Bars.Count - MostMeasures}项措施较少触及。", $"{tally.Bars.Count - MostMeasures} further measures less often."), CellStyle.Muted);
        Next();
    }

    private void Notes()
    {
        if (closing.Notes.Count == 0) return;
        Next((names.Say("关于所读文件", "About the file"), CellStyle.Section));
        foreach (var note in closing.Notes) Across(note, CellStyle.Wrapped);
        Next();
    }

    private string Means(Outcome outcome) => outcome switch
    {
        Outcome.Permitted => names.Say("没有特别管理措施涉及，享受国民待遇。", "No measure covers it: national treatment."),
        Outcome.PermittedOnConditions => names.Say("涉及措施而已满足或已开放，所列条件须成立并保持。", "A measure covers it and is met or lifted; the conditions have to become and stay true."),
        Outcome.Undetermined => names.Say("结论取决于未载明的事实。", "The answer turns on a fact that is not stated."),
        Outcome.NotPermittedAsProposed => names.Say("照此不可，调整投资者可以改变的事项后可行。", "Barred as it is, for reasons the investor can cure."),
        Outcome.Prohibited => names.Say("对该投资者、该业务，在此地此日不开放。", "Closed to this investor and business, at this place on this date."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private void Fact(string name, string value)
    {
        Next((name, CellStyle.Label)).Append(Text(value, CellStyle.Wrapped), Text("", CellStyle.Wrapped), Text("", CellStyle.Wrapped));
        merged.Append(new MergeCell { Reference = $"B{row}:D{row}" });
    }

    private void Across(string text, CellStyle style)
    {
        Next((text, style));
        merged.Append(new MergeCell { Reference = $"A{row}:D{row}" });
    }

    private Row Next(params ReadOnlySpan<(string Text, CellStyle Style)> cells)
    {
        var made = new Row { RowIndex = ++row };
        foreach (var (text, style) in cells) made.Append(Text(text, style));
        rows.Append(made);
        return made;
    }

    private static Cell Text(string text, CellStyle style) => new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Harmless.Of(text)) { Space = SpaceProcessingModeValues.Preserve }))
    {
        DataType = CellValues.InlineString,
        StyleIndex = (uint)style,
    };

    private static Cell Cell(string number, CellStyle style) => new(new CellValue(number)) { StyleIndex = (uint)style };

    private static Column Column(uint index, double width) => new() { Min = index, Max = index, Width = width, CustomWidth = true };

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
