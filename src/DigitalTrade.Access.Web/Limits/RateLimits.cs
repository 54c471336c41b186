using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Limits;

/// <summary>How often one caller may ask: by key, by token, by address. Too often is 429, with the time to wait.</summary>
internal static class RateLimits
{
    public static void Add(IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<CallerOptions>, ClientAddress>((limiter, options, address) =>
        {
            var callers = options.Value;
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(http => Often(http, callers, address)),
                PartitionedRateLimiter.Create<HttpContext, string>(http => Together(http, callers)));
            limiter.OnRejected = RejectAsync;
        });
    }

    private static RateLimitPartition<string> Often(HttpContext http, CallerOptions options, ClientAddress address)
    {
        var caller = http.GetCaller();
        if (caller.Known) return Bucket(Partition(caller), options.KeyRate, options.KeyBurst);
        if (caller != Caller.Local) return Bucket($"address {Network(address.Of(http))}", options.AnonymousRate, options.AnonymousBurst);
        return options.LocalRate == 0 ? RateLimitPartition.GetNoLimiter("local") : Bucket("local", options.LocalRate, options.LocalRate);
    }

    private static RateLimitPartition<string> Together(HttpContext http, CallerOptions options)
    {
        var caller = http.GetCaller();
        return caller.Known
            ? RateLimitPartition.GetConcurrencyLimiter(Partition(caller), _ => new() { PermitLimit = options.KeyConcurrency, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("all");
    }

    // Who has one IPv6 address has the whole network of it.
    private static string Network(IPAddress? client) =>
        client is { AddressFamily: AddressFamily.InterNetworkV6 } ? new IPAddress([.. client.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]).ToString() : $"{client}";

    private static string Partition(Caller caller) => caller.KeyId is { } id ? $"key {id}" : $"token {caller.Name}";

    private static RateLimitPartition<string> Bucket(string partition, int rate, int burst) => RateLimitPartition.GetTokenBucketLimiter(partition, _ => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = rate,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });

    private static async ValueTask RejectAsync(OnRejectedContext context, CancellationToken cancellation)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        await Answer.Problem(ProblemAnswer.Of(StatusCodes.Status429TooManyRequests, "too many requests; wait as long as `Retry-After` says"))
            .ExecuteAsync(context.HttpContext);
    }
}
