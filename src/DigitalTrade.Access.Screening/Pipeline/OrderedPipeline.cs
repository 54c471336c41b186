using System.Threading.Channels;

namespace DigitalTrade.Access.Screening.Pipeline;

/// <summary>One reads, several work side by side, one writes in the order of reading. Never more than a few items are under way.</summary>
internal static class OrderedPipeline
{
    /// <summary>
    /// Runs until the source ends or <paramref name="stop"/> asks to stop; then what was taken from the source is still worked
    /// on and written, and the method returns as after the end.
    /// </summary>
    public static async Task RunAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> source, Func<TIn, TOut> work, Func<TOut, ValueTask> write, int workers, CancellationToken stop)
    {
        using var broken = new CancellationTokenSource();
        var queue = Channel.CreateBounded<Task<TOut>>(new BoundedChannelOptions(Math.Max(2, workers * 2)) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(source, work, queue.Writer, stop, broken.Token), CancellationToken.None);
        try
        {
            await foreach (var next in queue.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
                await write(await next.ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            await broken.CancelAsync().ConfigureAwait(false);
        }

        await reading.ConfigureAwait(false);
    }

    private static async Task ReadAsync<TIn, TOut>(
        IAsyncEnumerable<TIn> source, Func<TIn, TOut> work, ChannelWriter<Task<TOut>> queue, CancellationToken stop, CancellationToken broken)
    {
        Exception? failed = null;
        try
        {
            await foreach (var item in source.WithCancellation(stop).ConfigureAwait(false))
                await queue.WriteAsync(Task.Run(() => work(item), CancellationToken.None), broken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested || broken.IsCancellationRequested)
        {
            // Asked to stop: what was taken is written, nothing more is taken.
        }
        catch (Exception e)
        {
            failed = e;
        }

        queue.Complete(failed);
    }
}
