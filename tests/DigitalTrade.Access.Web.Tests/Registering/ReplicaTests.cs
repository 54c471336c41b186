using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Hosting.Tests;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Register.Tests.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Transforms;

namespace DigitalTrade.Access.Web.Tests.Registering;

/// <summary>Three processes behind a proxy on one PostgreSQL are one service with one chain.</summary>
[NonParallelizable]
public sealed class ReplicaTests
{
    [TestCase(600)]
    [TestCase(20_000, Category = "Long")]
    public async Task Killed_replica_loses_no_acknowledged_entry_and_the_chain_is_one(int questions)
    {
        using var rules = new TinyRules(50);
        await using var place = await TestDatabase.NewAsync(DatabaseKind.Postgres);
        var replicas = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => WebProcess.StartAsync(
            rules.Folder, place.Setting, "--Access:PollInterval", "00:00:00.200")));
        await using var proxy = await ProxyAsync(replicas.Select(r => r.Address));
        using var client = new HttpClient { BaseAddress = new(proxy.Urls.Single()) };
        var (given, asked) = (new ConcurrentBag<EntryId>(), -1);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
            {
                for (var i = Interlocked.Increment(ref asked); i < questions; i = Interlocked.Increment(ref asked))
                {
                    if (i == questions / 3) replicas[1].Kill();
                    if (await WebProcess.AskAsync(client, i) is { } id) given.Add(id);
                }
            })));
            Assert.That(given, Has.Count.GreaterThan(questions / 2));
            await KillTests.CheckAsync(place, given);
            await AllServeAsync(rules, [replicas[0], replicas[2]]);
        }
        finally
        {
            foreach (var replica in replicas) replica.Dispose();
        }

        await TestContext.Out.WriteLineAsync($"{questions} questions over three replicas, one killed: {given.Count} acknowledged, none lost");
    }

    // Each answer names its rulebook, and a changed one is live everywhere within two seconds.
    private static async Task AllServeAsync(TinyRules rules, IReadOnlyList<WebProcess> replicas)
    {
        rules.Write(70);
        var revision = rules.Revision;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var replica in replicas)
        {
            while ((string?)JsonNode.Parse(await replica.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)))!["rulebook"] != revision)
            {
                Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(2)), "a changed pack was not live in time");
                await Task.Delay(20);
            }
        }
    }

    private static async Task<WebApplication> ProxyAsync(IEnumerable<Uri> replicas)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddReverseProxy()
            .LoadFromMemory(
                [new RouteConfig { RouteId = "all", ClusterId = "access", Match = new() { Path = "{**rest}" } }],
                [
                    new ClusterConfig
                    {
                        ClusterId = "access",
                        LoadBalancingPolicy = "RoundRobin",
                        HealthCheck = new() { Passive = new() { Enabled = true, Policy = "TransportFailureRate", ReactivationPeriod = TimeSpan.FromSeconds(10) } },
                        Destinations = replicas.Index().ToDictionary(r => $"r{r.Index}", r => new DestinationConfig { Address = r.Item.ToString() }),
                    },
                ])
            // The callers of this test are local to the machine; a real proxy says who they are, and they need keys.
            .AddTransforms(t => t.AddXForwarded(ForwardedTransformActions.Remove));
        var proxy = builder.Build();
        proxy.MapReverseProxy();
        await proxy.StartAsync();
        return proxy;
    }
}
