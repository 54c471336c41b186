using System.Collections.Immutable;
using System.Threading.Channels;
using DigitalTrade.Access.Packs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;

namespace DigitalTrade.Access.Hosting;

/// <summary>
/// Loads the rulebook before the host has started, then watches the sources and swaps the whole rulebook or nothing. Bad
/// packs leave the last good rulebook answering, with their diagnostics beside it.
/// </summary>
internal sealed class RulebookRefresher(
    RuleSources sources,
    LastGoodCopy copy,
    RulebookHolder holder,
    IOptions<AccessOptions> options,
    TimeProvider time,
    ILogger<RulebookRefresher> logger) : BackgroundService
{
    private const int MostTries = 5;
    private readonly Channel<bool> wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile bool touched;
    private bool again;
    private string stamp = "";

    /// <inheritdoc/>
    /// <exception cref="PacksInvalidException">The packs make no rulebook and there is no last good copy.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var read = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (read.Rulebook is not null) Publish(read);
        else if (copy.Load() is { } kept) PublishKept(kept, read.Diagnostics);
        else throw new PacksInvalidException(read.Diagnostics);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watch = new FolderWatch(sources.Folders, Touch, logger);
        sources.Bundles.Changed += Touch;
        await using var tick = time.CreateTimer(_ => wake.Writer.TryWrite(true), null, options.Value.PollInterval, options.Value.PollInterval).ConfigureAwait(false);
        try
        {
            await foreach (var _ in wake.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                watch.Arm();
                if (!touched && !again && sources.Stamp() == stamp) continue;
                await QuietAsync(stoppingToken).ConfigureAwait(false);
                await RefreshAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        finally
        {
            sources.Bundles.Changed -= Touch;
        }
    }

    private void Touch()
    {
        touched = true;
        wake.Writer.TryWrite(true);
    }

    /// <summary>Waits until nothing has changed for the quiet period, ten such periods at most.</summary>
    private async Task QuietAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < 10; i++)
        {
            touched = false;
            var before = sources.Stamp();
            await Task.Delay(options.Value.QuietPeriod, time, cancellation).ConfigureAwait(false);
            if (!touched && sources.Stamp() == before) return;
        }
    }

    private async Task RefreshAsync(CancellationToken cancellation)
    {
        LoadResult read;
        try
        {
            read = await ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (BrokenCircuitException)
        {
            // The sources rest; what was wrong with them stays readable.
            again = true;
            return;
        }

        var serving = holder.Required;
        if (read.Rulebook is null) Refuse(serving, read.Diagnostics);
        else if (read.Rulebook.Revision != serving.Rulebook.Revision) Publish(read);
        else Confirm(serving, read.Diagnostics);
    }

    /// <summary>One reading of files that did not change while they were read, so that no two states of the packs are mixed.</summary>
    private async Task<LoadResult> ReadAsync(CancellationToken cancellation)
    {
        for (var i = 1; ; i++)
        {
            stamp = sources.Stamp();
            var read = await ReadOnceAsync(cancellation).ConfigureAwait(false);
            if (sources.Stamp() == stamp || i == MostTries) return read;
        }
    }

    private async Task<LoadResult> ReadOnceAsync(CancellationToken cancellation)
    {
        try
        {
            var read = await sources.ReadAsync(cancellation).ConfigureAwait(false);
            again = RuleSources.NotRead(read);
            return read;
        }
        catch (Exception e) when (e is not BrokenCircuitException && !cancellation.IsCancellationRequested)
        {
            // Whatever went wrong with the new packs, the old rulebook goes on answering.
            again = LoadFailure.MayPass(e);
            if (!again) Log.ReadFailed(logger, e);
            return LoadFailure.Of(e, sources.Folders);
        }
    }

    private void Publish(LoadResult read)
    {
        var serving = Served(read, RulebookOrigin.Sources);
        holder.Swap(serving);
        var book = serving.Rulebook;
        Log.Live(logger, book.Revision, book.Measures.Length, book.Derogations.Length, read.Diagnostics.Length);
        copy.Keep(book.Revision, sources, stamp);
    }

    private void PublishKept(LoadResult kept, ImmutableArray<Diagnostic> diagnostics)
    {
        holder.Swap(Served(kept, RulebookOrigin.LastGoodCopy) with { Degraded = true, Diagnostics = diagnostics });
        Log.FromLastGood(logger, kept.Revision, diagnostics.Length, diagnostics[0].ToString());
    }

    private Serving Served(LoadResult read, RulebookOrigin origin)
    {
        var now = time.GetUtcNow();
        return new()
        {
            Rulebook = read.Rulebook!,
            Packs = read.Packs,
            Contents = read.Contents,
            LoadedAt = now,
            Origin = origin,
            CheckedAt = now,
            Degraded = false,
            Diagnostics = read.Diagnostics,
        };
    }

    private void Refuse(Serving serving, ImmutableArray<Diagnostic> diagnostics)
    {
        if (!serving.Degraded || !serving.Diagnostics.SequenceEqual(diagnostics))
            Log.Refused(logger, serving.Rulebook.Revision, diagnostics.Length, diagnostics[0].ToString());
        holder.Swap(serving with { CheckedAt = time.GetUtcNow(), Degraded = true, Diagnostics = diagnostics });
    }

    private void Confirm(Serving serving, ImmutableArray<Diagnostic> diagnostics)
    {
        if (serving.Degraded) Log.Unchanged(logger, serving.Rulebook.Revision);
        holder.Swap(serving with { CheckedAt = time.GetUtcNow(), Origin = RulebookOrigin.Sources, Degraded = false, Diagnostics = diagnostics });
    }
}
