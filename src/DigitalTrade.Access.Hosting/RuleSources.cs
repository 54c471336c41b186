using DigitalTrade.Access.Packs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace DigitalTrade.Access.Hosting;

/// <summary>
/// Reads the sources into a rulebook or diagnostics, through one pipeline: the whole within a time, again with jitter when a
/// source cannot be read, not at all for a while when it keeps failing. Bad packs are an answer, not a failure: never again.
/// </summary>
internal sealed class RuleSources(IOptions<AccessOptions> options, LiveBundles bundles, TimeProvider time, ILogger<RuleSources> logger)
{
    private const string Unreadable = "DTA001";
    private readonly ResiliencePipeline<LoadResult> pipeline = Pipeline(options.Value, time, logger);

    public IReadOnlyList<string> Folders { get; } = [.. options.Value.RuleFolders];

    public LiveBundles Bundles => bundles;

    public string Stamp() => $"{RuleFiles.Stamp(Folders)} {bundles.Stamp}";

    /// <exception cref="TimeoutRejectedException">The sources did not answer in time.</exception>
    /// <exception cref="BrokenCircuitException">They have failed too often just now.</exception>
    public async Task<LoadResult> ReadAsync(CancellationToken cancellation) =>
        await pipeline.ExecuteAsync(
            static async (sources, token) => await Task.Run(() => RulebookLoader.Load(sources.Folders, sources.All), token).WaitAsync(token).ConfigureAwait(false),
            (Folders, bundles.All),
            cancellation).ConfigureAwait(false);

    /// <summary>True when a source could not be read, which may pass by itself.</summary>
    public static bool NotRead(LoadResult result) => result.Rulebook is null && result.Diagnostics.Any(d => d.Id == Unreadable);

    private static ResiliencePipeline<LoadResult> Pipeline(AccessOptions options, TimeProvider time, ILogger logger)
    {
        var failed = new PredicateBuilder<LoadResult>()
            .Handle<IOException>().Handle<UnauthorizedAccessException>().Handle<TimeoutRejectedException>()
            .HandleResult(NotRead);
        return new ResiliencePipelineBuilder<LoadResult> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<LoadResult>
            {
                ShouldHandle = failed,
                FailureRatio = 0.9,
                MinimumThroughput = 5,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(5),
            })
            .AddTimeout(options.ReadTimeout)
            .AddRetry(new RetryStrategyOptions<LoadResult>
            {
                ShouldHandle = failed,
                MaxRetryAttempts = options.ReadRetries,
                Delay = TimeSpan.FromMilliseconds(100),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = attempt =>
                {
                    HostingMeters.SourceFailures.Add(1);
                    Log.ReadAgain(logger, attempt.Outcome.Exception, attempt.AttemptNumber + 1);
                    return default;
                },
            })
            .Build();
    }
}
