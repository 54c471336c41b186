using System.Buffers;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Web.Determinations;

/// <summary>One line of a batch.</summary>
/// <param name="Number">Line of the input, 1-based, empty lines counted.</param>
/// <param name="Content">Its bytes; empty when it is too long.</param>
/// <param name="TooLong">True when it is longer than a line may be.</param>
internal readonly record struct NdjsonLine(long Number, ReadOnlyMemory<byte> Content, bool TooLong);

/// <summary>Cuts a stream into lines. Empty lines are passed over; a line that is too long is let go as it comes.</summary>
internal sealed class NdjsonLines
{
    private long number;
    private bool skipping;

    /// <summary>The next line, cut from the front of the buffer; false when there is none yet. The last line needs no end.</summary>
    public bool TryTake(ref ReadOnlySequence<byte> buffer, bool completed, out NdjsonLine line)
    {
        while (true)
        {
            line = default;
            var end = buffer.PositionOf((byte)'\n');
            if (end is null && !(completed && (skipping || !buffer.IsEmpty)))
            {
                Shorten(ref buffer);
                return false;
            }

            var content = end is { } at ? buffer.Slice(0, at) : buffer;
            buffer = end is { } next ? buffer.Slice(buffer.GetPosition(1, next)) : buffer.Slice(buffer.End);
            number++;
            var tooLong = skipping || content.Length > LineError.LongestLine;
            skipping = false;
            if (!tooLong && IsBlank(content)) continue;
            line = tooLong ? new(number, default, true) : new(number, content.IsSingleSegment ? content.First : content.ToArray(), false);
            return true;
        }
    }

    /// <summary>Lets go of the beginning of a line that is too long already.</summary>
    private void Shorten(ref ReadOnlySequence<byte> buffer)
    {
        if (!skipping && buffer.Length <= LineError.LongestLine + 1) return;
        skipping = true;
        buffer = buffer.Slice(buffer.End);
    }

    private static bool IsBlank(ReadOnlySequence<byte> content)
    {
        foreach (var part in content)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8)) return false;
        }

        return true;
    }
}
