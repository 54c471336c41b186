using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Bundles;

/// <summary>Bytes to a bundle, or a refusal. Nothing is unpacked to disk, and nothing is read beyond its bounds.</summary>
public static partial class BundleReader
{
    private const int MostEntries = 256;
    private const int MostUnpacked = 4 * 1024 * 1024;
    private const int MostOfManifest = 256 * 1024;
    private const int MostRatio = 100;
    private const int EndRecord = 22;

    /// <summary>Reads a bundle whose signature, where one is asked for, has been checked.</summary>
    /// <exception cref="BundleException">It is not a bundle, or not whole.</exception>
    public static Bundle Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Bundle.MostBytes) throw new BundleException($"the bundle is larger than {Bundle.MostBytes} bytes");
        Ends(bytes.Span);
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var files = Files(zip);
            if (!files.Remove(BundleWriter.ManifestName, out var written)) throw new BundleException($"the bundle has no `{BundleWriter.ManifestName}`");
            var manifest = JsonSerializer.Deserialize(written, BundleJson.Default.BundleManifest) ?? throw new BundleException("the manifest says nothing");
            Agrees(manifest, files);
            return new() { Manifest = manifest, Files = files.ToImmutableSortedDictionary(StringComparer.Ordinal), Digest = DigestOf(bytes.Span) };
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or EndOfStreamException or NotSupportedException)
        {
            throw new BundleException("the bundle is damaged: it cannot be read as a zip with a manifest", "build it anew with `dta rules build`");
        }
    }

    /// <summary>SHA-256 of a bundle's bytes, as <c>sha256:…</c>.</summary>
    public static string DigestOf(ReadOnlySpan<byte> bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    // A zip is found from its end: data after it, or before it, would be signed and unseen.
    private static void Ends(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < EndRecord || !bytes.StartsWith("PK\x03\x04"u8)) throw new BundleException("the file is not a bundle", "build one with `dta rules build`");
        var end = bytes[^EndRecord..];
        if (!end.StartsWith("PK\x05\x06"u8) || BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != 0) throw new BundleException("the bundle has data after its end, or is cut off");
        var (size, start) = (BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        if ((long)start + size != bytes.Length - EndRecord) throw new BundleException("the bundle has data between its parts");
    }

    private static Dictionary<string, byte[]> Files(ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries) throw new BundleException($"the bundle has more than {MostEntries} files");
        var files = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        long whole = 0;
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName;
            if (name.Length > 200 || !Name().IsMatch(name)) throw new BundleException($"the name `{Shown(name)}` may not stand in a bundle", "names are relative, of letters, digits, `-`, `_` and `.`");
            if (name != BundleWriter.ManifestName && !name.EndsWith(".yaml", StringComparison.Ordinal)) throw new BundleException($"`{name}` is no rule file");
            // The upper half holds the Unix mode; a link or a device is no file.
            if ((entry.ExternalAttributes >> 16 & 0xF000) is not (0 or 0x8000)) throw new BundleException($"`{name}` is a link, not a file");
            var most = name == BundleWriter.ManifestName ? MostOfManifest : SourceFile.MaxBytes;
            if (entry.Length > most || (whole += entry.Length) > MostUnpacked || entry.Length > Math.Max(1024, entry.CompressedLength * MostRatio))
                throw new BundleException($"`{name}` unpacks to more than is read");
            if (!files.TryAdd(name, Content(entry))) throw new BundleException($"`{name}` is there twice");
        }

        return files;
    }

    // What the entry says of its length may be untrue.
    private static byte[] Content(ZipArchiveEntry entry)
    {
        var content = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(content);
        if (stream.ReadByte() >= 0) throw new BundleException($"`{entry.FullName}` is longer than it says");
        return content;
    }

    private static void Agrees(BundleManifest manifest, Dictionary<string, byte[]> files)
    {
        if (manifest.Format != 1) throw new BundleException($"the bundle is of format {manifest.Format}, not 1");
        if (manifest.Files.Length != files.Count) throw new BundleException("the manifest does not name every file");
        foreach (var named in manifest.Files)
        {
            if (!files.TryGetValue(named.Path, out var content)) throw new BundleException($"the manifest names `{Shown(named.Path)}`, which is not there");
            if (content.Length != named.Size || Convert.ToHexStringLower(SHA256.HashData(content)) != named.Sha256) throw new BundleException($"`{named.Path}` is not what the manifest says");
        }

        var sources = files.Select(f => new SourceFile(f.Key, f.Key, 0, f.Value)).ToList();
        if (manifest.Revision != Packs.Revision.Of(sources.Where(s => !s.HoldsCases))) throw new BundleException("the revision is not that of the files");
        var head = BundleWriter.Head(sources, new()) ?? throw new BundleException("the bundle has no `pack.yaml` that can be read");
        if (head.Id.Text != manifest.Pack || head.Local != manifest.Local || (head.Version ?? "") != manifest.Version || !head.Territory.Select(z => z.Text).SequenceEqual(manifest.Territory))
            throw new BundleException("the manifest and `pack.yaml` say different things");
    }

    private static string Shown(string name) => string.Concat((name.Length > 60 ? name[..60] : name).Select(c => c is > ' ' and < '\u007F' ? c : '?'));

    [GeneratedRegex("^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*\\z")]
    private static partial Regex Name();
}
