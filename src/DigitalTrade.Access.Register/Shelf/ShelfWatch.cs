using DigitalTrade.Access.Register.Databases;
using Microsoft.Extensions.Hosting;

namespace DigitalTrade.Access.Register.Shelf;

/// <summary>Keeps what is live in step with the shelf: at the start, when any process changes it, and when a legal day begins.</summary>
internal sealed class ShelfWatch(PackShelf shelf, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private volatile bool stale;

    /// <summary>Before the rulebook is first read. A shelf that cannot be read keeps the service from starting: without a zone's pack it would answer otherwise.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await shelf.PrepareAsync(cancellationToken).ConfigureAwait(false);
        await shelf.RefreshAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(HearAsync(stoppingToken), WakeAsync(stoppingToken));

    private async Task HearAsync(CancellationToken stopping)
    {
        await foreach (var _ in shelf.Changes.WatchAsync(ShelfTable.Topic, cancellation: stopping).ConfigureAwait(false)) await RefreshAsync(stopping).ConfigureAwait(false);
    }

    private async Task WakeAsync(CancellationToken stopping)
    {
        var day = shelf.Today;
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
        {
            if (!stale && shelf.Today == day) continue;
            if (await RefreshAsync(stopping).ConfigureAwait(false)) day = shelf.Today;
        }
    }

    // A dead database leaves live what is live; the next tick looks again.
    private async Task<bool> RefreshAsync(CancellationToken stopping)
    {
        try
        {
            await shelf.RefreshAsync(stopping).ConfigureAwait(false);
            stale = false;
            return true;
        }
        catch (DatabaseException)
        {
            stale = true;
            return false;
        }
    }
}
