using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Packs.Bundles;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Shelf;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using DigitalTrade.Access.Web.OpenApi;

namespace DigitalTrade.Access.Web.Shelf;

/// <summary>Every step of a pack, oldest first.</summary>
/// <param name="Pack">Id of the pack.</param>
/// <param name="Steps">The steps.</param>
public sealed record ShelfHistory(string Pack, ImmutableArray<ShelfStep> Steps);

/// <summary>A zone's own packs: upload, preview, activate, roll back. Who administers one zone touches no other's.</summary>
internal static class ShelfEndpoints
{
    private const string Zip = "application/zip";
    private const string Signature = "Pack-Signature";

    public static void MapShelf(this IEndpointRouteBuilder routes)
    {
        Described(routes.MapGet("/v1/packs/{id}", (HttpContext http, string id) => AnswerAsync(http, id, (s, _) => s.StateAsync(id, http.RequestAborted))), "shelf", "A zone's pack on the shelf; its `ETag` is what a change has to name.").Produces<ShelfState>();
        Described(routes.MapPut("/v1/packs/{id}", (HttpContext http, string id) => AnswerAsync(http, id, (s, c) => UploadAsync(http, id, s, c))), "upload-pack", "Upload a signed bundle (`Pack-Signature`: detached JWS); it is checked in full and not yet live.")
            .Accepts<byte[]>(Zip).Produces<ShelfState>().Refuses(StatusCodes.Status415UnsupportedMediaType);
        Described(routes.MapGet("/v1/packs/{id}/preview", (HttpContext http, string id) => AnswerAsync(http, id, (s, c) => PreviewAsync(http, id, s))), "preview-pack", "What the last upload would change of what is live, each with a witness.").Produces<ComparisonResult>();
        Described(routes.MapPost("/v1/packs/{id}/activate", (HttpContext http, string id) => AnswerAsync(http, id, (s, c) => ActivateAsync(http, id, s, c))), "activate-pack", "Make the last upload live, now or on a later legal date (`{\"on\": \"2026-01-01\"}`).")
            .Produces<ShelfState>();
        Described(routes.MapPost("/v1/packs/{id}/rollback", (HttpContext http, string id) => AnswerAsync(http, id, (s, c) => s.RollBackAsync(id, Expected(http), c.Name, http.RequestAborted))), "roll-back-pack", "Back to what was live before; a pending activation is called off.")
            .Produces<ShelfState>();
        Described(routes.MapGet("/v1/packs/{id}/history", (HttpContext http, string id) => AnswerAsync(http, id, async (s, _) => Answer.State(new ShelfHistory(id, await s.HistoryAsync(id, http.RequestAborted)), WireJson.Wire.ShelfHistory))), "pack-history", "Every step, with who and when.").Produces<ShelfHistory>();
    }

