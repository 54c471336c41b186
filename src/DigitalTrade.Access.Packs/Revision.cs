using System.Security.Cryptography;
using System.Text;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs;

/// <summary>One number for the rules as read, whatever the order of files and the ends of lines.</summary>
internal static class Revision
{
    public static string Of(IEnumerable<SourceFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var digests = files.Select(f => (f.Relative, Digest: Convert.ToHexStringLower(SHA256.HashData(Normal(f.Content ?? [])))));
        foreach (var (path, digest) in digests.OrderBy(d => d.Relative, StringComparer.Ordinal).ThenBy(d => d.Digest, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{digest}\n"));
        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    // CR LF and a lone CR become LF; a byte order mark is no content.
    private static ReadOnlySpan<byte> Normal(byte[] content)
    {
        ReadOnlySpan<byte> text = content;
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        if (!text.Contains((byte)'\r')) return text;
        var normal = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
            normal[length++] = text[i] == '\r' ? (byte)'\n' : text[i];
        }

        return normal.AsSpan(0, length);
    }
}
