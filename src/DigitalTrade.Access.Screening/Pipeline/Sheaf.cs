using System.Buffers;
using System.Collections.Concurrent;

namespace DigitalTrade.Access.Screening.Pipeline;

/// <summary>The answers of one portion, written out: a text for each stream of the target, and what was counted. Pooled.</summary>
internal sealed class Sheaf(int streams)
{
    // A text that once grew large is not kept for ever.
    private const int MostKept = 4 * 1024 * 1024;
    private static readonly ConcurrentDictionary<int, ConcurrentBag<Sheaf>> Pool = new();

    public ArrayBufferWriter<byte>[] Texts { get; } = [.. Enumerable.Range(0, streams).Select(_ => new ArrayBufferWriter<byte>(64 * 1024))];

    /// <summary>Rows in each text.</summary>
    public long[] Lines { get; } = new long[streams];

    public Tally Tally { get; } = new();

    /// <summary>Deals in the order of the input, read or not.</summary>
    public long Deals { get; set; }

    /// <summary>Where the input was when its portion was cut off.</summary>
    public long Position { get; set; }

    public static Sheaf Rent(int streams) => Pool.GetOrAdd(streams, _ => []).TryTake(out var sheaf) ? sheaf : new(streams);

    public void Return()
    {
        if (Texts.Any(t => t.Capacity > MostKept)) return;
        foreach (var text in Texts) text.ResetWrittenCount();
        Array.Clear(Lines);
        Tally.Clear();
        (Deals, Position) = (0, 0);
        Pool.GetOrAdd(Texts.Length, _ => []).Add(this);
    }
}
