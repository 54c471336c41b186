using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using MiniExcelLibs;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>Workbooks in and out.</summary>
public sealed class WorkbookTests
{
    [Test]
    public async Task A_workbook_goes_in_and_a_valid_one_comes_out()
    {
        using var desk = new Desk();
        MiniExcel.SaveAs(desk["in.xlsx"], new[]
        {
            new { 编号 = "A", 业务 = "电影院", 注册地 = "武汉", 国别 = "德国", 外资比例 = 0.6, 日期 = new DateTime(2025, 3, 1) },
            new { 编号 = "B", 业务 = "nonsense", 注册地 = "武汉", 国别 = "德国", 外资比例 = 0.5, 日期 = new DateTime(2025, 3, 1) },
        });
        var result = await desk.ScreenAsync("in.xlsx", "out.xlsx");
        Assert.That((result.Tally.AnsweredRows, result.Tally.UnreadRows), Is.EqualTo((1, 1)));
        var deal = Rows(desk["out.xlsx"], "Deals").Single();
        Assert.That(deal["Outcome"], Is.EqualTo("Permitted"));
        Assert.That(deal["Law as of"], Is.EqualTo(new DateTime(2025, 3, 1)));
        var unread = Rows(desk["out.xlsx"], "Not read").Single();
        Assert.That(unread["Cell"], Is.EqualTo("B3"));
        Assert.That(unread["Reason"], Does.Contain("`nonsense`"));
        Assert.That(Rows(desk["out.xlsx"], "Findings"), Is.Not.Empty);
        using var document = SpreadsheetDocument.Open(desk["out.xlsx"], isEditable: false);
        Assert.That(new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"), Is.Empty);
        Assert.That(document.WorkbookPart!.WorksheetParts.SelectMany(w => w.DrawingsPart?.ChartParts ?? []), Has.Exactly(1).Items);
    }

    [Test]
    public async Task An_investor_a_row_makes_one_deal()
    {
        using var desk = new Desk();
        MiniExcel.SaveAs(desk["in.xlsx"], new[]
        {
            new { Deal = "A", Activity = "miit:B25-search", Economy = "DE", Share = 0.51 },
            new { Deal = "A", Activity = "", Economy = "CN", Share = 0.49 },
        });
        var result = await desk.ScreenAsync("in.xlsx", "out.jsonl");
        Assert.That((result.Tally.Rows, result.Tally.Deals), Is.EqualTo((2, 1)));
        Assert.That(desk.Lines("out.jsonl").Single().GetProperty("outcome").GetString(), Is.EqualTo("not-permitted-as-proposed"));
    }

    [Test]
    public async Task Every_sheet_with_deals_is_read_and_the_others_are_named()
    {
        using var desk = new Desk();
        MiniExcel.SaveAs(desk["in.xlsx"], new Dictionary<string, object>
        {
            ["2024"] = new[] { new { id = "A", activity = "cinema" } },
            ["Notes"] = new[] { new { remark = "nothing here" } },
            ["2025"] = new[] { new { id = "B", activity = "troupe" } },
        });
        var result = await desk.ScreenAsync("in.xlsx", "out.jsonl");
        Assert.That(desk.Lines("out.jsonl").Select(l => l.GetProperty("sheet").GetString()), Is.EqualTo(new[] { "2024", "2025" }));
        Assert.That(result.Notes, Has.Some.Contains("sheet `Notes`"));
    }

    [Test]
    public async Task A_sheet_that_is_not_there_is_named_with_the_nearest()
    {
        using var desk = new Desk();
        MiniExcel.SaveAs(desk["in.xlsx"], new[] { new { id = "A", activity = "cinema" } }, sheetName: "Deals");
        var thrown = await Assert.ThrowsAsync<PortfolioException>(() => desk.ScreenAsync("in.xlsx", "out.jsonl", r => r with { Source = r.Source with { Sheet = "Deels" } }));
        Assert.That(thrown!.Help, Is.EqualTo("nearest is `Deals`"));
    }

    private static IDictionary<string, object?>[] Rows(string path, string sheet) =>
        [.. MiniExcel.Query(path, useHeaderRow: true, sheetName: sheet).Cast<IDictionary<string, object?>>()];
}
