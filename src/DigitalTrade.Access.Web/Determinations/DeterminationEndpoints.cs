using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.OpenApi;

namespace DigitalTrade.Access.Web.Determinations;

/// <summary>A proposal in, a determination or the questions it leaves open out.</summary>
internal static class DeterminationEndpoints
{
    private static readonly int[] Refusals =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status500InternalServerError,
    ];

    public static void MapDeterminations(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/determinations", (HttpContext http, RulebookHolder holder, LegalDate date) =>
        {
            var query = new QueryReader(http.Request, "include");
            var include = query.Text("include");
            if (query.Refused is { } unread) return Task.FromResult(unread);
            if (include is not (null or "margins"))
                return Task.FromResult(Answer.Problem(ProblemAnswer.Of(
                    StatusCodes.Status400BadRequest, "the query cannot be read", new Problem("include", $"nothing to include is called `{include}`", "`margins` can be included"))));
            return AnswerAsync(http, holder, date, (proposal, book) => Answer.Once(
                book.Determine(proposal) with { Margins = include is null ? null : Margins.Of(book, proposal) }, AccessJson.Wire.Determination, book.Revision));
        })
        .RequireScope(Scope.Ask)
        .Described("determine", ApiTags.Determinations, "May this investment be made, and on what conditions?")
        .TakesProposal(RequestBody.Json, "proposal")
        .TakesQuery(("include", "`margins`: for which foreign shares and until when the answer stays the same.", "margins"))
        .Produces<Determination>().Tagged(lasting: false)
        .Refuses(Refusals);

    public static void MapQuestions(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/questions", (HttpContext http, RulebookHolder holder, LegalDate date) => new QueryReader(http.Request).Refused is { } unread
            ? Task.FromResult(unread)
            : AnswerAsync(http, holder, date, static (proposal, book) => Answer.Once(Inquiry.Of(book.Determine(proposal)), AccessJson.Wire.Inquiry, book.Revision)))
        .RequireScope(Scope.Ask)
        .Described("ask", ApiTags.Determinations, "What has to be stated before it can be answered? Asks nothing that cannot change the outcome.")
        .TakesProposal(RequestBody.Json, "openProposal")
        .Produces<Inquiry>().Tagged(lasting: false).Gives("inquiry")
        .Refuses(Refusals);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, RulebookHolder holder, LegalDate date, Func<Proposal, Rulebook, IResult> answer)
    {
        var book = holder.Required.Rulebook;
        if (RequestBody.Refused(http.Request, RequestBody.Json) is { } refused) return Answer.Problem(refused);
        var body = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        var reading = ProposalReader.Read(body, book, date.Today);
        return reading.Proposal is { } proposal
            ? answer(proposal, book)
            : Answer.Problem(ProblemAnswer.Of(StatusCodes.Status400BadRequest, "the proposal cannot be read", reading.Problems));
    }
}
