using System.IO.Compression;
using System.Text;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>Files that would break a careless reader: a clear error, or every row accounted for.</summary>
public sealed class HostileTests
{
    [TestCase("", "is empty")]
    [TestCase("\n\n\n", "the portfolio is empty")]
    [TestCase("a,b\n1,2\n", "no column for the activity")]
    [TestCase("activity,business\ncinema,cinema\n", "both mean `activities`")]
    [TestCase("id,activity\nA,\"cinema\nB,cinema\n", "quotation mark")]
    public async Task A_file_without_deals_says_so(string text, string message)
    {
        using var desk = new Desk();
        var thrown = await Assert.ThrowsAsync<PortfolioException>(() => desk.LinesAsync(text));
        Assert.That(thrown!.Message, Does.Contain(message));
    }

    [Test]
    public async Task A_heading_alone_is_a_portfolio_without_deals()
    {
        using var desk = new Desk();
        Assert.That(await desk.LinesAsync("id,activity\n"), Is.Empty);
    }

    [TestCase(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, "protected by a password")]
    [TestCase(new byte[] { 0x50, 0x4B, 3, 4, 1, 2, 3 }, "broken")]
    [TestCase(new byte[] { 0, 1, 2, 3 }, "no text and no workbook")]
    public async Task A_file_that_is_no_portfolio_says_what_it_is(byte[] bytes, string message)
    {
        using var desk = new Desk();
        File.WriteAllBytes(desk["in.bin"], bytes);
        var thrown = await Assert.ThrowsAsync<PortfolioException>(() => desk.ScreenAsync("in.bin", "out.jsonl"));
        Assert.That(thrown!.Message, Does.Contain(message));
    }

    [Test]
    public async Task A_zip_bomb_is_not_unpacked()
    {
        using var desk = new Desk();
        using (var zip = ZipFile.Open(desk["bomb.xlsx"], ZipArchiveMode.Create))
        {
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++) part.Write(zeros);
        }

        var thrown = await Assert.ThrowsAsync<PortfolioException>(() => desk.ScreenAsync("bomb.xlsx", "out.jsonl"));
        Assert.That(thrown!.Message, Does.Contain("unpack"));
    }

    [Test]
    public async Task No_row_of_noise_is_ever_dropped()
    {
#pragma warning disable CA5394 // The same noise every time.
        var random = new Random(11);
        string[] bits = ["cinema", "=1+1", "@x", "60", "0.6", "2025-03-01", "DE", "", " ", "\t", "\"a\"\"b\"", "#N/A", "上海", "\uFFFD", "1e400", "-", "A", "B", new('x', 5000)];
        for (var round = 0; round < 20; round++)
        {
            using var desk = new Desk();
            var text = new StringBuilder("id,activity,registered,economy,share,date,pilot-approval\n");
            var rows = 0;
            for (var i = 0; i < 200; i++)
            {
                var cells = Enumerable.Range(0, random.Next(1, 10)).Select(_ => bits[random.Next(bits.Length)]).ToArray();
                if (cells.Any(c => c.Trim().Length > 0)) rows++;
                text.Append(string.Join(',', cells)).Append(random.Next(3) == 0 ? "\r\n" : "\n");
            }

            desk.Write("in.csv", text.ToString());
            var result = await desk.ScreenAsync("in.csv", "out.csv");
            Assert.That(result.Tally.Rows, Is.EqualTo(rows));
            Assert.That(result.Tally.AnsweredRows + result.Tally.UnreadRows, Is.EqualTo(rows));
        }
#pragma warning restore CA5394
    }

    [Test]
    public async Task A_bad_line_of_json_has_its_error_in_its_place()
    {
        using var desk = new Desk();
        desk.Write("in.jsonl", "{\"id\":1,\"activities\":[\"cinema\"]}\n{oops\n\n[1]\n{\"id\":2,\"activities\":[\"cinema\"],\"shar\":1}\n" + new string('x', 1_100_000) + "\n{\"activities\":[\"troupe\"]}");
        var result = await desk.ScreenAsync("in.jsonl", "out.jsonl");
        var lines = desk.Lines("out.jsonl");
        Assert.That(lines.Select(l => l.GetProperty("row").GetInt32()), Is.EqualTo(new[] { 1, 2, 4, 5, 6, 7 }));
        Assert.That(lines.Select(l => l.TryGetProperty("error", out _)), Is.EqualTo(new[] { false, true, true, true, true, false }));
        Assert.That(result.EmptyRows, Is.EqualTo(1));
    }

    [TestCase("=1+1")]
    [TestCase("+1")]
    [TestCase("-1")]
    [TestCase("@SUM(A1)")]
    [TestCase("＝1")]
    [TestCase(" =1")]
    public async Task Formulas_are_text(string name)
    {
        using var desk = new Desk();
        desk.Write("in.csv", $"id,name,activity\n1,\"{name}\",cinema\n");
        await desk.ScreenAsync("in.csv", "out.csv");
        await desk.ScreenAsync("in.csv", "out.xlsx");
        Assert.That(File.ReadAllText(desk["out.csv"]), Does.Contain($",'{name.Trim()}"));
        var row = MiniExcelLibs.MiniExcel.Query(desk["out.xlsx"], useHeaderRow: true, sheetName: "Deals").Cast<IDictionary<string, object?>>().Single();
        Assert.That(row["Name"], Is.EqualTo("'" + name.Trim()));
    }
}
