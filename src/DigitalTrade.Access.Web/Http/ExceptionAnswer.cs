using DigitalTrade.Access.Proposals;
using Microsoft.AspNetCore.Diagnostics;

namespace DigitalTrade.Access.Web.Http;

/// <summary>Exceptions to problems: a request that the server could not take, else a failure of the service without an answer.</summary>
internal sealed class ExceptionAnswer(ILogger<ExceptionAnswer> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested) return true;
        var problem = exception is BadHttpRequestException bad ? Refused(bad) : Failed(httpContext, exception);
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
