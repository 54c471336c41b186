using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalTrade.Access.Hosting.Tests;

/// <summary>A program that embeds the engine.</summary>
internal sealed class Embedded : IAsyncDisposable
{
    private readonly IHost host;

    private Embedded(IHost host) => this.host = host;

    public RulebookHolder Holder => host.Services.GetRequiredService<RulebookHolder>();

    public BundleSources Bundles => host.Services.GetRequiredService<BundleSources>();

    public static async Task<Embedded> StartAsync(TinyRules rules, Action<AccessOptions>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddAccess(options =>
        {
            options.RuleFolders.Add(rules.Folder);
            options.PollInterval = TimeSpan.FromMilliseconds(50);
            options.QuietPeriod = TimeSpan.FromMilliseconds(20);
            options.ReadRetries = 1;
            configure?.Invoke(options);
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new(host);
    }

    /// <summary>Waits until what is served is so, ten seconds at most; returns how long it took.</summary>
    public async Task<TimeSpan> UntilAsync(Func<Serving, bool> so)
    {
        var waited = Stopwatch.StartNew();
        while (!so(Holder.Required))
        {
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), "what was waited for has not come about");
            await Task.Delay(10);
        }

        return waited.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }
}
