using DigitalTrade.Access.Register.Databases;

namespace DigitalTrade.Access.Register.Tests.Databases;

/// <summary>What both kinds of database promise.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class DatabaseTests(DatabaseKind kind)
{
    private static readonly Schema Notes = new("notes", "create table notes (id {long} primary key, word {text} not null, body {bytes})");

    private TestDatabase place = null!;

    [SetUp]
    public async Task MakeAsync() => place = await TestDatabase.NewAsync(kind);

    [TearDown]
    public async Task RemoveAsync() => await place.DisposeAsync();

    [Test]
    public async Task Writing_is_there_for_the_next_reading_and_the_next_process()
    {
        await using (var database = place.Open())
        {
            await database.WriteAsync(Notes, (transaction, token) => transaction.ExecuteAsync(
                "insert into notes (id, word, body) values (@id, @word, @body)", token, ("id", 1L), ("word", "词"), ("body", new byte[] { 0, 255 })), default);
        }

        await using var again = place.Open();
        var rows = await again.ReadAsync(
            Notes, (connection, token) => connection.RowsAsync("select word, body from notes", row => (row.GetString(0), (byte[])row.GetValue(1)), token), default);
        Assert.That(rows, Has.Count.EqualTo(1));
        Assert.That(rows[0].Item1, Is.EqualTo("词"));
        Assert.That(rows[0].Item2, Is.EqualTo(new byte[] { 0, 255 }));
    }

    [Test]
    public async Task Writing_that_throws_leaves_nothing()
    {
        await using var database = place.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync(
            Notes,
            async (transaction, token) =>
            {
                await transaction.ExecuteAsync("insert into notes (id, word) values (1, 'a')", token);
                throw new InvalidOperationException();
            },
            default));
        Assert.That(await CountAsync(database), Is.Zero);
    }

    [Test]
    public async Task Writers_of_several_processes_take_turns()
    {
        await using var one = place.Open();
        await using var two = place.Open();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? one : two).WriteAsync(
            Notes,
            async (transaction, token) =>
            {
                // Read, then write what was read: only right when nobody writes between.
                var next = await transaction.ScalarAsync<long>("select count(*) from notes", token);
                await transaction.ExecuteAsync("insert into notes (id, word) values (@id, 'x')", token, ("id", next));
            },
            default)));
        Assert.That(await CountAsync(one), Is.EqualTo(40));
    }

    [Test]
    public async Task Schema_that_has_grown_gets_its_new_steps_only()
    {
        await using (var database = place.Open()) await CountAsync(database);
        var grown = new Schema("notes", "this one is not run again", "alter table notes add column colour {text}");
        await using var later = place.Open();
        Assert.That(await later.ReadAsync(grown, (connection, token) => connection.ScalarAsync<long>("select count(colour) from notes", token), default), Is.Zero);
    }

    [Test]
    public async Task Schema_of_a_newer_program_is_refused()
    {
        var grown = new Schema("notes", "create table notes (id {long})", "alter table notes add column colour {text}");
        await using (var newer = place.Open()) await newer.ReadAsync(grown, (_, _) => Task.FromResult(0), default);
        await using var older = place.Open();
        var error = await Assert.ThrowsAsync<DatabaseException>(() => CountAsync(older));
        Assert.That(error!.Message, Does.Contain("version 2"));
    }

    [Test]
    public async Task Wrong_statement_is_a_fault_of_the_program_not_of_the_database()
    {
        await using var database = place.Open();
        await Assert.CatchAsync<System.Data.Common.DbException>(() =>
            database.ReadAsync(Notes, (connection, token) => connection.ScalarAsync<long>("select nothing from nowhere", token), default));
    }

    [Test]
    public async Task Change_is_heard_by_another_process_and_only_after_its_commit()
    {
        await using var one = place.Open();
        await using var two = place.Open();
        var speaking = new Changes(one);
        await speaking.PrepareAsync(default);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var heard = new Changes(two).WatchAsync("shelf", TimeSpan.FromMilliseconds(200), end.Token).GetAsyncEnumerator(end.Token);
        Assert.That(await heard.MoveNextAsync() ? heard.Current : -1, Is.Zero);

        var next = heard.MoveNextAsync();
        await one.WriteAsync(Notes, (transaction, token) => speaking.AnnounceAsync(transaction, "shelf", token), end.Token);
        Assert.That(await next ? heard.Current : -1, Is.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("Data Source=")]
    [TestCase("Data Source=:memory:")]
    [TestCase("Host=h;Password=secret;Port=many")]
    [TestCase("nonsense secret")]
    public void Setting_that_cannot_be_read_is_refused_without_its_secret(string setting)
    {
        var error = Assert.Throws<FormatException>(() => Database.Open(setting));
        Assert.That(error!.Message, Does.Contain("Data Source=FILE").And.Not.Contain("secret"));
    }

    private static Task<long> CountAsync(Database database) =>
        database.ReadAsync(Notes, (connection, token) => connection.ScalarAsync<long>("select count(*) from notes", token), default);
}
