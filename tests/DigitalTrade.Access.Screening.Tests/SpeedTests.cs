using System.Diagnostics;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>How fast, and that memory does not grow with the rows. Figures are written to the test's output.</summary>
[Category("Long")]
public sealed class SpeedTests
{
    [Test]
    public async Task A_million_deals_take_no_more_memory_than_a_tenth_of_them()
    {
        using var desk = new Desk();
        DealGenerator.Write(desk["in.jsonl"], 1_000_000);
        DealGenerator.Write(desk["tenth.jsonl"], 100_000);
        var tenth = await PeakAsync(desk, "tenth.jsonl");
        var clock = Stopwatch.StartNew();
        var whole = await PeakAsync(desk, "in.jsonl");
        TestContext.Out.WriteLine($"1,000,000 deals in {clock.Elapsed.TotalSeconds:N1} s on {Environment.ProcessorCount} processors; heap {tenth >> 20} MB at a tenth, {whole >> 20} MB at all");
        Assert.That(whole, Is.LessThan(Math.Max(tenth * 2, 200L << 20)));
    }

    private static async Task<long> PeakAsync(Desk desk, string input)
    {
        long peak = 0;
        var result = await desk.ScreenAsync(input, "out.jsonl", r => r with { Progress = _ => peak = Math.Max(peak, GC.GetTotalMemory(false)) });
        Assert.That(result.Complete, Is.True);
        return peak;
    }
}
