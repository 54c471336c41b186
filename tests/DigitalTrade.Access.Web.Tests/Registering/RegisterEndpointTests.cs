using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Hosting.Tests;
using DigitalTrade.Access.Register.Tests.Databases;
using DigitalTrade.Access.Web.Tests.Callers;

namespace DigitalTrade.Access.Web.Tests.Registering;

/// <summary>The register over HTTP.</summary>
public sealed class RegisterEndpointTests
{
    [TestCase(DatabaseKind.Sqlite)]
    [TestCase(DatabaseKind.Postgres)]
    public async Task Answer_names_its_entry_and_the_entry_holds_the_answer(DatabaseKind kind)
    {
        using var rules = new TinyRules(50);
        await using var place = await TestDatabase.NewAsync(kind);
        await using var server = await AccessServer.StartAsync(rules.Folder, "--Access:Database", place.Setting);
        using var answer = await server.PostAsync("/v1/determinations", KeyedServer.Proposal);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var id = answer.Headers.GetValues("Register-Id").Single();
        Assert.That(answer.Headers.GetValues("Link").Single(), Is.EqualTo($"</v1/register/{id}>; rel=\"describedby\""));

        var entry = await server.GetAsync($"/v1/register/{id}");
        Assert.Multiple(() =>
        {
            Assert.That((string?)entry["asker"], Is.EqualTo("local"));
            Assert.That((string?)entry["outcome"], Is.EqualTo("permitted-on-conditions"));
            Assert.That((string?)entry["givenDigest"], Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
            Assert.That(JsonNode.DeepEquals(entry["answer"], JsonNode.Parse(bytes)));
            Assert.That((int?)entry["proposal"]!["foreignShare"], Is.EqualTo(40));
        });
        var replay = await server.GetAsync($"/v1/register/{id}/replay");
        Assert.That((bool?)replay["same"], Is.True, replay.ToJsonString());
        var found = await server.GetAsync("/v1/register?activity=miit:B11&place=cn&outcome=permitted-on-conditions&limit=1");
        Assert.That((string?)found["entries"]![0]!["id"], Is.EqualTo(id));
        Assert.That(found["next"], Is.Null);
    }

    [Test]
    public async Task Memorandum_names_the_entry_of_its_answer()
    {
        await using var keyed = await KeyedServer.StartAsync();
        using var answer = await keyed.Server.PostAsync("/v1/memoranda?format=markdown&lang=en", KeyedServer.Proposal);
        var id = answer.Headers.GetValues("Register-Id").Single();
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(id));
        using var again = await keyed.Server.PostAsync("/v1/determinations", KeyedServer.Proposal);
        var (kept, plain) = (await keyed.Server.GetAsync($"/v1/register/{id}"), await again.Content.ReadAsStringAsync());
        Assert.That(JsonNode.DeepEquals(kept["answer"], JsonNode.Parse(plain)));
    }

    [Test]
    public async Task Pages_go_back_to_the_first_entry()
    {
        await using var keyed = await KeyedServer.StartAsync();
        for (var i = 0; i < 5; i++) (await keyed.AskAsync()).Dispose();
        var (seen, cursor) = (new List<long>(), "");
        do
        {
            var page = await keyed.Server.GetAsync($"/v1/register?limit=2{cursor}");
            seen.AddRange(page["entries"]!.AsArray().Select(e => (long)e!["sequence"]!));
            cursor = (string?)page["next"] is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);
        Assert.That(seen, Is.EqualTo(new[] { 5, 4, 3, 2, 1 }));
    }

