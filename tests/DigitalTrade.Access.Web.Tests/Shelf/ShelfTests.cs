using System.Collections.Concurrent;
using System.Net;
using DigitalTrade.Access.Packs.Bundles;
using DigitalTrade.Access.Register.Tests.Databases;

namespace DigitalTrade.Access.Web.Tests.Shelf;

/// <summary>A zone's pack from upload to roll-back over HTTP, on both databases.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class ShelfTests(DatabaseKind kind)
{
    private const string Open = "permitted-on-conditions";
    private const string Closed = "not-permitted-as-proposed";
    private ZoneDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ZoneDesk.StartAsync(kind);

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [Test]
    public async Task Pack_goes_from_upload_over_preview_to_live_and_back()
    {
        var uploaded = await ZoneDesk.OkAsync(desk.UploadAsync(ZoneDesk.Opening(70), 0));
        Assert.That(((long)uploaded["number"]!, (string?)uploaded["active"]), Is.EqualTo((1L, (string?)null)));
        Assert.That(await ZoneDesk.OutcomeAsync(desk.Server, 60), Is.EqualTo(Closed));

        var preview = await ZoneDesk.OkAsync(desk.SendAsync(HttpMethod.Get, $"/v1/packs/{ZoneDesk.Pack}/preview?on=2025-03-01", key: desk.Admin));
        Assert.That(preview["changes"]!.AsArray().Select(c => ((string)c!["direction"]!, (string)c["places"]![0]!)), Is.EqualTo(new[] { ("opening", "sh-lingang") }));
        Assert.That((bool)preview["complete"]!);

        var active = await ZoneDesk.OkAsync(desk.ActivateAsync(1));
        Assert.That((string)active["active"]!, Is.EqualTo((string)uploaded["uploaded"]!));
        Assert.That(await ZoneDesk.UntilAsync(desk.Server, 60, Open), Is.LessThan(TimeSpan.FromSeconds(2)));
        Assert.That(await ZoneDesk.OutcomeAsync(desk.Server, 60, "cn-sh"), Is.EqualTo(Closed));

        await ZoneDesk.OkAsync(desk.UploadAsync(ZoneDesk.Opening(80), 2));
        await ZoneDesk.OkAsync(desk.ActivateAsync(3));
        await ZoneDesk.UntilAsync(desk.Server, 80, Open);
        var back = await ZoneDesk.OkAsync(desk.RollBackAsync(4));
        Assert.That((string)back["active"]!, Is.EqualTo((string)uploaded["uploaded"]!));
        await ZoneDesk.UntilAsync(desk.Server, 80, Closed);
        Assert.That(await ZoneDesk.OutcomeAsync(desk.Server, 60), Is.EqualTo(Open));
        await ZoneDesk.OkAsync(desk.RollBackAsync(5));
        await ZoneDesk.UntilAsync(desk.Server, 60, Closed);

        var history = await ZoneDesk.OkAsync(desk.SendAsync(HttpMethod.Get, $"/v1/packs/{ZoneDesk.Pack}/history", key: desk.Admin));
        Assert.That(history["steps"]!.AsArray().Select(s => (string)s!["what"]!), Is.EqualTo(new[] { "uploaded", "activated", "uploaded", "activated", "rolled-back", "rolled-back" }));
        Assert.That(history["steps"]!.AsArray().Select(s => (string)s!["who"]!), Has.All.EqualTo("admin of sh-lingang"));
    }

    [Test]
    public async Task Second_of_two_administrators_gets_the_newer_revision()
    {
        await ZoneDesk.OkAsync(desk.UploadAsync(ZoneDesk.Opening(70), 0));
        using var late = await desk.UploadAsync(ZoneDesk.Opening(80), 0);
        Assert.That((late.StatusCode, late.Headers.ETag!.Tag), Is.EqualTo((HttpStatusCode.Conflict, "\"1\"")));
        using var blind = await desk.SendAsync(HttpMethod.Post, $"/v1/packs/{ZoneDesk.Pack}/activate", key: desk.Admin);
        Assert.That((int)blind.StatusCode, Is.EqualTo(428));
    }

    [Test]
    public async Task Of_many_who_activate_at_once_one_does()
    {
        await ZoneDesk.OkAsync(desk.UploadAsync(ZoneDesk.Opening(70), 0));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => desk.ActivateAsync(1)));
        Assert.That(answers.Count(a => a.StatusCode == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(answers.Where(a => a.StatusCode != HttpStatusCode.OK).Select(a => a.StatusCode), Has.All.EqualTo(HttpStatusCode.Conflict));
        foreach (var answer in answers) answer.Dispose();
    }

    [Test]
    public async Task Administrator_of_one_zone_touches_no_other()
    {
        await ZoneDesk.OkAsync(desk.UploadAsync(ZoneDesk.Opening(70), 0));
        var hainan = await desk.KeyAsync("hainan-ftp");
        await ZoneDesk.RefusedAsync(desk.UploadAsync(ZoneDesk.Opening(80), 1, hainan), HttpStatusCode.Forbidden);
        await ZoneDesk.RefusedAsync(desk.ActivateAsync(1, key: hainan), HttpStatusCode.Forbidden);
        await ZoneDesk.RefusedAsync(desk.SendAsync(HttpMethod.Get, $"/v1/packs/{ZoneDesk.Pack}/history", key: hainan), HttpStatusCode.Forbidden);

        // Under another name, and under Lingang's name with its own territory.
        await ZoneDesk.RefusedAsync(desk.UploadAsync(ZoneDesk.Opening(80, pack: "other"), 0, hainan, pack: "other"), HttpStatusCode.Forbidden);
        await ZoneDesk.RefusedAsync(desk.UploadAsync(ZoneDesk.Opening(80, "hainan-ftp"), 1, hainan), HttpStatusCode.Forbidden);
        await ZoneDesk.RefusedAsync(desk.SendAsync(HttpMethod.Get, $"/v1/packs/{ZoneDesk.Pack}"), HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task Pack_that_does_more_than_is_delegated_is_refused_with_a_witness()
    {
        var text = await ZoneDesk.RefusedAsync(desk.UploadAsync(ZoneDesk.Opening(70, lifts: "vats-cap, news"), 0), HttpStatusCode.UnprocessableEntity);
        Assert.That(text, Does.Contain("DTA501").And.Contain("without this pack"));
    }

    [Test]
    public async Task Pack_whose_case_fails_is_refused() => Assert.That(
        await ZoneDesk.RefusedAsync(desk.UploadAsync(ZoneDesk.Opening(70, expected: 71), 0), HttpStatusCode.UnprocessableEntity), Does.Contain("the case").And.Contain("outcome"));

    [Test]
    public async Task Bundle_without_a_trusted_signature_is_refused()
    {
        var bundle = ZoneDesk.Opening(70);
        using var other = SigningKey.New();
        await ZoneDesk.RefusedAsync(desk.UploadAsync(bundle, 0, signature: ""), HttpStatusCode.UnprocessableEntity);
        await ZoneDesk.RefusedAsync(desk.UploadAsync(bundle, 0, signature: BundleSignature.Sign(bundle, other)), HttpStatusCode.UnprocessableEntity);
        await ZoneDesk.RefusedAsync(desk.UploadAsync(ZoneDesk.Opening(80), 0, signature: desk.Signed(bundle)), HttpStatusCode.UnprocessableEntity);
        Assert.That((long)(await ZoneDesk.OkAsync(desk.SendAsync(HttpMethod.Get, $"/v1/packs/{ZoneDesk.Pack}", key: desk.Admin)))["number"]!, Is.Zero);
    }

    [Test]
    public async Task Pack_is_live_in_another_process_and_after_a_restart()
    {
        await using var beside = await desk.BesideAsync();
        await ZoneDesk.OkAsync(desk.UploadAsync(ZoneDesk.Opening(70), 0));
        await ZoneDesk.OkAsync(desk.ActivateAsync(1));
        Assert.That(await ZoneDesk.UntilAsync(beside, 60, Open), Is.LessThan(TimeSpan.FromSeconds(2)));
        await using var later = await desk.BesideAsync();
        Assert.That(await ZoneDesk.OutcomeAsync(later, 60), Is.EqualTo(Open));
        Assert.That(later.Holder.Required.Rulebook.Revision, Is.EqualTo(beside.Holder.Required.Rulebook.Revision));
    }

    [Test]
    public async Task Pack_activated_on_a_date_is_live_when_that_day_begins_in_Shanghai()
    {
        var clock = new SetTime(new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var dated = await desk.BesideAsync(clock);
        using var client = new HttpClient { BaseAddress = dated.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", desk.Admin);
        await ZoneDesk.OkAsync(desk.UploadAsync(ZoneDesk.Opening(70), 0));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/packs/{ZoneDesk.Pack}/activate") { Content = new StringContent("""{"on":"2025-03-03"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        var pending = await ZoneDesk.OkAsync(client.SendAsync(request));
        Assert.That(((string?)pending["active"], (string)pending["pendingFrom"]!), Is.EqualTo(((string?)null, "2025-03-03")));
        clock.Now = new(2025, 3, 2, 15, 59, 59, TimeSpan.Zero);
        await Task.Delay(1200);
        Assert.That(await ZoneDesk.OutcomeAsync(dated, 60), Is.EqualTo(Closed));
        clock.Now = new(2025, 3, 2, 16, 0, 0, TimeSpan.Zero);
        await ZoneDesk.UntilAsync(dated, 60, Open);
    }

    [Test]
    public async Task Fifty_swaps_under_load_leave_no_answer_failed_or_mixed() => await SwapAsync(50);

    [Test]
    [Category("Long")]
    public async Task Thousand_swaps_under_load_leave_no_answer_failed_or_mixed_and_memory_flat()
    {
        var (early, late) = await SwapAsync(1000);
        TestContext.Out.WriteLine($"KiB of heap after 100 swaps {early >> 10}, after 1000 {late >> 10}");
        Assert.That(late - early, Is.LessThan(16 << 20));
    }

    // Two bundles in turn; 60 and 75 are both open under one of them and 75 alone is closed under the other.
    private async Task<(long Early, long Late)> SwapAsync(int swaps)
    {
        var digests = new List<string>();
        foreach (var (i, share) in new decimal[] { 70, 80 }.Index())
            digests.Add((string)(await ZoneDesk.OkAsync(desk.UploadAsync(ZoneDesk.Opening(share), i)))["uploaded"]!);
        await ZoneDesk.OkAsync(desk.ActivateAsync(2, $$"""{"digest":"{{digests[0]}}"}"""));
        await ZoneDesk.UntilAsync(desk.Server, 60, Open);
        var answered = new ConcurrentDictionary<(string Revision, string Outcome), int>();
        using var stop = new CancellationTokenSource();
        var load = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var answer = await desk.Server.DetermineAsync("""{"asOf":"2025-03-01","activities":["miit:B25"],"registered":"sh-lingang","investors":[{"economy":"DE","share":75},{"economy":"CN","share":25}]}""");
                answered.AddOrUpdate(((string)answer["rulebook"]!, (string)answer["outcome"]!), 1, (_, n) => n + 1);
            }
        })).ToArray();
        var early = 0L;
        for (var i = 0; i < swaps; i++)
        {
            var turn = (i + 1) % 2;
            var before = desk.Server.Holder.Required.Rulebook.Revision;
            await ZoneDesk.OkAsync(desk.ActivateAsync(3 + i, $$"""{"digest":"{{digests[turn]}}"}"""));
            await desk.Server.UntilAsync(s => s.Rulebook.Revision != before);
            if (i == Math.Min(100, swaps / 2)) early = GC.GetTotalMemory(forceFullCollection: true);
        }

        await stop.CancelAsync();
        await Task.WhenAll(load);
        Assert.That(answered.Keys.Select(k => k.Revision).Distinct().Count(), Is.EqualTo(2));
        Assert.That(answered.Keys, Has.Count.EqualTo(2), "each revision has one answer");
        TestContext.Out.WriteLine($"{answered.Values.Sum()} answers over {swaps} swaps");
        return (early, GC.GetTotalMemory(forceFullCollection: true));
    }

    // Timers run as they do; only the date is the test's.
    private sealed class SetTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
