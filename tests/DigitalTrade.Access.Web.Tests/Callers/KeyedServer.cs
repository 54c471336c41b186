using DigitalTrade.Access.Hosting.Tests;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Keys;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Web.Callers;
using DigitalTrade.Access.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalTrade.Access.Web.Tests.Callers;

/// <summary>A service with a database of keys, and an endpoint for each thing that needs one.</summary>
internal sealed class KeyedServer : IAsyncDisposable
{
    public const string Proposal = """{"asOf":"2025-03-01","activities":["miit:B11"],"registered":"cn","foreignShare":40}""";

    /// <summary>An address that is not this machine's, as a proxy would tell it.</summary>
    public const string Elsewhere = "203.0.113.7";

    private readonly TinyRules rules;
    private readonly Database database;
    private readonly string home;

    private KeyedServer(TinyRules rules, Database database, string home, AccessServer server) =>
        (this.rules, this.database, this.home, Server) = (rules, database, home, server);

    public AccessServer Server { get; }

    public KeyTable Keys => new(database, TimeProvider.System);

    public static async Task<KeyedServer> StartAsync(params string[] settings)
    {
        var (rules, home) = (new TinyRules(50), Directory.CreateTempSubdirectory("keys").FullName);
        var setting = $"Data Source={Path.Combine(home, "access.db")}";
        return new(rules, Database.Open(setting), home, await AccessServer.StartAsync(Map, rules.Folder, ["--Access:Database", setting, .. settings]));
    }

    /// <summary>A key that the service has come to know.</summary>
    public Task<string> KeyAsync(params Scope[] scopes) => MadeAsync(scopes, null);

    public Task<string> AdminAsync(string territory) => MadeAsync([Scope.PackAdmin], territory);

    /// <summary>A request with a bearer, if any, and from elsewhere, if so.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer = null, bool remote = false, string? body = null, string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(method, path);
        if (bearer is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + bearer);
        if (remote) request.Headers.Add("X-Forwarded-For", Elsewhere);
        if (body is not null) request.Content = new StringContent(body, System.Text.Encoding.UTF8, mediaType);
        return await Server.Client.SendAsync(request);
    }

    /// <summary>What stands in the register.</summary>
    public async Task<IReadOnlyList<Draft>> RegisterAsync()
    {
        var entries = new List<Draft>();
        await foreach (var entry in new RegisterReader(database).AllAsync(default)) entries.Add(entry.Draft);
        return entries;
    }

    /// <summary>A second service on the same keys.</summary>
    public Task<AccessServer> BesideAsync(params string[] settings) => AccessServer.StartAsync(rules.Folder, ["--Access:Database", $"Data Source={database.Name}", .. settings]);

    public Task<HttpResponseMessage> AskAsync(string? bearer = null, bool remote = false) => SendAsync(HttpMethod.Post, "/v1/determinations", bearer, remote, Proposal);

    public Task<HttpResponseMessage> ScreenAsync(string? bearer = null, bool remote = false) =>
        SendAsync(HttpMethod.Post, "/v1/determinations/batch", bearer, remote, Proposal + "\n", "application/x-ndjson");

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await database.DisposeAsync();
        rules.Dispose();
        Directory.Delete(home, recursive: true);
    }

    // A key made by another process is known within a second.
    private async Task<string> MadeAsync(Scope[] scopes, string? territory)
    {
        var (_, text) = await Keys.AddAsync("test", [.. scopes], territory, null, default);
        for (var i = 0; i < 200; i++)
        {
            using var answer = await SendAsync(HttpMethod.Get, "/health/live", text);
            if (answer.StatusCode == System.Net.HttpStatusCode.OK) return text;
            await Task.Delay(20);
        }

        throw new InvalidOperationException("the key was never known");
    }

    private static void Map(WebApplication app)
    {
        app.MapPost("/test/packs/{zone}", (string zone, HttpContext http) => http.RefusedFor(zone) is { } refused ? Answer.Problem(refused) : Results.Text("done"))
            .RequireScope(Scope.PackAdmin);
        app.MapGet("/test/register", () => "records").RequireScope(Scope.Auditor);
        app.MapGet("/test/forgotten", () => "nobody said for whom");
        app.MapGet("/test/page", () => Results.Content("<p>desk</p>", "text/html; charset=utf-8")).OpenToAll();
    }
}
