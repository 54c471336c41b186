using System.Diagnostics;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>Limits that a debug build on a busy machine keeps too; the figures are in the output.</summary>
[NonParallelizable]
public sealed class LoadTimeTests
{
    [TestCase(1_500, 3)]
    [TestCase(20_000, 30)]
    public void Rulebook_of_many_measures_loads_in_time(int measures, int seconds)
    {
        var rules = SyntheticRules.Of(measures);
        SyntheticRules.Of(50).Load();
        var clock = Stopwatch.StartNew();
        var result = rules.Load();
        var took = clock.Elapsed;
        Assert.That(result.Diagnostics, Is.Empty);
        var conditions = result.Index!.Content.Measures.SelectMany(m => new[] { m.When, m.Requires }).OfType<Measures.CompiledCondition>().ToList();
        TestContext.Out.WriteLine($"{measures} measures, {rules.Files.Values.Sum(f => (long)f.Length) / 1024} KiB, {conditions.Count} conditions, {conditions.Distinct().Count()} distinct: {took.TotalMilliseconds:F0} ms");
        Assert.That(result.Index.Content.Measures, Has.Length.EqualTo(measures + 4));
        Assert.That(took.TotalSeconds, Is.LessThan(seconds));
    }
}
