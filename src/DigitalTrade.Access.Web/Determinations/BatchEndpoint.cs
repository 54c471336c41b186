using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.Limits;
using DigitalTrade.Access.Web.OpenApi;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace DigitalTrade.Access.Web.Determinations;

/// <summary>A proposal a line in, a determination a line out, in the same order, both streamed. One batch is answered by one rulebook.</summary>
internal static class BatchEndpoint
{
    public const string NdJson = "application/x-ndjson";

    private static readonly string[] Accepted = [NdJson, "application/ndjson", "application/jsonl", "application/json-lines"];

    // A client may think between two lines; one that sends nothing at all is let go after a while.
    private static readonly MinDataRate Slowest = new(1, TimeSpan.FromMinutes(2));

    public static void MapBatch(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/determinations/batch", AnswerAsync)
        .RequireScope(Scope.Screen)
        .WithMetadata(new RequestTimeoutAttribute(RequestTimes.Batch))
        .Described("determineBatch", ApiTags.Determinations, "A proposal a line in, a determination a line out; a bad line has an error object on its line.")
        .TakesProposal(NdJson, "lines")
        .Produces(StatusCodes.Status200OK).GivesLines(NdJson).Tagged(lasting: false)
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status415UnsupportedMediaType);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, RulebookHolder holder, LegalDate date, ILogger<BatchRun> logger)
    {
        var book = holder.Required.Rulebook;
        if (new QueryReader(http.Request).Refused is { } unread) return unread;
        if (RequestBody.Refused(http.Request, Accepted) is { } refused) return Answer.Problem(refused);
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = null;
        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = Slowest;
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = NdJson;
        http.Response.Headers.ETag = EntityTag.Of(book.Revision);
        await new BatchRun(book, date.Today, http.TraceIdentifier, logger)
            .RunAsync(http.Request.BodyReader, http.Response.BodyWriter, http.RequestAborted);
        return Results.Empty;
    }
}
