using System.Text;
using System.Threading.Channels;

namespace DigitalTrade.Access.Cli.Tests;

/// <summary>Input that comes when the test sends it.</summary>
internal sealed class Pipe : Stream
{
    private readonly Channel<byte[]?> sent = Channel.CreateUnbounded<byte[]?>();
    private readonly SemaphoreSlim reads = new(0);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Text, or null for the end.</summary>
    public void Send(string? text) => sent.Writer.TryWrite(text is null ? null : Encoding.UTF8.GetBytes(text));

    public bool WaitForRead(int times, TimeSpan patience)
    {
        for (var i = 0; i < times; i++)
        {
            if (!reads.Wait(patience)) return false;
        }

        return true;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        reads.Release();
        if (await sent.Reader.ReadAsync(cancellationToken) is not { } text) return 0;
        text.CopyTo(buffer);
        return text.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        reads.Dispose();
        base.Dispose(disposing);
    }
}
