using System.Globalization;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Determinations;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.OpenApi;

namespace DigitalTrade.Access.Web.Registering;

/// <summary>Past determinations: an auditor sees all of them, whoever asks sees their own.</summary>
internal static class RegisterEndpoints
{
    private const int Usual = 50;
    private const int Most = 500;

    private static readonly int[] Refusals =
    [
        StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable,
    ];

    private static readonly string[] Outcomes = [.. Enum.GetValues<Access.Determinations.Outcome>().Select(AnswerKinds.Word)];

    public static void MapRegister(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/register", SearchAsync).RequireScope(Scope.Auditor, or: Scope.Ask)
            .Described("register", ApiTags.Register, "Past answers, newest first. Without the scope `auditor`: one's own.")
            .TakesQuery(
                ("from", "The first day on which it was answered, in China.", "2025-03-01"), ("to", "The last day.", "2025-03-31"), ("activity", "A code or activity asked about.", "miit:B11"),
                ("place", "A zone named in the proposal.", "sh-lingang"), ("outcome", "The outcome.", "prohibited"), ("asker", "Who asked.", "zone office"),
                ("revision", "The rulebook's revision.", "sha256:…"), ("request", "The request, as `Register-Request` of a batch names it.", "0193…"),
                ("cursor", "Where the page before ended.", "120"), ("limit", "Entries a page, 500 at most.", "50"))
            .Produces(StatusCodes.Status200OK, contentType: RequestBody.Json).Refuses(Refusals);
        routes.MapGet("/v1/register/{id}", (HttpContext http, string id, RegisterSwitch register, CancellationToken end) => OneAsync(http, id, register, Shown, end))
            .RequireScope(Scope.Auditor, or: Scope.Ask)
            .Described("registerEntry", ApiTags.Register, "One past answer: the proposal, the answer, and its place in the chain.")
            .Produces(StatusCodes.Status200OK, contentType: RequestBody.Json).Refuses(Refusals);
        routes.MapGet("/v1/register/{id}/replay", (HttpContext http, string id, RegisterSwitch register, CancellationToken end) => OneAsync(http, id, register, ReplayedAsync, end))
            .RequireScope(Scope.Auditor, or: Scope.Ask)
            .Described("replay", ApiTags.Register, "Answers it again on the rulebook that was kept with it: the same, to the byte?")
            .Produces(StatusCodes.Status200OK, contentType: RequestBody.Json).Refuses(Refusals);
        routes.MapGet("/v1/register/export", ExportAsync).RequireScope(Scope.Auditor)
            .Described("exportRegister", ApiTags.Register, "The whole register, an entry a line, oldest first.")
            .TakesQuery(("after", "Only entries after this number.", "1000"))
            .Produces(StatusCodes.Status200OK, contentType: BatchEndpoint.NdJson).Refuses(Refusals);
        routes.MapGet("/v1/register/verify", VerifyAsync).RequireScope(Scope.Auditor)
            .Described("verifyRegister", ApiTags.Register, "Reads the whole chain: is anything changed, missing, reordered or cut off?")
            .TakesQuery(("head", "The id of an entry that was given: with it, a tail that was cut off shows.", "000000000042-9f86d081884c7d65"))
            .Produces(StatusCodes.Status200OK, contentType: RequestBody.Json).Refuses(Refusals);
    }

    private static async Task<IResult> SearchAsync(HttpContext http, RegisterSwitch register, CancellationToken end)
    {
        var query = new QueryReader(http.Request, "from", "to", "activity", "place", "outcome", "asker", "revision", "request", "cursor", "limit");
        var asked = new RegisterQuery
        {
            From = query.Date("from"),
            To = query.Date("to"),
            Activity = query.Text("activity"),
            Place = query.Text("place"),
            Outcome = query.OneOf("outcome", Outcomes),
            Asker = query.Text("asker"),
            Revision = query.Text("revision"),
            Request = query.Text("request"),
        };
        var (before, limit) = (query.Number("cursor", 1, long.MaxValue), query.Number("limit", 1, Most) ?? Usual);
        if (query.Refused is { } unread) return unread;
        if (register.Reader is not { } reader) return NotKept;
        var caller = http.GetCaller();
        if (!caller.Scopes.Contains(Scope.Auditor)) asked = asked with { Asker = caller.Name, Key = (caller.KeyId, true) };
        var found = await reader.SearchAsync(asked, before, (int)limit + 1, end);
        var more = found.Count > limit;
        if (more) found.RemoveAt(found.Count - 1);
        return Answer.Written(EntryJson.Of(found, more ? found[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static async Task<IResult> OneAsync(
        HttpContext http, string id, RegisterSwitch register, Func<RegisterReader, Entry, CancellationToken, Task<IResult>> answer, CancellationToken end)
    {
        if (new QueryReader(http.Request).Refused is { } unread) return unread;
        if (register.Reader is not { } reader) return NotKept;
        var caller = http.GetCaller();
        // Somebody else's entry is answered like one that is not there.
        return EntryId.TryParse(id, out var named) && await reader.FindAsync(named, end) is { } entry
            && (caller.Scopes.Contains(Scope.Auditor) || (entry.Draft.Asker == caller.Name && entry.Draft.KeyId == caller.KeyId))
            ? await answer(reader, entry, end)
            : Missing("no such entry");
    }

    private static Task<IResult> Shown(RegisterReader reader, Entry entry, CancellationToken end) => Task.FromResult(Answer.Written(EntryJson.Of(entry)));

    private static async Task<IResult> ReplayedAsync(RegisterReader reader, Entry entry, CancellationToken end) =>
        Answer.Written(EntryJson.Of(await new Replay(reader).OfAsync(entry, end)));

    private static async Task<IResult> VerifyAsync(HttpContext http, RegisterSwitch register, CancellationToken end)
    {
        var query = new QueryReader(http.Request, "head");
        var head = query.Text("head");
        if (query.Refused is { } unread) return unread;
        if (register.Reader is not { } reader) return NotKept;
        EntryId? known = null;
        if (head is not null)
        {
            if (!EntryId.TryParse(head, out var id))
                return Answer.Problem(ProblemAnswer.Of(StatusCodes.Status400BadRequest, "the query cannot be read", new Problem("head", $"`{head}` is no id of an entry", "copy it from `Register-Id`")));
            known = id;
        }

        return Answer.Written(EntryJson.Of(await Verification.OfAsync(reader, known, end)));
    }

    private static async Task<IResult> ExportAsync(HttpContext http, RegisterSwitch register, CancellationToken end)
    {
        var query = new QueryReader(http.Request, "after");
        var after = query.Number("after", 0, long.MaxValue);
        if (query.Refused is { } unread) return unread;
        if (register.Reader is not { } reader) return NotKept;
        // Asked first, so that a dead database is still a 503.
        await reader.HeadAsync(end);
        http.Response.ContentType = BatchEndpoint.NdJson;
        await foreach (var entry in reader.AllAsync(after, end))
        {
            await http.Response.Body.WriteAsync(EntryJson.Of(entry), end);
            await http.Response.Body.WriteAsync("\n"u8.ToArray(), end);
        }

        return Results.Empty;
    }

    private static IResult NotKept => Missing("nothing is kept here: the register is off");

    private static IResult Missing(string detail) => Answer.Problem(ProblemAnswer.Of(StatusCodes.Status404NotFound, detail));
}
