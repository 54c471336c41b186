using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace DigitalTrade.Access.Register.Records;

/// <summary>
/// An answer as it is stored: compressed (Brotli), under the SHA-256 of its own bytes. The same answer is stored once, however often it is given.
/// </summary>
internal sealed record PackedAnswer
{
    private const int Quality = 1;
    private const int Window = 18;

    private PackedAnswer(ReadOnlyMemory<byte> digest, ReadOnlyMemory<byte> content, long length) => (Digest, Content, Length) = (digest, content, length);

    /// <summary>SHA-256 of the answer.</summary>
    public ReadOnlyMemory<byte> Digest { get; }

    /// <summary>The compressed answer; empty where only the entry was read, or where it is lost.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Bytes of the answer.</summary>
    public long Length { get; }

    public static PackedAnswer Of(ReadOnlySpan<byte> answer)
    {
        var room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(answer.Length));
        try
        {
            if (!BrotliEncoder.TryCompress(answer, room, out var written, Quality, Window)) throw new InvalidOperationException("an answer could not be compressed");
            return new(SHA256.HashData(answer), room.AsSpan(0, written).ToArray(), answer.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <summary>As it was read from the database.</summary>
    public static PackedAnswer Stored(byte[] digest, byte[] content, long length) => new(digest, content, length);

    /// <summary>The answer, or null when what is stored is not what its digest says.</summary>
    public byte[]? Unpack()
    {
        if (Content.IsEmpty || Length is < 0 or > int.MaxValue) return null;
        var answer = new byte[Length];
        return BrotliDecoder.TryDecompress(Content.Span, answer, out var written) && written == answer.Length && SHA256.HashData(answer).AsSpan().SequenceEqual(Digest.Span)
            ? answer : null;
    }
}
