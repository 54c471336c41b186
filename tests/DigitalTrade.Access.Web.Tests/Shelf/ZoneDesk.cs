using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Packs.Bundles;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Keys;
using DigitalTrade.Access.Register.Tests.Databases;

namespace DigitalTrade.Access.Web.Tests.Shelf;

/// <summary>A service on the tiny rules with a shelf, an administrator of Lingang, and packs to upload.</summary>
internal sealed class ZoneDesk : IAsyncDisposable
{
    public const string Pack = "lingang";
    private readonly TestDatabase database;
    private readonly Database open;
    private readonly string home;
    private readonly SigningKey signer;

    private ZoneDesk(TestDatabase database, string home, SigningKey signer) =>
        (this.database, open, this.home, this.signer) = (database, database.Open(), home, signer);

    public AccessServer Server { get; private set; } = null!;

    public string Admin { get; private set; } = "";

    public static async Task<ZoneDesk> StartAsync(DatabaseKind kind, TimeProvider? time = null)
    {
        var desk = new ZoneDesk(await TestDatabase.NewAsync(kind), Directory.CreateTempSubdirectory("zone").FullName, SigningKey.New());
        await File.WriteAllTextAsync(Path.Combine(desk.home, "zone.pub.pem"), desk.signer.PublicPem);
        desk.Server = await desk.BesideAsync(time);
        desk.Admin = await desk.KeyAsync("sh-lingang");
        return desk;
    }

    /// <summary>Another process on the same database.</summary>
    public Task<AccessServer> BesideAsync(TimeProvider? time = null) => AccessServer.StartAsync(
        time,
        "--Access:RuleFolders:0", Path.Combine(TestContext.CurrentContext.TestDirectory, "tiny"), "--Access:PollInterval", "00:00:00.200", "--Access:QuietPeriod", "00:00:00.010",
        "--Access:Database", database.Setting, "--Access:Shelf:Keys:0", Path.Combine(home, "zone.pub.pem"), "--Access:Callers:KeyBurst", "100000", "--Access:Callers:KeyRate", "10000");

    public async Task<string> KeyAsync(string territory)
    {
        var (_, text) = await new KeyTable(open, TimeProvider.System).AddAsync($"admin of {territory}", [Scope.PackAdmin], territory, null, default);
        for (var i = 0; ; i++)
        {
            using var answer = await SendAsync(HttpMethod.Get, "/health/live", key: text);
            if (answer.StatusCode == HttpStatusCode.OK) return text;
            Assert.That(i, Is.LessThan(500), "the key was never known");
            await Task.Delay(20);
        }
    }

    /// <summary>A pack that opens information services up to a share.</summary>
    public static byte[] Opening(decimal share, string zone = "sh-lingang", string pack = Pack, string? lifts = null, decimal? expected = null)
    {
        var folder = Directory.CreateTempSubdirectory("pack").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "tests"));
            File.WriteAllText(Path.Combine(folder, "pack.yaml"), $$"""
                pack:
                  id: {{pack}}
                  kind: local
                  version: "{{share}}"
                  territory: [{{zone}}]
                  title: {zh: 临港, en: Lingang}
                derogations:
                  - key: {{pack}}:opening
                    instrument: telecom-rules
                    lifts: [{{lifts ?? "vats-cap"}}]
                    sectors: ["miit:B25"]
                    territory:
                      - {zones: [{{zone}}], from: 2024-11-02}
                    from: 2024-11-02
                    to: 2027-12-31
                    share: {{share.ToString(CultureInfo.InvariantCulture)}}
                    text: {zh: 放宽股比。, en: The limit is raised.}
                    provision: art. 3
                    verified: verified
                """);
            File.WriteAllText(Path.Combine(folder, "tests", "cases.yaml"), $$"""
                cases:
                  - name: A German firm may hold as much as the zone allows
                    proposal: {activities: ["miit:B25"], registered: {{zone}}, investors: [{economy: DE, share: {{expected ?? share}}}, {economy: CN, share: {{100 - (expected ?? share)}}}], asOf: 2025-03-01}
                    expect: {outcome: permitted-on-conditions}
                """);
            return BundleWriter.Write(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public string Signed(byte[] bundle) => BundleSignature.Sign(bundle, signer);

    public Task<HttpResponseMessage> UploadAsync(byte[] bundle, long revision, string? key = null, string? signature = null, string pack = Pack) =>
        SendAsync(HttpMethod.Put, $"/v1/packs/{pack}", new ByteArrayContent(bundle) { Headers = { ContentType = new("application/zip") } }, revision, key ?? Admin, signature ?? Signed(bundle));

    public Task<HttpResponseMessage> ActivateAsync(long revision, string body = "{}", string? key = null) =>
        SendAsync(HttpMethod.Post, $"/v1/packs/{Pack}/activate", new StringContent(body, new MediaTypeHeaderValue("application/json")), revision, key ?? Admin);

    public Task<HttpResponseMessage> RollBackAsync(long revision) => SendAsync(HttpMethod.Post, $"/v1/packs/{Pack}/rollback", null, revision, Admin);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, long? revision = null, string? key = null, string? signature = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (revision is { } number) request.Headers.TryAddWithoutValidation("If-Match", $"\"{number}\"");
        if (key is not null) request.Headers.Authorization = new("Bearer", key);
        if (signature is not null) request.Headers.TryAddWithoutValidation("Pack-Signature", signature);
        return await Server.Client.SendAsync(request);
    }

    public static async Task<JsonNode> OkAsync(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonNode.Parse(text)!;
    }

    public static async Task<string> RefusedAsync(Task<HttpResponseMessage> sent, HttpStatusCode status)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(status), text);
        return text;
    }

    /// <summary>What a German share of information services in a zone is answered with.</summary>
    public static async Task<string> OutcomeAsync(AccessServer server, decimal share, string zone = "sh-lingang") => (string)(await server.DetermineAsync(
        $$"""{"asOf":"2025-03-01","activities":["miit:B25"],"registered":"{{zone}}","investors":[{"economy":"DE","share":{{share}}},{"economy":"CN","share":{{100 - share}}}]}"""))["outcome"]!;

    /// <summary>Waits until a share is answered so; returns how long it took.</summary>
    public static async Task<TimeSpan> UntilAsync(AccessServer server, decimal share, string outcome)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (await OutcomeAsync(server, share) != outcome)
        {
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), $"{share}% has not become {outcome}");
            await Task.Delay(20);
        }

        return waited.Elapsed;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await open.DisposeAsync();
        await database.DisposeAsync();
        signer.Dispose();
        Directory.Delete(home, recursive: true);
    }
}
