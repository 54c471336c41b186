using System.Collections.Concurrent;
using System.Text;
using DigitalTrade.Access.Hosting.Tests;
using DigitalTrade.Access.Web.Tests.Callers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DigitalTrade.Access.Web.Tests.Registering;

/// <summary>Measures and traces reach a collector that is named, and no proposal does.</summary>
public sealed class TelemetryTests
{
    [Test]
    public async Task Collector_gets_determinations_by_outcome_and_traces()
    {
        var got = new ConcurrentDictionary<string, string>();
        var arrived = new SemaphoreSlim(0);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            got.AddOrUpdate(signal, _ => Encoding.Latin1.GetString(body.ToArray()), (_, before) => before + Encoding.Latin1.GetString(body.ToArray()));
            arrived.Release();
        });
        await collector.StartAsync();
        using var rules = new TinyRules(50);
        await using (var server = await AccessServer.StartAsync(rules.Folder, "--Access:Telemetry:Endpoint", collector.Urls.Single(), "--Access:Telemetry:Interval", "00:00:00.200"))
        {
            (await server.PostAsync("/v1/determinations", KeyedServer.Proposal)).Dispose();
            while (!(got.TryGetValue("metrics", out var so) && so.Contains("access.determinations", StringComparison.Ordinal)))
                Assert.That(await arrived.WaitAsync(TimeSpan.FromSeconds(20)), "nothing was sent");
        }

        // What was left is sent at the stop.
        Assert.That(got["metrics"], Does.Contain("permitted-on-conditions").And.Contain("access.determination.duration"));
        Assert.That(got["traces"], Does.Contain("determine"));
        Assert.That(got["metrics"] + got["traces"], Does.Not.Contain("foreignShare"));
    }
}
