using System.Buffers;
using System.Collections.Immutable;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Register.Databases;

namespace DigitalTrade.Access.Register.Rulebooks;

/// <summary>
/// The rule files of every rulebook that has answered, by its revision. A file that several rulebooks share is stored once, under the SHA-256 of
/// its bytes, compressed.
/// </summary>
internal static class RulebookStore
{
    public static readonly Schema Schema = new(
        "rulebooks",
        """
        create table rulebook_files (revision {text} not null, root {long} not null, path {text} not null, digest {bytes} not null, primary key (revision, root, path));
        create table rulebook_contents (digest {bytes} primary key, content {bytes} not null, length {long} not null);
        """);

    /// <summary>Keeps the files of a rulebook, unless they are kept.</summary>
    public static async Task KeepAsync(DbTransaction transaction, string revision, ImmutableArray<RuleContent> files, CancellationToken cancellation)
    {
        if (await transaction.ScalarAsync<long>("select count(*) from rulebook_files where revision = @revision", cancellation, ("revision", revision)).ConfigureAwait(false) > 0) return;
        var packed = files.Select(f => (File: f, Digest: SHA256.HashData(f.Content.Span))).ToArray();
        await transaction.ExecuteEachAsync(
            "insert into rulebook_contents (digest, content, length) values (@digest, @content, @length) on conflict (digest) do nothing",
            packed.DistinctBy(p => Convert.ToHexString(p.Digest)),
            p => [("digest", p.Digest), ("content", Pack(p.File.Content.Span)), ("length", (long)p.File.Content.Length)], cancellation).ConfigureAwait(false);
        await transaction.ExecuteEachAsync(
            "insert into rulebook_files (revision, root, path, digest) values (@revision, @root, @path, @digest)",
            packed, p => [("revision", revision), ("root", (long)p.File.Root), ("path", p.File.Path), ("digest", p.Digest)], cancellation).ConfigureAwait(false);
    }

    /// <summary>The rulebook of a revision; null when its files are not kept, or no longer make it.</summary>
    /// <exception cref="DatabaseException">The database does not answer.</exception>
    public static async Task<Evaluation.Rulebook?> LoadAsync(Database database, string revision, CancellationToken cancellation)
    {
        var files = await database.ReadAsync(
            Schema,
            (connection, token) => connection.RowsAsync(
                "select f.root, f.path, c.content, c.length from rulebook_files f join rulebook_contents c on c.digest = f.digest where f.revision = @revision order by f.path, f.root",
                row => (Root: row.GetInt64(0), Path: row.GetString(1), Content: (byte[])row.GetValue(2), Length: row.GetInt64(3)), token, ("revision", revision)),
            cancellation).ConfigureAwait(false);
        var contents = new List<RuleContent>();
        foreach (var file in files)
        {
            if (Unpack(file.Content, file.Length) is not { } content) return null;
            contents.Add(new((int)file.Root, file.Path, content));
        }

        // The revision is a digest of the files: what makes it is what answered.
        return contents.Count > 0 && RulebookLoader.Load(contents) is { Rulebook: { } book } && book.Revision == revision ? book : null;
    }

    private static byte[] Pack(ReadOnlySpan<byte> content)
    {
        var room = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, room, out var written, quality: 5, window: 22)
            ? room[..written] : throw new InvalidOperationException("a rule file could not be compressed");
    }

    private static byte[]? Unpack(byte[] content, long length)
    {
        if (length is < 0 or > int.MaxValue) return null;
        var file = new byte[length];
        return BrotliDecoder.TryDecompress(content, file, out var written) && written == length ? file : null;
    }
}
