using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Hosting.Tests;

/// <summary>What is served while the packs change.</summary>
public sealed class RefreshTests
{
    [Test]
    public async Task Rulebook_is_there_when_the_host_has_started()
    {
        using var rules = new TinyRules(50);
        await using var embedded = await Embedded.StartAsync(rules);
        var serving = embedded.Holder.Required;
        Assert.Multiple(() =>
        {
            Assert.That(serving.Rulebook.Revision, Is.EqualTo(rules.Revision));
            Assert.That(serving.Packs.Select(p => p.Id), Is.EqualTo(new[] { "tiny" }));
            Assert.That(serving, Has.Property(nameof(Serving.Degraded)).False.And.Property(nameof(Serving.Origin)).EqualTo(RulebookOrigin.Sources));
            Assert.That(Ask(embedded, 50), Is.EqualTo(Outcome.PermittedOnConditions));
            Assert.That(Ask(embedded, 50.0001m), Is.EqualTo(Outcome.NotPermittedAsProposed));
        });
    }

    [Test]
    public async Task Changed_pack_goes_live_within_seconds()
    {
        using var rules = new TinyRules(50);
        await using var embedded = await Embedded.StartAsync(rules, options =>
        {
            var usual = new AccessOptions();
            (options.PollInterval, options.QuietPeriod) = (usual.PollInterval, usual.QuietPeriod);
        });
        rules.Write(30);
        var revision = rules.Revision;
        var took = await embedded.UntilAsync(s => s.Rulebook.Revision == revision);
        TestContext.Out.WriteLine($"live after {took.TotalMilliseconds:0} ms");
        Assert.That(Ask(embedded, 50), Is.EqualTo(Outcome.NotPermittedAsProposed));
    }

    [Test]
    public async Task Broken_pack_changes_nothing_but_the_state()
    {
        using var rules = new TinyRules(50);
        await using var embedded = await Embedded.StartAsync(rules);
        var before = embedded.Holder.Required.Rulebook;
        rules.Break();
        await embedded.UntilAsync(s => s.Degraded);
        var serving = embedded.Holder.Required;
        Assert.Multiple(() =>
        {
            Assert.That(serving.Rulebook, Is.SameAs(before));
            Assert.That(serving.Diagnostics, Has.Some.Property("Message").Contain("`miit:B99`").And.Property("Line").EqualTo(7));
            Assert.That(Ask(embedded, 50), Is.EqualTo(Outcome.PermittedOnConditions));
        });
        rules.Write(50);
        await embedded.UntilAsync(s => !s.Degraded);
        Assert.That(embedded.Holder.Required, Has.Property(nameof(Serving.Diagnostics)).Empty.And.Property(nameof(Serving.Rulebook)).SameAs(before));
    }

    [Test]
    public async Task Folder_that_goes_and_comes_back_is_served_again()
    {
        using var rules = new TinyRules(50);
        await using var embedded = await Embedded.StartAsync(rules);
        rules.TakeAway();
        await embedded.UntilAsync(s => s.Degraded);
        Assert.That(Ask(embedded, 50), Is.EqualTo(Outcome.PermittedOnConditions));
        rules.BringBack();
        rules.Write(30);
        var revision = rules.Revision;
        await embedded.UntilAsync(s => !s.Degraded && s.Rulebook.Revision == revision);
        Assert.That(Ask(embedded, 50), Is.EqualTo(Outcome.NotPermittedAsProposed));
    }

    [Test]
    [Category("Long")]
    public async Task Memory_stays_flat_over_ten_thousand_reloads()
    {
        using var rules = new TinyRules(50);
        await using var embedded = await Embedded.StartAsync(rules, o => (o.PollInterval, o.QuietPeriod) = (TimeSpan.FromMilliseconds(50), TimeSpan.Zero));
        var (early, late) = (default((long Heap, long Process)), default((long Heap, long Process)));
        for (var i = 1; i <= 10_000; i++)
        {
            rules.Write(10 + (i % 80));
            var revision = rules.Revision;
            await embedded.UntilAsync(s => s.Rulebook.Revision == revision);
            if (i == 1000) early = InUse();
        }

        late = InUse();
        TestContext.Out.WriteLine($"KiB after 1000 swaps: heap {early.Heap >> 10}, process {early.Process >> 10}; after 10000: heap {late.Heap >> 10}, process {late.Process >> 10}");
        Assert.That(late.Heap - early.Heap, Is.LessThan(8 << 20));
        Assert.That(late.Process - early.Process, Is.LessThan(64 << 20));
    }

    private static (long Heap, long Process) InUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return (GC.GetGCMemoryInfo(GCKind.FullBlocking).HeapSizeBytes, Environment.WorkingSet);
    }

    private static Outcome Ask(Embedded embedded, decimal share) => embedded.Holder.Required.Rulebook.Determine(new()
    {
        AsOf = new(2025, 3, 1),
        Activities = ["miit:B11"],
        Registered = "cn",
        ForeignShare = Proposals.Range.Point(share),
    }).Outcome;
}
