using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Register.Tests.Databases;

namespace DigitalTrade.Access.Register.Tests.Records;

/// <summary>A full or stopped database refuses; what was acknowledged stays, and it goes on when it can.</summary>
public sealed class DeadDatabaseTests
{
    [Test]
    public async Task Full_database_refuses_and_keeps_what_it_acknowledged()
    {
        await using var keeping = await Keeping.NewAsync(DatabaseKind.Sqlite);
        await keeping.SomeAsync(1);
        var pages = await keeping.Database.ReadAsync(RegisterTables.Schema, (c, t) => c.ScalarAsync<long>("pragma page_count", t), default);
        var kept = new List<EntryId>();
        // The limit is of a connection; the pool hands out the one that was last given back.
        await keeping.Database.ReadAsync(RegisterTables.Schema, (c, t) => c.ScalarAsync<long>($"pragma max_page_count = {pages + 4}", t), default);
        DatabaseException? refused = null;
        for (var i = 0; i < 400 && refused is null; i++)
        {
            try
            {
                kept.AddRange(await keeping.KeepAsync(keeping.Draft($$"""{"activities": ["miit:B11"], "foreignShare": {{i / 10m}}}""")));
            }
            catch (DatabaseException e)
            {
                refused = e;
            }
        }

        Assert.That(refused?.Message, Does.Contain("full"));
        Assert.That(keeping.Writer.Fault, Does.Contain("full"));
        var verdict = await keeping.VerifyAsync(kept.LastOrDefault() is { Sequence: > 0 } last ? last : null);
        Assert.That(verdict.Holds);
        Assert.That(verdict.Entries, Is.EqualTo(kept.Count + 1));

        await keeping.Database.ReadAsync(RegisterTables.Schema, (c, t) => c.ScalarAsync<long>("pragma max_page_count = 1000000", t), default);
        kept.AddRange(await keeping.KeepAsync(keeping.Draft("""{"activities": ["miit:B11"], "foreignShare": 99}""")));
        Assert.That(keeping.Writer.Fault, Is.Null);
        Assert.That((await keeping.VerifyAsync(kept[^1])).Holds);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Stopped_server_refuses_in_time_and_goes_on_when_it_is_back(bool atOnce)
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = Database.Open(server.Setting);
        await using var rules = await Keeping.NewAsync(DatabaseKind.Sqlite);
        using var writer = new RegisterWriter(
            database, Microsoft.Extensions.Options.Options.Create(new RegisterOptions()), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<RegisterWriter>.Instance);
        await writer.StartAsync(default);
        var draft = rules.Draft("""{"activities": ["miit:B11"], "foreignShare": 10}""");
        var first = (await writer.KeepAsync([draft], rules.Book)).Single();
        await server.StopAsync(atOnce);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Assert.ThrowsAsync<DatabaseException>(() => writer.KeepAsync([draft], rules.Book));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(15)));
        Assert.That(writer.Fault, Is.Not.Null);

        await server.StartAgainAsync();
        var second = (await writer.KeepAsync([draft], rules.Book)).Single();
        Assert.That(second.Sequence, Is.EqualTo(2));
        Assert.That((await Verification.OfAsync(new(database), first, default)).Holds);
        await writer.StopAsync(default);
    }
}
