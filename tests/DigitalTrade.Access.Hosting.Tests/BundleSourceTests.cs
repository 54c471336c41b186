using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Packs.Bundles;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Hosting.Tests;

/// <summary>Bundles from an address that answers, does not, and lies.</summary>
public sealed class BundleSourceTests
{
    private TinyRules rules = null!;
    private BundleServer server = null!;

    [SetUp]
    public void Start()
    {
        (rules, server) = (new TinyRules(50), new BundleServer());
        server.Give(BundleServer.Pack(40));
    }

    [TearDown]
    public async Task Stop()
    {
        await server.DisposeAsync();
        rules.Dispose();
    }

    [Test]
    public async Task Bundle_is_compiled_with_the_folders_and_a_newer_one_takes_its_place()
    {
        await using var embedded = await StartedAsync();
        Assert.That((Ask(embedded, 45), Ask(embedded, 40)), Is.EqualTo((Outcome.NotPermittedAsProposed, Outcome.PermittedOnConditions)));
        server.Give(BundleServer.Pack(48));
        await embedded.UntilAsync(_ => Ask(embedded, 45) == Outcome.PermittedOnConditions);
        await UntilAsync(() => server.NotModified > 2);
        Assert.That(embedded.Bundles.Statuses.Single(), Has.Property("Status").EqualTo("ready").And.Property("Pack").EqualTo("remote"));
    }

    [Test]
    public async Task Failing_address_leaves_the_last_bundle_and_says_since_when([Values(500, 404, 301)] int status)
    {
        await using var embedded = await StartedAsync();
        server.Status = status;
        await UntilAsync(() => embedded.Bundles.Statuses[0].Since is not null);
        Assert.That(Ask(embedded, 45), Is.EqualTo(Outcome.NotPermittedAsProposed));
        Assert.That(embedded.Bundles.Statuses[0], Has.Property("Status").EqualTo("degraded").And.Property("LastSuccess").Not.Null);
        server.Status = 200;
        await UntilAsync(() => embedded.Bundles.Statuses[0].Since is null);
    }

    [Test]
    public async Task Forged_bundle_is_not_taken()
    {
        await using var embedded = await StartedAsync();
        using var other = SigningKey.New();
        var digest = embedded.Bundles.Statuses[0].Digest;
        server.Give(BundleServer.Pack(90), other);
        await UntilAsync(() => embedded.Bundles.Statuses[0].Problem?.Contains("not trusted", StringComparison.Ordinal) == true);
        server.Given = (BundleServer.Pack(90), server.Given.Signature, "\"x\"");
        await UntilAsync(() => embedded.Bundles.Statuses[0].Since is not null);
        Assert.That((Ask(embedded, 45), embedded.Bundles.Statuses[0].Digest), Is.EqualTo((Outcome.NotPermittedAsProposed, digest)));
    }

    [Test]
    public async Task Answer_that_is_cut_off_or_too_slow_is_not_taken([Values] bool slow)
    {
        await using var embedded = await StartedAsync();
        server.Give(BundleServer.Pack(90));
        if (slow) server.Delay = TimeSpan.FromSeconds(1);
        else server.Short = 20;
        await UntilAsync(() => embedded.Bundles.Statuses[0].Since is not null);
        Assert.That(Ask(embedded, 45), Is.EqualTo(Outcome.NotPermittedAsProposed));
    }

    [Test]
    public async Task Last_bundle_survives_a_restart_without_the_network()
    {
        await (await StartedAsync()).DisposeAsync();
        server.Status = 503;
        await using var embedded = await StartedAsync();
        Assert.That((Ask(embedded, 45), embedded.Bundles.Statuses[0].Status), Is.EqualTo((Outcome.NotPermittedAsProposed, "degraded")));
    }

    [Test]
    public async Task Copy_that_was_changed_is_not_used_and_nothing_starts_without_a_bundle()
    {
        await (await StartedAsync()).DisposeAsync();
        server.Status = 503;
        var copy = Directory.GetFiles(rules.State, "*.zip", SearchOption.AllDirectories).Single();
        await File.WriteAllBytesAsync(copy, BundleServer.Pack(90));
        await Assert.ThatAsync(() => StartedAsync(), Throws.TypeOf<PacksInvalidException>().With.Message.Contains("no bundle"));
    }

    [TestCase("http://rules.example.org/zone.zip"), TestCase("file:///zone.zip"), TestCase("https://name:word@rules.example.org/zone.zip"), TestCase("zone.zip")]
    public async Task Address_that_is_not_safe_stops_the_start(string address) =>
        await Assert.ThatAsync(() => Embedded.StartAsync(rules, o => o.Bundles.Add(address)), Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Bundles"));

    private Task<Embedded> StartedAsync() => Embedded.StartAsync(rules, o =>
    {
        o.Bundles.Add(server.Address);
        o.BundleKeys.Add(server.KeyFile);
        (o.BundleInterval, o.BundleTimeout, o.StateFolder) = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300), rules.State);
    });

    private static Outcome Ask(Embedded embedded, decimal share) => embedded.Holder.Required.Rulebook.Determine(new()
    {
        AsOf = new(2025, 3, 1),
        Activities = ["miit:B11"],
        Registered = "cn",
        ForeignShare = Proposals.Range.Point(share),
    }).Outcome;

    private static async Task UntilAsync(Func<bool> so)
    {
        for (var i = 0; !so(); i++)
        {
            Assert.That(i, Is.LessThan(1500), "what was waited for has not come about");
            await Task.Delay(10);
        }
    }
}
