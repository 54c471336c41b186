using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Web.Limits;

/// <summary>How long a request may take, however slowly its body comes.</summary>
internal static class RequestTimes
{
    /// <summary>Policy for what is streamed.</summary>
    public const string Batch = "batch";

    public static void Add(IServiceCollection services)
    {
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<CallerOptions>>((times, callers) =>
        {
            times.DefaultPolicy = Of(callers.Value.RequestTime);
            times.AddPolicy(Batch, Of(callers.Value.BatchTime));
        });
    }

    private static RequestTimeoutPolicy Of(TimeSpan longest) => new()
    {
        Timeout = longest,
        TimeoutStatusCode = StatusCodes.Status408RequestTimeout,
        WriteTimeoutResponse = http =>
        {
            // The time is up for the request, not for saying so; what is left of the body is not waited for.
            http.RequestAborted = CancellationToken.None;
            http.Response.Headers.Connection = "close";
            return Answer.Problem(ProblemAnswer.Of(StatusCodes.Status408RequestTimeout, "the request took too long")).ExecuteAsync(http);
        },
    };
}
