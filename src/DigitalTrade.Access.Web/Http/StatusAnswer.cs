using Microsoft.AspNetCore.Diagnostics;

namespace DigitalTrade.Access.Web.Http;

/// <summary>A body for statuses that the framework sets without one.</summary>
internal static class StatusAnswer
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        return Answer.Problem(ProblemAnswer.Of(status, status switch
        {
            StatusCodes.Status404NotFound => "there is nothing here; `/openapi/v1.json` lists what there is",
            StatusCodes.Status405MethodNotAllowed => $"this address takes {http.Response.Headers.Allow}",
            _ => "the request cannot be answered",
        })).ExecuteAsync(http);
    }
}
