using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Databases;
using Microsoft.AspNetCore.Diagnostics;

namespace DigitalTrade.Access.Web.Http;

/// <summary>Exceptions to problems: a request that the server could not take, else a failure of the service without an answer.</summary>
internal sealed class ExceptionAnswer(ILogger<ExceptionAnswer> logger) : IExceptionHandler
{
    private const string RetrySeconds = "2";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;
        if (exception is DatabaseException) httpContext.Response.Headers.RetryAfter = RetrySeconds;
        var problem = exception switch
        {
            BadHttpRequestException bad => Refused(bad),
            DatabaseException => ProblemAnswer.Of(StatusCodes.Status503ServiceUnavailable, "the database does not answer, so there is no answer that could be kept; ask again"),
            _ => Failed(httpContext, exception),
        };
        await Answer.Problem(problem).ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemAnswer Refused(BadHttpRequestException bad)
    {
        var detail = bad.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => "the body is longer than 1 MiB",
            StatusCodes.Status408RequestTimeout => "the body came too slowly",
            _ => "the request cannot be read",
        };
        return ProblemAnswer.Of(bad.StatusCode, detail, new Problem("", detail, null));
    }

    private ProblemAnswer Failed(HttpContext http, Exception exception)
    {
        Log.RequestFailed(logger, http.TraceIdentifier, exception.GetType().FullName!, exception.StackTrace);
        return ProblemAnswer.Of(StatusCodes.Status500InternalServerError, "the service failed; there is no answer") with { TraceId = http.TraceIdentifier };
    }
}
