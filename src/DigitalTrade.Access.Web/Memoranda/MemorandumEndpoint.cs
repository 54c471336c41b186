using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Screening.Memos;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.OpenApi;
using DigitalTrade.Access.Web.Registering;

namespace DigitalTrade.Access.Web.Memoranda;

/// <summary>A proposal in, the memorandum on it out, as a file to keep.</summary>
internal static class MemorandumEndpoint
{
    private static readonly MemoFormat[] Formats = [MemoFormat.Docx, MemoFormat.Markdown, MemoFormat.Html];

    public static void MapMemoranda(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/memoranda", AnswerAsync)
        .RequireScope(Scope.Ask)
        .Described("memorandum", ApiTags.Determinations, "The answer as a memorandum for review and signature: Word, Markdown or HTML.")
        .TakesProposal(RequestBody.Json, "proposal")
        .TakesQuery(
            ("format", "`docx` (by default), `markdown` or `html`.", "docx"),
            ("lang", "`zh` (by default) or `en`.", "zh"),
            ("client", "To whom it goes, at its head.", "Example GmbH"),
            ("author", "Whom it is from, at its head.", "Counsel"),
            ("reference", "The file's reference, at its head.", "2025/17"))
        .Produces(StatusCodes.Status200OK).GivesFiles([.. Formats.Select(Memo.MediaType)]).Tagged(lasting: false)
        .Refuses(
            StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType,
            StatusCodes.Status500InternalServerError, StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AnswerAsync(HttpContext http, RulebookHolder holder, LegalDate date, Registrar registrar)
    {
        var serving = holder.Required;
        var book = serving.Rulebook;
        var query = new QueryReader(http.Request, "format", "lang", "client", "author", "reference");
        var (client, author, reference) = (query.Text("client"), query.Text("author"), query.Text("reference"));
        var (format, language) = (query.Word("format", "docx", "markdown", "html"), query.Word("lang", "zh", "en"));
        if (query.Refused is { } unread) return unread;
        if (RequestBody.Refused(http.Request, RequestBody.Json) is { } refused) return Answer.Problem(refused);
        var body = await RequestBody.ReadAsync(http.Request, http.RequestAborted);
        var reading = ProposalReader.Read(body, book, date.Today);
        if (reading.Proposal is not { } proposal)
            return Answer.Problem(ProblemAnswer.Of(StatusCodes.Status400BadRequest, "the proposal cannot be read", reading.Problems));
        // The answer behind the memorandum is kept as any other, and the memorandum names its entry.
        var kept = registrar.On
            ? await registrar.KeepAsync(http, serving, body, proposal, AnswerKind.Determination, Registrar.Answered(serving, proposal, AnswerKind.Determination)) : null;
        var bytes = Memo.Write(
            new()
            {
                Book = book,
                Proposal = proposal,
                Determination = book.Determine(proposal),
                Language = language == 0 ? Language.Zh : Language.En,
                Date = date.Today,
                Client = client,
                Author = author,
                Reference = reference,
                Register = kept,
            },
            Formats[format]);
        http.Response.Headers.ETag = EntityTag.Of(book.Revision);
        return Results.File(bytes, Memo.MediaType(Formats[format]), "memorandum" + Memo.Ending(Formats[format]));
    }
}
