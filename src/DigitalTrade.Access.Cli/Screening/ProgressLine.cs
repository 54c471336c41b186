using System.Globalization;
using DigitalTrade.Access.Screening;

namespace DigitalTrade.Access.Cli.Screening;

/// <summary>A bar with rate and time left, on a terminal only; redrawn a few times a second, gone at the end.</summary>
internal sealed class ProgressLine(TextWriter err, TimeProvider clock, bool shown)
{
    private const int Width = 30;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);
    private readonly long begun = clock.GetTimestamp();
    private long drawn;
    private long first = -1;
    private long from;
    private int length;

    public void Show(ScreenProgress progress)
    {
        if (!shown) return;
        if (first < 0) (first, from) = (progress.Deals, progress.Position);
        if (drawn != 0 && clock.GetElapsedTime(drawn) < Between) return;
        drawn = clock.GetTimestamp();
        var text = Text(progress, clock.GetElapsedTime(begun), first, from);
        err.Write("\r" + text.PadRight(length));
        err.Flush();
        length = text.Length;
    }

    public void Clear()
    {
        if (!shown || length == 0) return;
        err.Write("\r" + new string(' ', length) + "\r");
        err.Flush();
    }

    /// <summary>One line: a bar where the end is known, deals so far, rate, time left.</summary>
    internal static string Text(ScreenProgress progress, TimeSpan elapsed, long first, long from)
    {
        var rate = elapsed > TimeSpan.Zero ? (progress.Deals - first) / elapsed.TotalSeconds : 0;
        var said = string.Create(CultureInfo.InvariantCulture, $"{progress.Deals:N0} deals, {rate:N0} a second");
        if (progress.Length <= 0) return said;
        var part = Math.Clamp((double)progress.Position / progress.Length, 0, 1);
        var done = (int)(part * Width);
        var bar = string.Create(CultureInfo.InvariantCulture, $"[{new string('█', done)}{new string('░', Width - done)}] {part:P0}  {said}");
        var gone = (double)(progress.Position - from) / progress.Length;
        if (gone <= 0) return bar;
        var left = TimeSpan.FromSeconds(Math.Ceiling(elapsed.TotalSeconds * (1 - part) / gone));
        return left.TotalHours >= 1 ? $"{bar}, {left:h\\:mm\\:ss} left" : $"{bar}, {left:m\\:ss} left";
    }
}
