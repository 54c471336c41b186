using System.Text;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>CSV as it comes: delimiters, encodings, headings, shares, dates.</summary>
public sealed class CsvTests
{
    private const string One = "id,activity,registered,economy,foreign share,date\nP1,cinema,cn-hb-wuhan,DE,60,2025-03-01\n";

    [OneTimeSetUp]
    public void Register() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [TestCase(',')]
    [TestCase(';')]
    [TestCase('\t')]
    [TestCase('|')]
    [TestCase('^')]
    public async Task Any_delimiter_is_found_out(char delimiter)
    {
        using var desk = new Desk();
        var lines = await desk.LinesAsync(One.Replace(',', delimiter));
        Assert.That(lines.Single().GetProperty("outcome").GetString(), Is.EqualTo("permitted"));
    }

    [TestCase("utf-8")]
    [TestCase("utf-16")]
    [TestCase("GB18030")]
    public async Task Chinese_is_read_in_any_usual_encoding(string name)
    {
        using var desk = new Desk();
        var encoding = Encoding.GetEncoding(name);
        var text = "编号,业务,注册地,国别,外资比例\n甲,电影院,武汉,德国,60%\n";
        desk.Write("in.csv", text, encoding);
        File.WriteAllBytes(desk["in.csv"], [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
        await desk.ScreenAsync("in.csv", "out.jsonl");
        var line = desk.Lines("out.jsonl").Single();
        Assert.That(line.GetProperty("id").GetString(), Is.EqualTo("甲"));
        Assert.That(line.GetProperty("outcome").GetString(), Is.EqualTo("permitted"));
    }

    [TestCase("60", "0.6", "60%", "D3", TestName = "a fraction among percentages is reported")]
    [TestCase("1", "1", "1", "D2", TestName = "a column of ones is unclear")]
    [TestCase("101", "50", "10", "D2", TestName = "over a hundred is reported")]
    [TestCase("abc", "50", "10", "D2", TestName = "no number is reported")]
    public async Task Shares_that_are_unclear_are_reported_with_their_cell(string first, string second, string third, string cell)
    {
        using var desk = new Desk();
        var lines = await desk.LinesAsync($"id,activity,economy,share\nA,cinema,DE,{first}\nB,cinema,DE,{second}\nC,cinema,DE,{third}\n");
        Assert.That(lines, Has.Length.EqualTo(3));
        var wrong = lines.First(l => l.TryGetProperty("error", out _));
        Assert.That(wrong.GetProperty("errors")[0].GetProperty("cell").GetString(), Is.EqualTo(cell));
    }

    [TestCase("0.6", "0.4", "not-permitted-as-proposed")]
    [TestCase("60%", "40%", "not-permitted-as-proposed")]
    [TestCase("60", "40", "not-permitted-as-proposed")]
    [TestCase("0.5", "0.5", "permitted-on-conditions")]
    [TestCase("50", "50", "permitted-on-conditions")]
    [TestCase("45-50", "50", "permitted-on-conditions")]
    [TestCase("40%..60%", "40%", "undetermined")]
    public async Task Shares_are_read_as_fractions_percent_and_ranges(string foreign, string chinese, string outcome)
    {
        using var desk = new Desk();
        var lines = await desk.LinesAsync($"id,activity,registered,economy,share,kind\nA,miit:B25-search,cn-hb-wuhan,DE,{foreign},\nA,,,CN,{chinese},private\n");
        Assert.That(lines.Single().GetProperty("outcome").GetString(), Is.EqualTo(outcome));
        Assert.That(lines.Single().GetProperty("rows").GetInt32(), Is.EqualTo(2));
    }

    [TestCase("2025-03-01", "2025-03-01")]
    [TestCase("2025/3/1", "2025-03-01")]
    [TestCase("2025年3月1日", "2025-03-01")]
    [TestCase("45717", "2025-03-01")]
    [TestCase("20250301", "2025-03-01")]
    [TestCase("", "2025-03-01")]
    [TestCase("01/11/2024", null)]
    [TestCase("yesterday", null)]
    public async Task Dates_begin_with_the_year_or_are_serial_numbers(string written, string? read)
    {
        using var desk = new Desk();
        var line = (await desk.LinesAsync($"id,activity,date\nA,cinema,{written}\n")).Single();
        if (read is not null) Assert.That(line.GetProperty("asOf").GetString(), Is.EqualTo(read));
        else Assert.That(line.GetProperty("errors")[0].GetProperty("cell").GetString(), Is.EqualTo("C2"));
    }

    [Test]
    public async Task Rows_of_one_deal_are_one_deal_wherever_they_stand()
    {
        using var desk = new Desk();
        var lines = await desk.LinesAsync("id,activity,economy,share\nA,miit:B25-search,DE,30\nB,cinema,FR,10\nA,,US,30\nA,,CN,40\n");
        Assert.That(lines.Select(l => l.GetProperty("id").GetString()), Is.EqualTo(new[] { "B", "A" }));
        Assert.That(lines[1].GetProperty("rows").GetInt32(), Is.EqualTo(3));
        Assert.That(lines[1].GetProperty("outcome").GetString(), Is.EqualTo("not-permitted-as-proposed"));
    }

    [Test]
    public async Task Rows_of_one_deal_that_contradict_each_other_are_reported()
    {
        using var desk = new Desk();
        var line = (await desk.LinesAsync("id,activity,economy,share\nA,cinema,DE,30\nA,troupe,US,30\n")).Single();
        Assert.That(line.GetProperty("errors")[0].GetProperty("cell").GetString(), Is.EqualTo("B3"));
        Assert.That(line.GetProperty("errors")[0].GetProperty("message").GetString(), Does.Contain("does not agree with `cinema` in B2"));
    }

    [Test]
    public async Task A_name_that_can_mean_several_things_is_reported_with_them()
    {
        using var desk = new Desk();
        var line = (await desk.LinesAsync("id,activity,registered\nA,cinema,Pudon\n")).Single();
        var error = line.GetProperty("errors")[0];
        Assert.That(error.GetProperty("cell").GetString(), Is.EqualTo("C2"));
        Assert.That(error.GetProperty("help").GetString(), Does.StartWith("it could be `"));
    }

    [Test]
    public async Task Columns_can_be_mapped()
    {
        using var desk = new Desk();
        var mapping = desk.Write("m.yaml", "columns: {activities: What they do, foreignShare: \"% held\", id: Nr}\nshares: percent\n");
        var line = (await desk.LinesAsync("Nr,What they do,% held\n1,cinema,0.5\n", null, r => r with { Source = r.Source with { Mapping = mapping } })).Single();
        Assert.That(line.GetProperty("outcome").GetString(), Is.EqualTo("permitted"));
    }

    [TestCase("colums: {}\n", "unknown key `colums`", "nearest is `columns`")]
    [TestCase("columns: {activites: X}\n", "unknown column `activites`", "nearest is `activities`")]
    [TestCase("columns: [a]\n", "keys and values are expected", null)]
    public async Task A_wrong_mapping_says_where(string yaml, string message, string? help)
    {
        using var desk = new Desk();
        var mapping = desk.Write("m.yaml", yaml);
        var thrown = await Assert.ThrowsAsync<PortfolioException>(() => desk.LinesAsync(One, null, r => r with { Source = r.Source with { Mapping = mapping } }));
        Assert.That(thrown!.Message, Does.Contain(message).And.Contain("m.yaml:1:"));
        if (help is not null) Assert.That(thrown.Help, Is.EqualTo(help));
    }

    [Test]
    public async Task An_investor_list_in_one_cell_is_read()
    {
        using var desk = new Desk();
        var lines = await desk.LinesAsync("id,activity,registered,investors\nA,miit:B25-search,武汉,德国 60%; 中国 40%\nB,miit:B25-search,武汉,DE=50；CN=50\nC,cinema,武汉,60\n");
        Assert.That(lines[0].GetProperty("bars")[0].GetString(), Does.EndWith("telecom-vats-cap"));
        Assert.That(lines[1].GetProperty("outcome").GetString(), Is.EqualTo("permitted-on-conditions"));
        Assert.That(lines[2].TryGetProperty("error", out _), Is.True);
    }
}
