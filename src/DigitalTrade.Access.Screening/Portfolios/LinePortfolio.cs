using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>A proposal a line. What a read brings is cut at its last line end; nothing is copied but the rest of a line.</summary>
internal sealed class LinePortfolio(Stream input, long length) : Portfolio
{
    private const int Chunk = 128 * 1024;
    private byte[] begun = [];
    private int kept;
    private bool dropping;
    private long number;
    private long position;
    private long empty;

    public override long Length => length;

    public override long EmptyRows => empty;

    public override async IAsyncEnumerable<Portion> PortionsAsync(long skip, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var ended = false; !ended;)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(kept + Chunk);
            begun.AsSpan(0, kept).CopyTo(buffer);
            var read = await input.ReadAsync(buffer.AsMemory(kept, Chunk), cancellation).AsTask().WaitAsync(cancellation).ConfigureAwait(false);
            ended = read == 0;
            position += read;
            var lines = Cut(buffer, kept + read, ended, ref skip);
            if (lines.IsEmpty) ArrayPool<byte>.Shared.Return(buffer);
            else yield return new LinePortion(buffer, lines) { Position = position };
        }
    }

    public override void Dispose() => input.Dispose();

    private ImmutableArray<LinePortion.Line> Cut(byte[] buffer, int filled, bool ended, ref long skip)
    {
        var lines = ImmutableArray.CreateBuilder<LinePortion.Line>();
        var start = 0;
        while (buffer.AsSpan(start, filled - start).IndexOf((byte)'\n') is >= 0 and var end)
        {
            Add(lines, buffer, start, end, ref skip);
            start += end + 1;
        }

        if (ended && (filled > start || dropping)) Add(lines, buffer, start, filled - start, ref skip);
        else Keep(buffer.AsSpan(start, filled - start));
        return lines.DrainToImmutable();
    }

    private void Add(ImmutableArray<LinePortion.Line>.Builder lines, byte[] buffer, int start, int count, ref long skip)
    {
        number++;
        ReadOnlySpan<byte> text = buffer.AsSpan(start, count);
        var before = text.Length;
        if (number == 1 && text.StartsWith("\uFEFF"u8)) text = text[3..];
        text = text.TrimStart(" \t\r"u8);
        start += before - text.Length;
        text = text.TrimEnd(" \t\r"u8);
        var tooLong = dropping || text.Length > LineError.LongestLine;
        dropping = false;
        if (!tooLong && text.IsEmpty) empty++;
        else if (skip > 0) skip--;
        else lines.Add(new(number, start, tooLong ? -1 : text.Length));
    }

    // The beginning of a line waits for its end; one that is too long already is let go as it comes.
    private void Keep(ReadOnlySpan<byte> rest)
    {
        dropping |= rest.Length > LineError.LongestLine + 1;
        kept = dropping ? 0 : rest.Length;
        if (kept == 0) return;
        if (begun.Length < kept) begun = new byte[Math.Max(kept, Chunk)];
        rest.CopyTo(begun);
    }
}
