using System.Text;
using System.Text.Json;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Json;

namespace DigitalTrade.Access.Web.Desk.Ask;

/// <summary>The answer to a question's address as a file.</summary>
internal static class AnswerDownloads
{
    public static void MapAnswerDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/desk/answer.json", (HttpContext http, RulebookHolder holder, LegalDate today) => Answered(http, holder, today, (book, asked, _) => Results.File(
            JsonSerializer.SerializeToUtf8Bytes(book.Determine(asked), AccessJson.Wire.Determination), "application/json", Name(asked, "json")))).ExcludeFromDescription();
        routes.MapGet("/desk/answer.md", (HttpContext http, RulebookHolder holder, LegalDate today) => Answered(http, holder, today, (book, asked, language) => Results.File(
            Encoding.UTF8.GetBytes(Report.Markdown(book, asked, book.Determine(asked), language)), "text/markdown; charset=utf-8", Name(asked, "md")))).ExcludeFromDescription();
    }

    private static IResult Answered(
        HttpContext http, RulebookHolder holder, LegalDate today, Func<Evaluation.Rulebook, Proposals.Proposal, Language, IResult> file)
    {
        var book = holder.Required.Rulebook;
        var asked = AskAddress.Read(http.Request.QueryString.Value ?? "", book, today.Today);
        return asked.Proposal is { Activities.IsEmpty: false } proposal
            ? file(book, proposal, http.Request.Query["lang"] == "en" ? Language.En : Language.Zh)
            : Answer.Problem(Http.ProblemAnswer.Of(StatusCodes.Status400BadRequest, "the question in this address cannot be read", [.. asked.Problems]));
    }

    private static string Name(Proposals.Proposal asked, string kind) =>
        $"access-{string.Concat(asked.Activities[0].Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}-{asked.AsOf:yyyyMMdd}.{kind}";
}
