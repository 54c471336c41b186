using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>What stands in cells of workbooks: percent formats, days, errors, merged ranges, titles above the heading.</summary>
public sealed class SheetTests
{
    private const uint Percent = 1;
    private const uint Day = 2;

    [Test]
    public async Task A_share_shown_as_percent_is_percent_even_alone()
    {
        using var desk = new Desk();
        Write(desk["in.xlsx"], [[T("activity"), T("registered"), T("economy"), T("share")], [T("miit:B25-search"), T("武汉"), T("DE"), N("1", Percent)], [T("miit:B25-search"), T("武汉"), T("DE"), N("0.51000000000000001", Percent)]]);
        await desk.ScreenAsync("in.xlsx", "out.jsonl");
        Assert.That(desk.Lines("out.jsonl").Select(l => l.GetProperty("outcome").GetString()), Is.All.EqualTo("not-permitted-as-proposed"));
    }

    [Test]
    public async Task A_day_is_a_day_also_where_days_count_from_1904()
    {
        using var desk = new Desk();
        Write(desk["in.xlsx"], [[T("activity"), T("date")], [T("cinema"), N("44255", Day)]], from1904: true);
        await desk.ScreenAsync("in.xlsx", "out.jsonl");
        Assert.That(desk.Lines("out.jsonl").Single().GetProperty("asOf").GetString(), Is.EqualTo("2025-03-01"));
    }

    [Test]
    public async Task An_error_in_a_cell_that_is_read_is_reported()
    {
        using var desk = new Desk();
        Write(desk["in.xlsx"], [[T("id"), T("activity"), T("registered")], [T("A"), T("cinema"), E("#N/A")]]);
        await desk.ScreenAsync("in.xlsx", "out.jsonl");
        var error = desk.Lines("out.jsonl").Single().GetProperty("errors")[0];
        Assert.That(error.GetProperty("cell").GetString(), Is.EqualTo("C2"));
        Assert.That(error.GetProperty("message").GetString(), Does.Contain("`#N/A`"));
    }

    [Test]
    public async Task A_merged_id_holds_its_rows_together_and_a_title_is_no_deal()
    {
        using var desk = new Desk();
        Write(
            desk["in.xlsx"],
            [[T("Our deals"), T(""), T(""), T("")], [T("id"), T("activity"), T("economy"), T("share")], [T("A"), T("miit:B25-search"), T("DE"), N("30", 0)], [T(""), T(""), T("US"), N("30", 0)], [T("B"), T("cinema"), T("FR"), N("10", 0)]],
            ["A1:D1", "A3:A4", "B3:B4"]);
        var result = await desk.ScreenAsync("in.xlsx", "out.jsonl");
        var lines = desk.Lines("out.jsonl");
        Assert.That(lines.Select(l => l.GetProperty("row").GetInt32()), Is.EqualTo(new[] { 3, 5 }));
        Assert.That(lines[0].GetProperty("rows").GetInt32(), Is.EqualTo(2));
        Assert.That(result.Notes, Has.Some.Contains("taken as a title"));
    }

    [Test]
    public void Headings_in_the_readme_are_those_that_are_read()
    {
        var readme = File.ReadAllText(Path.Combine(Shipped.Root(), "src", "DigitalTrade.Access.Screening", "README.md"));
        foreach (var (_, key, names) in Columns.Headings.Table)
            Assert.That(readme, Does.Contain($"| `{key}` | {string.Join(", ", names)} |"));
    }

    private static Cell T(string text) => new(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text))) { DataType = CellValues.InlineString };

    private static Cell N(string number, uint style) => new(new CellValue(number)) { StyleIndex = style };

    private static Cell E(string error) => new(new CellValue(error)) { DataType = CellValues.Error };

    private static void Write(string path, Cell[][] rows, string[]? merged = null, bool from1904 = false)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new Fonts(new Font()), new Fills(new Fill(new PatternFill())), new Borders(new Border()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 10 }, new CellFormat { NumberFormatId = 14 }));
        var sheet = workbook.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new Worksheet(new SheetData(rows.Select(r => new Row(r))));
        if (merged is not null) sheet.Worksheet.Append(new MergeCells(merged.Select(m => new MergeCell { Reference = m })));
        workbook.Workbook = new Workbook(new WorkbookProperties { Date1904 = from1904 }, new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Deals" }));
    }
}
