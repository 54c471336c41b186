using System.Net;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Keys;
using DigitalTrade.Access.Web.Callers;

namespace DigitalTrade.Access.Web.Tests.Callers;

/// <summary>A key is not judged by a database that does not answer: known ones for a few seconds more, then nobody's.</summary>
public sealed class OutageTests
{
    [Test]
    public async Task Known_key_outlives_the_database_for_seconds_only()
    {
        var home = Directory.CreateTempSubdirectory("outage").FullName;
        var file = Path.Combine(home, "kept", "access.db");
        var time = new Clock();
        try
        {
            await using var database = Database.Open($"Data Source={file};Pooling=false");
            var (_, text) = await new KeyTable(database, TimeProvider.System).AddAsync("a", [Scope.Ask], null, null, default);
            using var keys = new ApiKeys(time, database);
            Assert.That(await keys.FindAsync(text, default), Is.Not.Null);
            // A folder where the file should be: the database cannot be opened.
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
            Directory.CreateDirectory(file);
            time.Pass(TimeSpan.FromSeconds(5));
            Assert.That(await keys.FindAsync(text, default), Is.Not.Null);
            time.Pass(TimeSpan.FromSeconds(6));
            await Assert.ThrowsAsync<IdentityUnavailableException>(() => keys.FindAsync(text, default));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    [Test]
    public async Task Database_out_of_reach_is_503_for_keys_and_nothing_to_local_callers()
    {
        using var rules = new Hosting.Tests.TinyRules(50);
        var home = Directory.CreateTempSubdirectory("outage").FullName;
        try
        {
            await using var server = await AccessServer.StartAsync(rules.Folder, "--Access:Database", $"Data Source={home}");
            using var local = await server.Client.GetAsync("/v1/zones");
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/zones");
            request.Headers.Authorization = new("Bearer", KeyText.Make().Text);
            using var keyed = await server.Client.SendAsync(request);
            Assert.That(local.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            await BadInputTests.ProblemAsync(keyed, HttpStatusCode.ServiceUnavailable);
            Assert.That(keyed.Headers.RetryAfter, Is.Not.Null);
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private sealed class Clock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Pass(TimeSpan time) => ticks += time.Ticks;
    }
}