    [Test]
    public async Task Caller_sees_their_own_entries_and_an_auditor_all()
    {
        await using var keyed = await KeyedServer.StartAsync();
        var (ask, auditor) = (await keyed.KeyAsync(Scope.Ask), await keyed.KeyAsync(Scope.Auditor));
        using var local = await keyed.AskAsync();
        using var mine = await keyed.AskAsync(ask);
        var (localId, myId) = (local.Headers.GetValues("Register-Id").Single(), mine.Headers.GetValues("Register-Id").Single());
        Assert.Multiple(async () =>
        {
            Assert.That(await IdsAsync(keyed, ask), Is.EqualTo(new[] { myId }));
            Assert.That(await IdsAsync(keyed, null), Is.EqualTo(new[] { localId }));
            Assert.That(await IdsAsync(keyed, auditor), Is.EqualTo(new[] { myId, localId }));
            Assert.That(await StatusAsync(keyed, $"/v1/register/{localId}", ask), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await StatusAsync(keyed, $"/v1/register/{localId}/replay", ask), Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(await StatusAsync(keyed, $"/v1/register/{localId}", auditor), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await StatusAsync(keyed, "/v1/register/export", ask), Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await StatusAsync(keyed, "/v1/register/verify", null), Is.EqualTo(HttpStatusCode.Unauthorized));
        });
        using var export = await keyed.SendAsync(HttpMethod.Get, "/v1/register/export", auditor);
        var lines = (await export.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines.Select(l => (string?)JsonNode.Parse(l)!["id"]), Is.EqualTo(new[] { localId, myId }));
        using var verified = await keyed.SendAsync(HttpMethod.Get, $"/v1/register/verify?head={myId}", auditor);
        Assert.That((bool?)JsonNode.Parse(await verified.Content.ReadAsStringAsync())!["holds"], Is.True);
    }

    [Test]
    public async Task Lines_of_a_batch_are_found_by_its_request()
    {
        await using var keyed = await KeyedServer.StartAsync();
        var body = string.Concat(Enumerable.Range(0, 600).Select(i => i % 100 == 50 ? "nonsense\n" : $$"""{"asOf":"2025-03-01","activities":["miit:B11"],"foreignShare":{{i % 100}}}""" + "\n"));
        using var answer = await keyed.Server.PostAsync("/v1/determinations/batch", body, "application/x-ndjson");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(600));
        var found = await keyed.Server.GetAsync($"/v1/register?limit=500&request={answer.Headers.GetValues("Register-Request").Single()}");
        Assert.That(found["entries"]!.AsArray(), Has.Count.EqualTo(500));
        Assert.That((string?)found["next"], Is.Not.Null);
        var last = found["entries"]![0]!;
        Assert.That((long?)last["line"], Is.EqualTo(600));
        Assert.That((string?)last["givenDigest"], Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines[599])))));
    }

    [Test]
    public async Task Dead_database_is_503_and_never_a_silent_drop()
    {
        await using var postgres = await PostgresServer.StartAsync();
        using var rules = new TinyRules(50);
        await using var server = await AccessServer.StartAsync(rules.Folder, "--Access:Database", postgres.Setting);
        using (var before = await server.PostAsync("/v1/determinations", KeyedServer.Proposal)) Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await postgres.StopAsync(atOnce: true);
        using var refused = await server.PostAsync("/v1/determinations", KeyedServer.Proposal);
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(refused.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(refused.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        using var ready = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        using var batch = await server.PostAsync("/v1/determinations/batch", KeyedServer.Proposal + "\n" + KeyedServer.Proposal + "\n", "application/x-ndjson");
        var line = JsonNode.Parse(await batch.Content.ReadAsStringAsync())!;
        Assert.That((string?)line["error"], Does.Contain("stopped before this line"));
        Assert.That((long?)line["line"], Is.EqualTo(1));

        await postgres.StartAgainAsync();
        using var after = await server.PostAsync("/v1/determinations", KeyedServer.Proposal);
        Assert.That(after.Headers.GetValues("Register-Id").Single(), Does.StartWith("000000000002-"));
    }

    [Test]
    public async Task Without_a_database_nothing_is_kept_and_the_register_says_so()
    {
        using var rules = new TinyRules(50);
        await using var server = await AccessServer.StartAsync(rules.Folder);
        using var answer = await server.PostAsync("/v1/determinations", KeyedServer.Proposal);
        Assert.That(answer.Headers.Contains("Register-Id"), Is.False);
        using var register = await server.Client.GetAsync(new Uri("/v1/register", UriKind.Relative));
        Assert.That(register.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await register.Content.ReadAsStringAsync(), Does.Contain("the register is off"));
    }

    [TestCase("--Access:Register:Mask", "everything", "investor-names")]
    [TestCase("--Access:Register:Patience", "00:00:00", "Patience")]
    [TestCase("--Access:Telemetry:Endpoint", "collector", "Telemetry:Endpoint")]
    public async Task Wrong_settings_are_told(string name, string value, string said)
    {
        using var rules = new TinyRules(50);
        var error = await Assert.CatchAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => AccessServer.StartAsync(rules.Folder, name, value));
        Assert.That(error!.Message, Does.Contain(said));
    }

    [TestCase("limit=0")]
    [TestCase("cursor=x")]
    [TestCase("outcome=prohibitted")]
    [TestCase("when=now")]
    public async Task Wrong_query_is_a_problem(string query)
    {
        await using var keyed = await KeyedServer.StartAsync();
        Assert.That(await StatusAsync(keyed, "/v1/register?" + query, null), Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static async Task<IEnumerable<string?>> IdsAsync(KeyedServer keyed, string? key)
    {
        using var answer = await keyed.SendAsync(HttpMethod.Get, "/v1/register", key);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["entries"]!.AsArray().Select(e => (string?)e!["id"]);
    }

    private static async Task<HttpStatusCode> StatusAsync(KeyedServer keyed, string path, string? key)
    {
        using var answer = await keyed.SendAsync(HttpMethod.Get, path, key);
        return answer.StatusCode;
    }
}
