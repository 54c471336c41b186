using System.Text.Json;
using MiniExcelLibs;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>Deals whose holders are stated by two sheets of entities and holdings.</summary>
public sealed class HolderSheetTests
{
    private const string Deals = "id,activity,registered,entity,form,date\nD1,miit:B25-search,cn-hb-wuhan,T,company,2025-03-01\n";
    private const string Entities = "id,name,economy,kind\nA,Alpha,CN,company\nX,Example GmbH,Germany,\nP,Chen,CN,individual\n";
    private const string Holdings = "holder,of,share\nA,T,60%\nP,T,40%\nX,Alpha,60%\nP,A,40%\n";

    [Test]
    public async Task Deal_is_looked_through()
    {
        var line = await OneAsync(Deals, Entities, Holdings);
        Assert.That(line.GetProperty("outcome").GetString(), Is.EqualTo("undetermined"));
        var ownership = line.GetProperty("ownership");
        Assert.That(ownership.GetProperty("direct").GetProperty("foreignShare").GetDecimal(), Is.EqualTo(60));
        Assert.That(ownership.GetProperty("lookThrough").GetProperty("foreignShare").GetDecimal(), Is.EqualTo(36));
        Assert.That(ownership.GetProperty("controllerByMajority")[0].GetString(), Is.EqualTo("Example GmbH"));
    }

    [Test]
    public async Task Headings_and_words_may_be_Chinese()
    {
        var line = await OneAsync(
            "编号,业务,注册地,标的主体,日期\n甲,miit:B25-search,武汉,目标公司,2025-03-01\n",
            "主体编号,名称,国别,性质\nT,目标公司,,\nA,甲公司,中国,公司\nX,外方,德国,\nP,张三,中国,自然人\n",
            "股东,被投资企业,持股比例,协议\nA,T,0.6,\nP,T,0.4,\nX,A,0.6,\nP,A,0.4,\nA,P,,一致行动\n");
        Assert.That(line.GetProperty("ownership").GetProperty("lookThrough").GetProperty("foreignShare").GetDecimal(), Is.EqualTo(36));
        Assert.That(line.GetProperty("ownership").GetProperty("controllerByAgreement").GetArrayLength(), Is.GreaterThan(0));
    }

    [TestCase("holder,of,share\nA,T,60\nP,T,50\n", "over 100")]
    [TestCase("holder,of,share\nA,T,100\nX,A,100\nA,X,100\n", "belong only to each other")]
    [TestCase("holder,of,share\nB,T,60\n", "unknown entity `B`")]
    [TestCase("holder,of,share\nA,T,sixty\n", "row 2: `sixty` is no share")]
    public async Task What_is_wrong_is_reported_at_the_deal(string holdings, string message)
    {
        var line = await OneAsync(Deals, Entities, holdings);
        var error = line.GetProperty("errors")[0];
        Assert.That(error.GetProperty("cell").GetString(), Is.EqualTo("D2"));
        Assert.That(error.GetProperty("message").GetString(), Does.Contain(message));
    }

    [Test]
    public async Task Mistake_elsewhere_is_no_mistake_of_the_deal() =>
        Assert.That((await OneAsync(Deals, Entities, Holdings + "A,Z,60%\nP,Z,60%\n")).GetProperty("outcome").GetString(), Is.EqualTo("undetermined"));

    [TestCase("Alhpa", "nearest is `Alpha`")]
    public async Task Unknown_enterprise_is_reported_with_the_nearest(string entity, string help)
    {
        var line = await OneAsync(Deals.Replace(",T,", $",{entity},", StringComparison.Ordinal), Entities, Holdings);
        Assert.That(line.GetProperty("errors")[0].GetProperty("help").GetString(), Is.EqualTo(help));
    }

    [Test]
    public async Task Sheets_of_a_workbook_say_who_is_behind_whom()
    {
        using var desk = new Desk();
        MiniExcel.SaveAs(desk["in.xlsx"], new Dictionary<string, object>
        {
            ["项目"] = new[] { new { 编号 = "甲", 业务 = "miit:B25-search", 注册地 = "武汉", 标的主体 = "T", 日期 = new DateTime(2025, 3, 1) } },
            ["主体"] = new[]
            {
                new { 主体编号 = "T", 名称 = "目标公司", 国别 = "", 性质 = "" }, new { 主体编号 = "A", 名称 = "甲公司", 国别 = "中国", 性质 = "公司" },
                new { 主体编号 = "X", 名称 = "外方", 国别 = "德国", 性质 = "" }, new { 主体编号 = "P", 名称 = "张三", 国别 = "中国", 性质 = "自然人" },
            },
            ["持股"] = new[]
            {
                new { 股东 = "A", 被投资企业 = "T", 持股比例 = 0.6 }, new { 股东 = "P", 被投资企业 = "T", 持股比例 = 0.4 },
                new { 股东 = "X", 被投资企业 = "A", 持股比例 = 0.6 }, new { 股东 = "P", 被投资企业 = "A", 持股比例 = 0.4 },
            },
        });
        await desk.ScreenAsync("in.xlsx", "out.jsonl", r => r with { Full = true });
        var line = desk.Lines("out.jsonl").Single();
        Assert.That(line.TryGetProperty("determination", out var determination), Is.True, line.GetRawText());
        Assert.That(determination.GetProperty("ownership").GetProperty("lookThrough").GetProperty("foreignShare").GetDecimal(), Is.EqualTo(36));
    }

    [Test]
    public async Task Without_the_sheets_the_deal_is_reported()
    {
        using var desk = new Desk();
        var line = (await desk.LinesAsync(Deals)).Single();
        Assert.That(line.GetProperty("errors")[0].GetProperty("message").GetString(), Does.Contain("no sheets of entities and holdings"));
    }

    [Test]
    public void Headings_in_the_readme_are_those_that_are_read()
    {
        var readme = File.ReadAllText(Path.Combine(Shipped.Root(), "src", "DigitalTrade.Access.Screening", "README.md"));
        foreach (var (_, key, names) in Holders.HolderHeadings.Table) Assert.That(readme, Does.Contain($"| `{key}` | {string.Join(", ", names)} |"));
    }

    private static async Task<JsonElement> OneAsync(string deals, string entities, string holdings)
    {
        using var desk = new Desk();
        desk.Write("entities.csv", entities);
        desk.Write("holdings.csv", holdings);
        var lines = await desk.LinesAsync(deals, with: r => r with { Full = true, Source = r.Source with { Entities = desk["entities.csv"], Holdings = desk["holdings.csv"] } });
        return lines.Single().TryGetProperty("determination", out var determination) ? determination : lines.Single();
    }
}
