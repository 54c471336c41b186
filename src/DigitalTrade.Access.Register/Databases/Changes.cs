using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;

namespace DigitalTrade.Access.Register.Databases;

/// <summary>
/// Tells all processes that share a database that something there has changed. A change is announced within the transaction that
/// makes it, so nobody hears of what was not committed. Watchers hear at once over PostgreSQL's notices, and in any case by
/// looking every <c>poll</c>; they hear that something changed, not what: they look for themselves.
/// </summary>
internal sealed class Changes(Database database)
{
    /// <summary>The longest a change goes unheard while the database answers; default one second.</summary>
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private static readonly Schema Tables = new("changes", "create table changes (topic {text} primary key, number {long} not null)");

    /// <summary>Makes the table; before a transaction that announces.</summary>
    public Task PrepareAsync(CancellationToken cancellation) => database.PrepareAsync(Tables, cancellation);

    /// <summary>Announces a change of a topic in the transaction that makes it. <see cref="PrepareAsync"/> has been called.</summary>
    public async Task AnnounceAsync(DbTransaction transaction, string topic, CancellationToken cancellation)
    {
        await transaction.ExecuteAsync(
            "insert into changes (topic, number) values (@topic, 1) on conflict (topic) do update set number = changes.number + 1",
            cancellation, ("topic", topic)).ConfigureAwait(false);
        if (database is PostgresDatabase)
            await transaction.ExecuteAsync("select pg_notify('access_changes', @topic)", cancellation, ("topic", topic)).ConfigureAwait(false);
    }

    /// <summary>The number of changes of a topic that were announced.</summary>
    public Task<long> NumberAsync(string topic, CancellationToken cancellation) =>
        database.ReadAsync(Tables, (connection, token) => connection.ScalarAsync<long>("select number from changes where topic = @topic", token, ("topic", topic)), cancellation);

    /// <summary>
    /// The number of changes of a topic, at once and again whenever it has grown; several changes may be told as one. A dead
    /// database is waited for, without an end but the cancellation's.
    /// </summary>
    public async IAsyncEnumerable<long> WatchAsync(string topic, TimeSpan? poll = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var bell = new SemaphoreSlim(0);
        var listening = database is PostgresDatabase ? ListenAsync(topic, poll ?? Poll, bell, ended.Token) : Task.CompletedTask;
        try
        {
            var seen = -1L;
            while (true)
            {
                var number = await LookAsync(topic, cancellation).ConfigureAwait(false) ?? seen;
                if (number != seen) yield return seen = number;
                await bell.WaitAsync(poll ?? Poll, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<long?> LookAsync(string topic, CancellationToken cancellation)
    {
        try
        {
            return await NumberAsync(topic, cancellation).ConfigureAwait(false);
        }
        catch (DatabaseException)
        {
            return null;
        }
    }

    private async Task ListenAsync(string topic, TimeSpan pause, SemaphoreSlim bell, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await using var connection = (NpgsqlConnection)await database.ConnectAsync(cancellation).ConfigureAwait(false);
                connection.Notification += (_, notice) =>
                {
                    if (notice.Payload == topic) bell.Release();
                };
                await using (var listen = new NpgsqlCommand("listen access_changes", connection)) await listen.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                while (true) await connection.WaitAsync(cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (e is DbException or DatabaseException)
            {
                // Looking every so often goes on meanwhile.
                await Task.Delay(pause, cancellation).ConfigureAwait(false);
            }
        }
    }
}
