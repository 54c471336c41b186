using System.Globalization;
using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Hosting;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.OpenApi;

namespace DigitalTrade.Access.Web.Determinations;

/// <summary>Two dates or two places of the rulebook that is served: what changes, and that nothing else does.</summary>
internal static class ComparisonEndpoint
{
    private static readonly string[] Sides = ["before", "after"];
    private static readonly string[] Members = ["asOf", "registered"];

    public static void MapComparisons(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/comparisons", AnswerAsync)
        .RequireScope(Scope.Ask)
        .Described("compare", ApiTags.Determinations, "Which proposals are answered differently on two dates or at two places, each with a witness?")
        .Produces<ComparisonResult>().Tagged(lasting: false)
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status500InternalServerError);

    private static async Task<IResult> AnswerAsync(HttpContext http, RulebookHolder holder, LegalDate date)
    {
        var book = holder.Required.Rulebook;
        if (new QueryReader(http.Request).Refused is { } unread) return unread;
        if (RequestBody.Refused(http.Request, RequestBody.Json) is { } refused) return Answer.Problem(refused);
        var problems = new List<Problem>();
        var sides = Read(await RequestBody.ReadAsync(http.Request, http.RequestAborted), book, date.Today, problems);
        return problems.Count == 0
            ? Answer.Once(Comparison.Of(sides[0], sides[1]), AccessJson.Wire.ComparisonResult, book.Revision)
            : Answer.Problem(ProblemAnswer.Of(StatusCodes.Status400BadRequest, "the comparison cannot be read", [.. problems]));
    }

    private static ComparedSide[] Read(ReadOnlyMemory<byte> body, Rulebook book, DateOnly today, List<Problem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(body, ProposalReader.Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in document.RootElement.EnumerateObject().Where(m => !Sides.Contains(m.Name)))
                    problems.Add(new(ClippedName(member.Name), "unknown member", "known are `before` and `after`"));
                return [.. Sides.Select(s => Side(document.RootElement, s, book, today, problems))];
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            problems.Add(new("", "not valid JSON", null));
            return [];
        }

        problems.Add(new("", "a comparison is an object", "write `{\"before\": {\"asOf\": …}, \"after\": {\"asOf\": …}}`"));
        return [];
    }

    private static ComparedSide Side(JsonElement root, string name, Rulebook book, DateOnly today, List<Problem> problems)
    {
        var (day, zone) = (today, (string?)null);
        if (!root.TryGetProperty(name, out var side)) return new(book, day);
        if (side.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(name, $"`{name}` is an object with `asOf` and `registered`", null));
            return new(book, day);
        }

        foreach (var member in side.EnumerateObject())
        {
            var text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : "";
            if (!Members.Contains(member.Name)) problems.Add(new($"{name}.{ClippedName(member.Name)}", "unknown member", "known are `asOf` and `registered`"));
            else if (member.Name == "asOf" && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
                problems.Add(new($"{name}.asOf", "not a date", "write it as 2025-03-01"));
            else if (member.Name == "registered" && book.Gazetteer.Zone(zone = text) is null)
                problems.Add(new($"{name}.registered", "unknown zone", Nearest.To(text, book.Gazetteer.Zones.Select(z => z.Id)) is { } near ? $"nearest is `{near}`" : null));
        }

        return new(book, day, zone);
    }

    private static string ClippedName(string name) => name.Length <= 64 ? name : name[..64];
}
