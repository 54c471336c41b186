using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.Sockets;
using Polly;
using Polly.Retry;

namespace DigitalTrade.Access.Register.Databases;

/// <summary>
/// The one database of the service: a file of SQLite, or PostgreSQL. Tables belong to a <see cref="Schema"/> and are made
/// when it is first used. Safe for use from many threads; dispose it once, at the end.
/// </summary>
internal abstract class Database : IAsyncDisposable
{
    private const int Retries = 4;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, int> made = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim making = new(1, 1);
    private readonly ResiliencePipeline tries;

    private protected Database(TimeProvider? clock)
    {
        tries = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = Retries,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder().Handle<DbException>(Passing),
            })
            .Build();
    }

    /// <summary>The file, or host, port and name: what may be shown and logged. Never a password.</summary>
    public abstract string Name { get; }

    /// <summary>How this kind of database says what the two say differently.</summary>
    public abstract SqlWords Words { get; }

    /// <summary>Opens the database of a setting; connects to nothing yet.</summary>
    /// <param name="setting"><c>Data Source=FILE</c> for SQLite, <c>Host=…</c> for PostgreSQL, with what their drivers take besides.</param>
    /// <param name="clock">For the pauses between tries; null for the clock of the system.</param>
    /// <exception cref="FormatException">The setting is neither; the message has no secret in it.</exception>
    public static Database Open(string setting, TimeProvider? clock = null) => DatabaseSetting.Open(setting, clock);

    /// <summary>
    /// Runs a reading on a connection of its own. It may run again after a passing failure, so it keeps nothing between runs.
    /// </summary>
    /// <exception cref="DatabaseException">The database does not answer, or not in this state; tries are used up.</exception>
    public Task<T> ReadAsync<T>(Schema schema, Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancellation) =>
        TryAsync(schema, async token =>
        {
            await using var connection = await ConnectAsync(token).ConfigureAwait(false);
            return await read(connection, token).ConfigureAwait(false);
        }, cancellation);

    /// <summary>
    /// Runs a writing in one transaction and commits it; when it returns, what was written is on disk. One writer of a schema
    /// at a time, over all processes that share the database: what it has read still holds when it commits. It may run again
    /// after a passing failure before the commit, never after one of the commit itself.
    /// </summary>
    /// <exception cref="DatabaseException">Nothing was written, or, where <see cref="DatabaseException.InDoubt"/>, it is not known.</exception>
    public Task<T> WriteAsync<T>(Schema schema, Func<DbTransaction, CancellationToken, Task<T>> write, CancellationToken cancellation) =>
        TryAsync(schema, token => OnceAsync(schema, write, token), cancellation);

    /// <summary>A writing without a result.</summary>
    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Schema schema, Func<DbTransaction, CancellationToken, Task> write, CancellationToken cancellation) =>
        WriteAsync(schema, async (transaction, token) =>
        {
            await write(transaction, token).ConfigureAwait(false);
            return 0;
        }, cancellation);

    /// <summary>Makes the tables of a schema, or brings them up to date; reading and writing do it by themselves for the schema they name.</summary>
    /// <exception cref="DatabaseException">The database does not answer, or a newer program has been here.</exception>
    public Task PrepareAsync(Schema schema, CancellationToken cancellation) => TryAsync(schema, static _ => Task.FromResult(0), cancellation);

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        making.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>An open connection; the caller disposes it.</summary>
    public abstract Task<DbConnection> ConnectAsync(CancellationToken cancellation);

    /// <summary>Begins a transaction that is the only writing one of this lock until it ends.</summary>
    private protected abstract Task<DbTransaction> BeginAsync(DbConnection connection, string theLock, CancellationToken cancellation);

    /// <summary>Whether another try a moment later may succeed.</summary>
    private protected abstract bool Passing(DbException error);

    /// <summary>Whether the fault is the database's state rather than a wrong statement of ours.</summary>
    private protected abstract bool OfState(DbException error);

    /// <summary>Where writers of one process queue up before the database sees them; null where the database queues them itself.</summary>
    private protected virtual SemaphoreSlim? Queue => null;

    private async Task<T> OnceAsync<T>(Schema schema, Func<DbTransaction, CancellationToken, Task<T>> write, CancellationToken token)
    {
        if (Queue is { } waiting) await waiting.WaitAsync(token).ConfigureAwait(false);
        try
        {
            await using var connection = await ConnectAsync(token).ConfigureAwait(false);
            await using var transaction = await BeginAsync(connection, schema.Name, token).ConfigureAwait(false);
            var result = await write(transaction, token).ConfigureAwait(false);
            try
            {
                // Whether a commit that is given up was done would not be known.
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (DbException e)
            {
                throw new DatabaseException($"the database {Name} did not confirm a commit: {e.Message}", e) { InDoubt = true };
            }

            return result;
        }
        finally
        {
            Queue?.Release();
        }
    }

    private async Task<T> TryAsync<T>(Schema schema, Func<CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            return await tries.ExecuteAsync(
                async token =>
                {
                    if (!made.ContainsKey(schema.Name)) await MakeAsync(schema, token).ConfigureAwait(false);
                    return await work(token).ConfigureAwait(false);
                },
                cancellation).ConfigureAwait(false);
        }
        catch (DbException e) when (OfState(e))
        {
            throw new DatabaseException($"the database {Name} does not answer: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException or TimeoutException)
        {
            throw new DatabaseException($"the database {Name} cannot be reached: {e.Message}", e);
        }
    }

    private async Task MakeAsync(Schema schema, CancellationToken cancellation)
    {
        await making.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (made.ContainsKey(schema.Name)) return;
            await using var connection = await ConnectAsync(cancellation).ConfigureAwait(false);
            await using var transaction = await BeginAsync(connection, nameof(Schema), cancellation).ConfigureAwait(false);
            await schema.MakeAsync(transaction, this, cancellation).ConfigureAwait(false);
            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            made[schema.Name] = schema.Version;
        }
        finally
        {
            making.Release();
        }
    }
}
