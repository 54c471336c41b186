namespace DigitalTrade.Access.Screening.Tests;

/// <summary>A run that is stopped leaves a valid file and can be taken up where it stopped.</summary>
public sealed class ResumeTests
{
    [TestCase("jsonl")]
    [TestCase("csv")]
    [TestCase("xlsx")]
    public async Task Stopped_and_resumed_is_as_in_one_go(string kind)
    {
        using var desk = new Desk();
        DealGenerator.Write(desk["in.jsonl"], 6000);
        await desk.ScreenAsync("in.jsonl", $"whole.{kind}");
        using var stop = new CancellationTokenSource();
        var request = desk.Request("in.jsonl", $"part.{kind}") with { Workers = 1, Progress = p => { if (p.Deals > 500) stop.Cancel(); } };
        var first = await Screen.RunAsync(request, stop.Token);
        Assert.That(first.Complete, Is.False);
        Assert.That(first.Tally.Deals, Is.GreaterThan(500).And.LessThan(6000));
        if (kind == "xlsx") Assert.That(MiniExcelLibs.MiniExcel.Query(desk["part.xlsx"], useHeaderRow: true, sheetName: "Deals").Count(), Is.EqualTo(first.Tally.AnsweredDeals));
        var second = await Screen.RunAsync(request with { Resume = true, Progress = null }, CancellationToken.None);
        Assert.That(second.Complete, Is.True);
        Assert.That(second.Tally.Deals, Is.EqualTo(6000));
        Assert.That(Directory.Exists(desk[$"part.{kind}.screening"]), Is.False);
        if (kind != "xlsx") Assert.That(File.ReadAllBytes(desk[$"part.{kind}"]), Is.EqualTo(File.ReadAllBytes(desk[$"whole.{kind}"])));
        else Assert.That(MiniExcelLibs.MiniExcel.Query(desk["part.xlsx"], useHeaderRow: true, sheetName: "Deals").Count(), Is.EqualTo(second.Tally.AnsweredDeals));
    }

    [Test]
    public async Task Another_question_is_not_taken_up()
    {
        using var desk = new Desk();
        DealGenerator.Write(desk["in.jsonl"], 6000);
        using var stop = new CancellationTokenSource();
        var request = desk.Request("in.jsonl", "part.jsonl") with { Workers = 1, Progress = p => stop.Cancel() };
        await Screen.RunAsync(request, stop.Token);
        await Assert.ThrowsAsync<PortfolioException>(() => Screen.RunAsync(request with { Resume = true, On = new(2024, 1, 1) }, CancellationToken.None));
    }
}
