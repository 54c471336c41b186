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

    private sealed class Clock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Pass(TimeSpan time) => ticks += time.Ticks;
    }
}
