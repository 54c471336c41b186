using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.OpenApi;

namespace DigitalTrade.Access.Web.Determinations;

/// <summary>How to get to yes, how the answer changes over dates, and what differs from place to place.</summary>
internal static class SpaceEndpoints
{
    private static readonly int[] Refusals =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status500InternalServerError,
    ];

    public static void MapRemedies(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/remedies", async (HttpContext http, RulebookHolder holder, LegalDate date) =>
        {
            var book = holder.Required.Rulebook;
            var query = new QueryReader(http.Request, "keep");
            var kept = (query.Text("keep") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (query.Refused is { } unread) return unread;
            if (kept.FirstOrDefault(k => Remedies.Keeps(book, k) is null) is { } unknown)
                return Bad("the query cannot be read", new Problem(
                    "keep", $"unknown fact `{unknown}`",
                    Remedies.NearestKept(book, unknown) is { } near ? $"nearest is `{near}`" : "keep a member of the proposal, such as `registered`, or a declared fact"));
            return await ReadAsync(http, book, date, proposal =>
                Answer.Once(Remedies.Of(book, proposal, kept), AccessJson.Wire.Remedies, book.Revision));
        })
        .RequireScope(Scope.Ask)
        .Described("remedies", ApiTags.Determinations, "By which smallest lawful changes would it be permitted?")
        .TakesProposal(RequestBody.Json, "proposal")
        .TakesQuery(("keep", "Facts that are not to change, with commas between them.", "registered,foreignShare"))
        .Produces<Remedies>().Tagged(lasting: false)
        .Refuses(Refusals);

    public static void MapTimelines(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/timelines", async (HttpContext http, RulebookHolder holder, LegalDate date) =>
        {
            var book = holder.Required.Rulebook;
            var query = new QueryReader(http.Request, "from", "to");
            var (from, to) = (query.Date("from"), query.Date("to"));
            if (query.Refused is { } unread) return unread;
            return await ReadAsync(http, book, date, proposal =>
            {
                var (first, last) = Timeline.Window(book, proposal, from, to);
                return last < first
                    ? Bad("the query cannot be read", new Problem("to", $"`{last:yyyy-MM-dd}` is before the first day `{first:yyyy-MM-dd}`", null))
                    : Answer.Once(Timeline.Of(book, proposal, first, last), AccessJson.Wire.Timeline, book.Revision);
            });
        })
        .RequireScope(Scope.Ask)
        .Described("timeline", ApiTags.Determinations, "How does the answer change over dates, and by which instrument?")
        .TakesProposal(RequestBody.Json, "proposal")
        .TakesQuery(
            ("from", "The first day; by default the first day of the earliest list.", "2018-07-28"),
            ("to", "The last day; by default a year after the proposal's date.", "2027-12-31"))
        .Produces<Timeline>().Tagged(lasting: false)
        .Refuses(Refusals);

    public static void MapMatrices(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/matrices", async (HttpContext http, RulebookHolder holder, LegalDate date) =>
        {
            var book = holder.Required.Rulebook;
            if (new QueryReader(http.Request).Refused is { } unread) return unread;
            if (RequestBody.Refused(http.Request, RequestBody.Json) is { } refused) return Answer.Problem(refused);
            var body = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
            var reading = MatrixReader.Read(body, book, date.Today);
            return reading.Request is { } request
                ? Answer.Once(
                    Matrix.Of(book, request.Proposal, request.Proposal.Activities, request.Places, request.Dates, request.Base),
                    AccessJson.Wire.Matrix, book.Revision)
                : Answer.Problem(ProblemAnswer.Of(StatusCodes.Status400BadRequest, "the matrix cannot be read", reading.Problems));
        })
        .RequireScope(Scope.Ask)
        .Described("matrix", ApiTags.Determinations, "Activities at places on dates: a proposal with `places`, and perhaps `dates` and `base`, beside its members.")
        .TakesProposal(RequestBody.Json, "matrix")
        .Produces<Matrix>().Tagged(lasting: false)
        .Refuses(Refusals);

    private static async Task<IResult> ReadAsync(HttpContext http, Rulebook book, LegalDate date, Func<Proposal, IResult> answer)
    {
        if (RequestBody.Refused(http.Request, RequestBody.Json) is { } refused) return Answer.Problem(refused);
        var body = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        var reading = ProposalReader.Read(body, book, date.Today);
        return reading.Proposal is { } proposal
            ? answer(proposal)
            : Answer.Problem(ProblemAnswer.Of(StatusCodes.Status400BadRequest, "the proposal cannot be read", reading.Problems));
    }

    private static IResult Bad(string detail, Problem problem) => Answer.Problem(ProblemAnswer.Of(StatusCodes.Status400BadRequest, detail, problem));
}
