using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Cli.Asking;

/// <summary>A line of input; its text is null when it is longer than a line may be.</summary>
internal readonly record struct InputLine(long Number, byte[]? Text);

/// <summary>Splits a stream into lines, as many together as one read brings. Empty lines are counted and left out.</summary>
internal sealed class LineReader(Stream input) : IDisposable
{
    private readonly byte[] buffer = new byte[1 << 16];
    private readonly MemoryStream begun = new();
    private bool tooLong;
    private bool ended;
    private long number;

    /// <summary>The next lines, at least one; null at the end.</summary>
    public async Task<List<InputLine>?> NextAsync(CancellationToken cancellation)
    {
        var lines = new List<InputLine>();
        while (lines.Count == 0)
        {
            if (ended) return null;
            var read = await input.ReadAsync(buffer, cancellation).ConfigureAwait(false);
            ended = read == 0;
            Split(buffer.AsSpan(0, read), lines);
            if (ended && (begun.Length > 0 || tooLong)) End(lines);
        }

        return lines;
    }

    public void Dispose() => begun.Dispose();

    private void Split(ReadOnlySpan<byte> text, List<InputLine> lines)
    {
        while (text.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Keep(text[..end]);
            End(lines);
            text = text[(end + 1)..];
        }

        Keep(text);
    }

    private void Keep(ReadOnlySpan<byte> text)
    {
        tooLong |= begun.Length + text.Length > LineError.LongestLine;
        if (tooLong) begun.SetLength(0);
        else begun.Write(text);
    }

    private void End(List<InputLine> lines)
    {
        number++;
        ReadOnlySpan<byte> text = begun.GetBuffer().AsSpan(0, (int)begun.Length);
        if (number == 1 && text.StartsWith("\uFEFF"u8)) text = text[3..];
        text = text.Trim(" \t\r"u8);
        if (tooLong) lines.Add(new(number, null));
        else if (!text.IsEmpty) lines.Add(new(number, text.ToArray()));
        begun.SetLength(0);
        tooLong = false;
    }
}
