using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Bundles;

/// <summary>A folder to a bundle. The same files give the same bytes.</summary>
public static class BundleWriter
{
    internal const string ManifestName = "manifest.json";

    // The first time that a zip can write down.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bundle of the pack whose <c>pack.yaml</c> lies in the folder.</summary>
    /// <exception cref="BundleException">The folder holds no pack, or its files cannot be read as one.</exception>
    public static byte[] Write(string folder)
    {
        var sink = new DiagnosticSink();
        var files = SourceFolders.Read([folder], sink);
        var head = Head(files, sink);
        if (sink.Sorted().FirstOrDefault(d => d.Severity == Severity.Error) is { } defect) throw new BundleException(defect.ToString().Split('\n')[0], "`dta rules check` shows every defect");
        if (head is null) throw new BundleException($"no `pack.yaml` in `{folder}`", "name the folder of one pack");
        var manifest = new BundleManifest(
            1, head.Id.Text, head.Version ?? "", head.Local, [.. head.Territory.Select(z => z.Text)], head.Title,
            Packs.Revision.Of(files.Where(f => !f.HoldsCases)),
            [.. files.Select(f => new BundledFile(f.Relative, f.Content!.Length, Convert.ToHexStringLower(SHA256.HashData(f.Content))))]);
        var bytes = Zip(files.Select(f => (f.Relative, f.Content!)).Prepend((ManifestName, JsonSerializer.SerializeToUtf8Bytes(manifest, BundleJson.Default.BundleManifest))));
        BundleReader.Read(bytes);
        return bytes;
    }

    internal static PackDocument? Head(IEnumerable<SourceFile> files, DiagnosticSink sink) =>
        files.FirstOrDefault(f => f.Relative == "pack.yaml") is { } file && NodeReader.Read(file, sink) is { } root ? RuleFile.Read(file, root, inPack: true, sink).Pack : null;

    // Stored, not compressed: bytes that no version of a compressor changes.
    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
                (entry.LastWriteTime, entry.ExternalAttributes) = (NoTime, 0);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