    private static RouteHandlerBuilder Described(RouteHandlerBuilder route, string name, string summary) => route
        .RequireScope(Scope.PackAdmin).Described(name, ApiTags.Operations, summary)
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status428PreconditionRequired, StatusCodes.Status503ServiceUnavailable);

    private static Task<IResult> AnswerAsync(HttpContext http, string id, Func<PackShelf, Caller, Task<ShelfState>> work) =>
        AnswerAsync(http, id, async (shelf, caller) => Stated(http, await work(shelf, caller)));

    private static async Task<IResult> AnswerAsync(HttpContext http, string id, Func<PackShelf, Caller, Task<IResult>> work)
    {
        if (http.RequestServices.GetService<PackShelf>() is not { } shelf)
            return Refused(StatusCodes.Status503ServiceUnavailable, "the service keeps no packs: it has no database", ("", "no database", "set `Access:Database`"));
        try
        {
            if (await shelf.TerritoryAsync(id, http.RequestAborted) is { Length: > 0 } zones && Foreign(http, zones) is { } foreign) return Answer.Problem(foreign);
            return await work(shelf, http.GetCaller());
        }
        catch (RequestRefused refused)
        {
            return Answer.Problem(refused.Problem);
        }
        catch (BundleException e)
        {
            return Refused(StatusCodes.Status422UnprocessableEntity, "the bundle is not taken", ("", e.Message, e.Help));
        }
        catch (ShelfException e)
        {
            if (e.Number is { } number) http.Response.Headers.ETag = Tag(number);
            return Refused(
                e.Kind switch { ShelfRefusal.Overtaken => StatusCodes.Status409Conflict, ShelfRefusal.Unknown => StatusCodes.Status404NotFound, _ => StatusCodes.Status422UnprocessableEntity },
                e.Message, [.. e.Problems]);
        }
        catch (DatabaseException)
        {
            http.Response.Headers.RetryAfter = "5";
            return Refused(StatusCodes.Status503ServiceUnavailable, "the database does not answer");
        }
    }

    private static async Task<ShelfState> UploadAsync(HttpContext http, string id, PackShelf shelf, Caller caller)
    {
        if (RequestBody.Refused(http.Request, Zip) is { } unsupported) throw new RequestRefused(unsupported);
        var expected = Expected(http);
        var content = (await RequestBody.ReadAsync(http.Request, http.RequestAborted)).ToArray();
        var signature = http.Request.Headers[Signature].ToString();
        var read = shelf.Read(content, signature);
        var manifest = read.Bundle.Manifest;
        if (manifest.Pack != id) throw new BundleException($"the bundle is of pack `{manifest.Pack}`, not `{id}`");
        if (!manifest.Local || manifest.Territory.IsEmpty) throw new BundleException("only a zone's own pack (`kind: local`) goes on the shelf");
        if (Foreign(http, manifest.Territory) is { } foreign) throw new RequestRefused(foreign);
        return await shelf.UploadAsync(read, content, signature, expected, caller.Name, http.RequestAborted);
    }

    private static async Task<IResult> PreviewAsync(HttpContext http, string id, PackShelf shelf)
    {
        var query = new QueryReader(http.Request, "on");
        var on = query.Date("on") ?? shelf.Today;
        if (query.Refused is { } unread) return unread;
        var state = await shelf.StateAsync(id, http.RequestAborted);
        var digest = state.Uploaded ?? throw new ShelfException(ShelfRefusal.Unknown, $"pack `{id}` has not been uploaded");
        http.Response.Headers.ETag = Tag(state.Number);
        return Answer.State(await shelf.PreviewAsync(id, digest, on, http.RequestAborted), AccessJson.Wire.ComparisonResult);
    }

    private static async Task<ShelfState> ActivateAsync(HttpContext http, string id, PackShelf shelf, Caller caller)
    {
        var expected = Expected(http);
        var (digest, on) = Asked(await RequestBody.ReadAsync(http.Request, http.RequestAborted));
        var state = await shelf.StateAsync(id, http.RequestAborted);
        if (on < shelf.Today) throw Bad("on", "the day has passed", "leave `on` out for now");
        return await shelf.ActivateAsync(
            id, digest ?? state.Uploaded ?? throw new ShelfException(ShelfRefusal.Unknown, $"pack `{id}` has not been uploaded"), on ?? shelf.Today, expected, caller.Name, http.RequestAborted);
    }

    // Nothing, or {"digest": …, "on": …}.
    private static (string? Digest, DateOnly? On) Asked(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return (null, null);
        try
        {
            using var document = JsonDocument.Parse(body, new() { AllowDuplicateProperties = false });
            (string?, DateOnly?) asked = (null, null);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Name == "digest") asked.Item1 = member.Value.GetString();
                else if (member.Name == "on" && DateOnly.TryParseExact(member.Value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) asked.Item2 = day;
                else throw Bad(member.Name.Length > 64 ? member.Name[..64] : member.Name, "unknown member, or not a date", "known are `digest` and `on`, written as 2026-01-01");
            }

            return asked;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Bad("", "not valid JSON", "write `{}` or `{\"on\": \"2026-01-01\"}`");
        }
    }

    private static long Expected(HttpContext http)
    {
        var written = http.Request.Headers.IfMatch.ToString();
        if (written.Length == 0)
            throw new RequestRefused(ProblemAnswer.Of(StatusCodes.Status428PreconditionRequired, "a change names the revision it was made from", new Problem("if-match", "missing", "send the `ETag` of `GET /v1/packs/{id}` as `If-Match`")));
        return long.TryParse(written.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Bad("if-match", "not a revision of a pack", "send the `ETag` as it came");
    }

    private static ProblemAnswer? Foreign(HttpContext http, ImmutableArray<string> zones) => zones.Select(http.RefusedFor).FirstOrDefault(r => r is not null);

    private static string Tag(long number) => string.Create(CultureInfo.InvariantCulture, $"\"{number}\"");

    private static IResult Stated(HttpContext http, ShelfState state)
    {
        http.Response.Headers.ETag = Tag(state.Number);
        return Answer.State(state, WireJson.Wire.ShelfState);
    }

    private static RequestRefused Bad(string path, string message, string help) =>
        new(ProblemAnswer.Of(StatusCodes.Status400BadRequest, "the request cannot be read", new Problem(path, message, help)));

    private static IResult Refused(int status, string detail, params ImmutableArray<(string Path, string Message, string? Help)> problems) =>
        Answer.Problem(ProblemAnswer.Of(status, detail, [.. problems.Take(100).Select(p => new Problem(p.Path, p.Message, p.Help))]));

#pragma warning disable CA1032, CA1064 // Thrown and caught only here.
    private sealed class RequestRefused(ProblemAnswer problem) : Exception
#pragma warning restore CA1032, CA1064
    {
        public ProblemAnswer Problem => problem;
    }
}
