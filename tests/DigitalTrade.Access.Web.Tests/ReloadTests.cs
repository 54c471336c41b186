using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Hosting.Tests;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>What clients see while the packs change.</summary>
public sealed class ReloadTests
{
    private const int Swaps = 300;
    private const string Proposal = """{"asOf":"2025-03-01","activities":["miit:B11"],"registered":"cn","foreignShare":50}""";

    [Test]
    public async Task Clients_never_see_a_failure_or_two_rulebooks_while_packs_are_swapped()
    {
        using var rules = new TinyRules(10);
        await using var server = await AccessServer.StartAsync(rules.Folder);
        var caps = new ConcurrentDictionary<string, int>();
        using var over = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(i => Task.Run(() => AskAsync(server, caps, i == 0, over.Token))).ToArray();
        caps[rules.Revision] = 10;
        long early = 0;
        for (var i = 1; i <= Swaps; i++)
        {
            if (i % 3 == 0)
            {
                rules.Break();
                await server.UntilAsync(s => s.Degraded);
                continue;
            }

            var cap = 10 + (i % 80);
            rules.Write(cap);
            var revision = rules.Revision;
            caps[revision] = cap;
            await server.UntilAsync(s => !s.Degraded && s.Rulebook.Revision == revision);
            if (i == Swaps / 3) early = GC.GetTotalMemory(forceFullCollection: true);
        }

        var late = GC.GetTotalMemory(forceFullCollection: true);
        await over.CancelAsync();
        var answers = await Task.WhenAll(asking);
        TestContext.Out.WriteLine($"{Swaps} swaps, {answers.Sum()} answers; heap {early >> 10} KiB after a third, {late >> 10} KiB at the end");
        Assert.That(answers.Sum(), Is.GreaterThan(Swaps));
        Assert.That(late - early, Is.LessThan(16 << 20));
    }

    [Test]
    public async Task Broken_pack_leaves_the_answers_and_shows_why()
    {
        using var rules = new TinyRules(50);
        await using var server = await AccessServer.StartAsync(rules.Folder);
        var before = await server.DetermineAsync(Proposal);
        Assert.That((string?)(await server.GetAsync("/health/ready"))["status"], Is.EqualTo("ready"));
        rules.Break();
        await server.UntilAsync(s => s.Degraded);
        var ready = await server.GetAsync("/health/ready");
        var packs = await server.GetAsync("/v1/packs");
        Assert.Multiple(() =>
        {
            Assert.That((string?)ready["status"], Is.EqualTo("degraded"));
            Assert.That((string?)packs["status"], Is.EqualTo("degraded"));
            Assert.That((string?)packs["rulebook"], Is.EqualTo((string?)before["rulebook"]));
            Assert.That((string?)packs["diagnostics"]![0]!["id"], Is.EqualTo("DTA202"));
            Assert.That((string?)packs["diagnostics"]![0]!["file"], Does.EndWith("tiny/pack.yaml"));
            Assert.That((int?)packs["diagnostics"]![0]!["line"], Is.EqualTo(7));
            Assert.That((string?)packs["diagnostics"]![0]!["severity"], Is.EqualTo("error"));
        });
        Assert.That((await server.DetermineAsync(Proposal)).ToJsonString(), Is.EqualTo(before.ToJsonString()));
        rules.Write(30);
        await server.UntilAsync(s => !s.Degraded);
        Assert.That((string?)(await server.DetermineAsync(Proposal))["outcome"], Is.EqualTo("not-permitted-as-proposed"));
        Assert.That((await server.GetAsync("/v1/packs"))["diagnostics"]!.AsArray(), Is.Empty);
    }

    /// <summary>Asks until it is over, one by one or in batches; everything in an answer has to come from the rulebook it names.</summary>
    private static async Task<int> AskAsync(AccessServer server, ConcurrentDictionary<string, int> caps, bool batch, CancellationToken over)
    {
        var answers = 0;
        while (!over.IsCancellationRequested)
        {
            using var answer = batch
                ? await server.PostAsync("/v1/determinations/batch", string.Join('\n', Enumerable.Repeat(Proposal, 20)), "application/x-ndjson")
                : await server.PostAsync("/v1/determinations", Proposal);
            var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.StatusCode}: {text}");
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Check(JsonNode.Parse(line)!, answer.Headers.ETag!.Tag, caps);
                answers++;
            }
        }

        return answers;
    }

    private static void Check(JsonNode answer, string tag, ConcurrentDictionary<string, int> caps)
    {
        var revision = (string)answer["rulebook"]!;
        if (tag != $"\"{revision}\"") throw new InvalidOperationException($"tag {tag} on an answer of {revision}");
        // A revision can be answering a moment before the writer has noted it.
        if (!SpinWait.SpinUntil(() => caps.ContainsKey(revision), 5000)) throw new InvalidOperationException($"unknown revision {revision}");
        var cap = caps[revision];
        var activity = answer["activities"]![0]!;
        var outcome = 50 <= cap ? "permitted-on-conditions" : "not-permitted-as-proposed";
        var findings = activity["findings"]!.AsArray();
        if ((string?)answer["outcome"] != outcome || findings.Count != 2 || findings.Any(f => !((string)f!["because"]!["en"]!).Contains($" {cap} percent", StringComparison.Ordinal)))
            throw new InvalidOperationException($"cap {cap}, but {answer.ToJsonString()}");
    }
}
