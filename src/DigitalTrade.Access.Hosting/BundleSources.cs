using System.Collections.Immutable;
using System.Net;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Packs.Bundles;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace DigitalTrade.Access.Hosting;

/// <summary>All addresses that bundles come from. What is refused (forged, damaged) is not asked for again until the next turn; what fails is.</summary>
public sealed class BundleSources : IDisposable
{
    private const string Source = "http";
    private readonly HttpClient client;
    private readonly ImmutableArray<BundleSource> sources;
    private readonly ImmutableArray<SigningKey> trusted;
    private readonly LiveBundles live;
    private readonly ILogger<BundleSources> logger;

    /// <summary>From the options; asks nothing yet.</summary>
    public BundleSources(IOptions<AccessOptions> options, LiveBundles live, TimeProvider time, ILogger<BundleSources> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.live, this.logger) = (live, logger);
        var settings = options.Value;
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
        trusted = settings.Bundles.Count == 0 ? [] : [.. settings.BundleKeys.Select(f => SigningKey.Read(File.ReadAllText(f)))];
        sources = [.. settings.Bundles.Select(a => new BundleSource(new(a), settings.StateFolder, client, Pipeline(settings, time), trusted, time))];
    }

    /// <summary>How each address is, in the order of the options.</summary>
    public ImmutableArray<SourceStatus> Statuses => [.. sources.Select(s => s.Status)];

    internal bool Any => sources.Length > 0;

    /// <summary>The copies on disk and then the addresses; each has to give a bundle.</summary>
    /// <exception cref="PacksInvalidException">One gives none: without it the rules would answer otherwise.</exception>
    internal async Task StartAsync(CancellationToken cancellation)
    {
        foreach (var source in sources) source.Recall();
        await AskAsync(cancellation).ConfigureAwait(false);
        var missing = sources.Where(s => s.Bundle is null).Select(s => new Diagnostic("DTA000", Severity.Error, s.Status.Address, 1, 1, $"no bundle, and no copy of one: {s.Status.Problem}", null)).ToImmutableArray();
        if (missing.Length > 0) throw new PacksInvalidException(missing);
        live.Put(Source, sources.Select(s => s.Bundle!));
    }

    internal async Task AskAsync(CancellationToken cancellation)
    {
        var before = Statuses;
        await Task.WhenAll(sources.Select(s => s.AskAsync(cancellation))).ConfigureAwait(false);
        foreach (var (was, now) in before.Zip(Statuses))
        {
            if (now.Problem is { } problem && problem != was.Problem) Log.BundleNotTaken(logger, now.Address, problem);
            if (now.Digest is { } digest && digest != was.Digest) Log.BundleTaken(logger, now.Address, now.Pack!, digest);
        }

        if (sources.All(s => s.Bundle is not null)) live.Put(Source, sources.Select(s => s.Bundle!));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        foreach (var key in trusted) key.Dispose();
    }

    private static ResiliencePipeline Pipeline(AccessOptions options, TimeProvider time)
    {
        var failed = new PredicateBuilder().Handle<HttpRequestException>().Handle<IOException>().Handle<TimeoutRejectedException>();
        return new ResiliencePipelineBuilder { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = failed, FailureRatio = 0.9, MinimumThroughput = 5, SamplingDuration = TimeSpan.FromMinutes(2), BreakDuration = TimeSpan.FromSeconds(5) })
            .AddRetry(new RetryStrategyOptions { ShouldHandle = failed, MaxRetryAttempts = options.ReadRetries, Delay = TimeSpan.FromMilliseconds(100), BackoffType = DelayBackoffType.Exponential, UseJitter = true })
            .AddTimeout(options.BundleTimeout)
            .Build();
    }
}

/// <summary>Asks the addresses before the rulebook is first read, and every so often after.</summary>
internal sealed class BundleWatch(BundleSources sources, IOptions<AccessOptions> options, TimeProvider time) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await sources.StartAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!sources.Any) return;
        using var timer = new PeriodicTimer(options.Value.BundleInterval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false)) await sources.AskAsync(stoppingToken).ConfigureAwait(false);
    }
}
