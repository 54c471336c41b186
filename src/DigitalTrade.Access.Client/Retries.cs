using System.Net;
using Polly;
using Polly.Retry;

namespace DigitalTrade.Access.Client;

/// <summary>How what fails for a moment is asked again.</summary>
public sealed record RetryOptions
{
    /// <summary>Times it is asked again at most; 0 for never. 3 by default.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The first pause; the next are longer, each with chance in it. 0.5 s by default.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest pause that is kept, also where the service asks for one (<c>Retry-After</c>). 30 s by default.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock that pauses are taken by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>
/// Asks again where the service was not reached, had no time (408, 429) or stood behind something that had none (502, 503, 504).
/// Not where it refused (400 …), nor where it failed (500): it would again.
/// </summary>
internal sealed class Retries
{
    private static readonly HttpStatusCode[] Passing =
    [
        HttpStatusCode.RequestTimeout, HttpStatusCode.TooManyRequests, HttpStatusCode.BadGateway, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout,
    ];

    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    public Retries(RetryOptions options)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = options.Clock };
        if (options.Attempts > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Attempts,
                Delay = options.Pause,
                MaxDelay = options.LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().HandleResult(r => Passing.Contains(r.StatusCode)),
                DelayGenerator = arguments => ValueTask.FromResult(Asked(arguments.Outcome.Result, options)),
                OnRetry = static arguments =>
                {
                    arguments.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            });
        }

        pipeline = builder.Build();
    }

    public async Task<HttpResponseMessage> RunAsync(HttpClient http, Func<HttpRequestMessage> request, CancellationToken cancellation) =>
        await pipeline.ExecuteAsync(
            static async (state, token) =>
            {
                using var message = state.request();
                return await state.http.SendAsync(message, HttpCompletionOption.ResponseContentRead, token).ConfigureAwait(false);
            },
            (http, request),
            cancellation).ConfigureAwait(false);

    /// <summary>The pause that the service asks for, as far as it is kept; null where it asks for none.</summary>
    private static TimeSpan? Asked(HttpResponseMessage? answer, RetryOptions options)
    {
        if (answer?.Headers.RetryAfter is not { } after) return null;
        var pause = after.Delta ?? after.Date - options.Clock.GetUtcNow();
        return pause is not { } asked ? null : asked < TimeSpan.Zero ? TimeSpan.Zero : asked > options.LongestPause ? options.LongestPause : asked;
    }
}
