using System.Threading.Channels;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Rulebooks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Register.Records;

/// <summary>
/// Appends to the register. Whoever asks waits until the entry is on disk; meanwhile others queue up, and one transaction takes
/// all that wait (group commit), so that a commit to disk is shared and costs the throughput nothing.
/// </summary>
internal sealed class RegisterWriter(Database database, IOptions<RegisterOptions> options, TimeProvider clock, ILogger<RegisterWriter> logger) : BackgroundService
{
    private const int MostEntries = 512;
    private static readonly TimeSpan ProbePause = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> keptBooks = new(StringComparer.Ordinal);
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.Value.Queue) { SingleReader = true });
    private volatile string? fault = "the register has not been reached yet";

    /// <summary>Why nothing can be kept at the moment; null when it can.</summary>
    public string? Fault => fault;

    /// <summary>Keeps answers, in their order; when it returns they are on disk.</summary>
    /// <param name="drafts">The answers; at least one.</param>
    /// <param name="contents">The rulebook that gave them.</param>
    /// <exception cref="DatabaseException">They could not be kept, or not in time.</exception>
    public async Task<EntryId[]> KeepAsync(IReadOnlyList<Draft> drafts, KeptRulebook contents)
    {
        var waiting = new Waiting(drafts, contents, clock.GetTimestamp());
        RegisterMeters.Queued.Add(drafts.Count);
        try
        {
            using var patience = new CancellationTokenSource(options.Value.Patience, clock);
            await queue.Writer.WriteAsync(waiting, patience.Token).ConfigureAwait(false);
            return await waiting.Kept.Task.WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new DatabaseException("the register is behind; the answer was not kept in time", e) { InDoubt = true };
        }
        catch (ChannelClosedException e)
        {
            throw new DatabaseException("the service is stopping", e);
        }
        finally
        {
            RegisterMeters.Queued.Add(-drafts.Count);
        }
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ProbeAsync().ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes nothing more, writes what waits, and ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (ExecuteTask is { } writing) await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Waiting>();
        while (await SomethingWaitsAsync().ConfigureAwait(false))
        {
            var entries = 0;
            while (entries < MostEntries && queue.Reader.TryRead(out var one))
            {
                batch.Add(one);
                entries += one.Drafts.Count;
            }

            if (batch.Count > 0) await AppendAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async Task<bool> SomethingWaitsAsync()
    {
        var waits = queue.Reader.WaitToReadAsync().AsTask();
        while (fault is not null && !waits.IsCompleted)
        {
            await Task.WhenAny(waits, Task.Delay(ProbePause, clock)).ConfigureAwait(false);
            if (!waits.IsCompleted) await ProbeAsync().ConfigureAwait(false);
        }

        return await waits.ConfigureAwait(false);
    }

    private async Task AppendAsync(List<Waiting> batch)
    {
        var started = clock.GetTimestamp();
        using var activity = RegisterMeters.Source.StartActivity("register.append");
        Entry[][] entries = [];
        try
        {
            await database.PrepareAsync(RulebookStore.Schema, default).ConfigureAwait(false);
            await database.WriteAsync(RegisterTables.Schema, async (transaction, token) =>
            {
                foreach (var book in batch.Select(w => w.Rulebook).DistinctBy(b => b.Revision).Where(b => !keptBooks.Contains(b.Revision)))
                    await RulebookStore.KeepAsync(transaction, book.Revision, book.Files, token).ConfigureAwait(false);
                var head = await RegisterTables.HeadAsync(transaction, token).ConfigureAwait(false);
                entries = Chain(batch, head.Sequence, head.Hash);
                await RegisterTables.AppendAsync(transaction, [.. entries.SelectMany(e => e)], token).ConfigureAwait(false);
            }, default).ConfigureAwait(false);
            Kept(batch, entries, started);
        }
        catch (DatabaseException e) when (e.InDoubt)
        {
            if (await IsThereAsync(entries[^1][^1]).ConfigureAwait(false)) Kept(batch, entries, started);
            else Failed(batch, e);
        }
        catch (DatabaseException e)
        {
            Failed(batch, e);
        }
        catch (Exception e) when (batch.Count > 1)
        {
            // One of them cannot be written; the others are not to suffer for it.
            Log.BatchSplit(logger, e, batch.Count);
            foreach (var one in batch.ToArray()) await AppendAsync([one]).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.EntryFailed(logger, e);
            batch[0].Kept.TrySetException(e);
        }
    }

    private Entry[][] Chain(List<Waiting> batch, long sequence, ReadOnlyMemory<byte> previous)
    {
        // Whole microseconds: what is hashed is what is read back.
        var time = Statements.FromMicros(clock.GetUtcNow().Micros());
        return [.. batch.Select(w => w.Drafts.Select(d =>
        {
            var entry = new Entry { Sequence = ++sequence, Time = time, Draft = d, Previous = previous, Hash = EntryHash.Of(sequence, time, d, previous.Span) };
            previous = entry.Hash;
            return entry;
        }).ToArray())];
    }

    private void Kept(List<Waiting> batch, Entry[][] entries, long started)
    {
        if (fault is not null) Log.Reached(logger, database.Name);
        fault = null;
        foreach (var waiting in batch) keptBooks.Add(waiting.Rulebook.Revision);
        RegisterMeters.Kept.Add(entries.Sum(e => e.Length));
        RegisterMeters.Commit.Record(clock.GetElapsedTime(started).TotalSeconds);
        RegisterMeters.Lag.Record(clock.GetElapsedTime(batch[0].Since).TotalSeconds);
        foreach (var (waiting, kept) in batch.Zip(entries)) waiting.Kept.TrySetResult([.. kept.Select(e => e.Id)]);
    }

    private void Failed(List<Waiting> batch, DatabaseException error)
    {
        if (fault is null) Log.Unreachable(logger, error.Message);
        fault = error.Message;
        RegisterMeters.Refused.Add(batch.Sum(w => w.Drafts.Count));
        foreach (var waiting in batch) waiting.Kept.TrySetException(new DatabaseException(error.Message, error) { InDoubt = error.InDoubt });
    }

    /// <summary>Whether a commit that was not confirmed was done.</summary>
    private async Task<bool> IsThereAsync(Entry last)
    {
        try
        {
            var hash = await database.ReadAsync(
                RegisterTables.Schema,
                (connection, token) => connection.ScalarAsync<byte[]>("select hash from register_entries where sequence = @sequence", token, ("sequence", last.Sequence)),
                default).ConfigureAwait(false);
            return hash is not null && hash.AsSpan().SequenceEqual(last.Hash.Span);
        }
        catch (DatabaseException)
        {
            return false;
        }
    }

    /// <summary>Whether the register can be written, by writing.</summary>
    private async Task ProbeAsync()
    {
        try
        {
            await database.PrepareAsync(RulebookStore.Schema, default).ConfigureAwait(false);
            await database.WriteAsync(RegisterTables.Schema, (transaction, token) =>
                transaction.ExecuteAsync("update register_head set sequence = sequence", token), default).ConfigureAwait(false);
            if (fault is not null) Log.Reached(logger, database.Name);
            fault = null;
        }
        catch (DatabaseException e)
        {
            if (fault != e.Message) Log.Unreachable(logger, e.Message);
            fault = e.Message;
        }
    }

    private sealed record Waiting(IReadOnlyList<Draft> Drafts, KeptRulebook Rulebook, long Since)
    {
        public TaskCompletionSource<EntryId[]> Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
