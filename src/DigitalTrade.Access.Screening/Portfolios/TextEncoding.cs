using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Finds out the encoding of a text: its mark, else UTF-8 where all of it is, else GB18030.</summary>
internal static class TextEncoding
{
    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a file. Bytes that are no text become U+FFFD, and the cell that holds one is reported.</summary>
    public static Encoding Of(string path, string? named)
    {
        if (named is not null) return Named(named);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        var (valid, broken) = Count(file);

        // Chinese in GB18030 is hardly ever UTF-8 by chance; a text in UTF-8 with a few broken bytes still is.
        return broken == 0 || valid > broken * 10 ? Encoding.UTF8 : Encoding.GetEncoding("GB18030");
    }

    private static Encoding Named(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new PortfolioException($"unknown encoding `{name}`", "for example utf-8, utf-16, gb18030, big5 or windows-1252");
        }
    }

    /// <summary>Characters beyond ASCII that are UTF-8, and places that are not.</summary>
    private static (long Valid, long Broken) Count(Stream file)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        var (valid, broken, kept) = (0L, 0L, 0);
        for (var first = true; ; first = false)
        {
            var read = file.Read(buffer, kept, buffer.Length - kept);
            ReadOnlySpan<byte> rest = buffer.AsSpan(0, kept + read);
            if (first && (rest.StartsWith<byte>([0xFF, 0xFE]) || rest.StartsWith<byte>([0xFE, 0xFF]))) break;
            if (read > 0 && Utf8.IsValid(rest))
            {
                foreach (var b in rest) valid += b >= 0xC0 ? 1 : 0;
                kept = 0;
                continue;
            }

            while (rest.Length > 0)
            {
                if (rest[0] < 0x80)
                {
                    rest = rest[1..];
                    continue;
                }

                var status = Rune.DecodeFromUtf8(rest, out _, out var used);
                if (status == OperationStatus.NeedMoreData && read > 0) break;
                if (status == OperationStatus.Done) valid++;
                else broken++;
                rest = rest[used..];
            }

            if (read == 0) break;
            kept = rest.Length;
            rest.CopyTo(buffer);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return (valid, broken);
    }
}
