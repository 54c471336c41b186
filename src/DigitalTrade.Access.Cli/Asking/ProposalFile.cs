using System.Text;
using System.Text.Json;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Packs.Cases;

namespace DigitalTrade.Access.Cli.Asking;

/// <summary>A proposal in a file or on standard input: JSON, or YAML turned into the same JSON.</summary>
internal static class ProposalFile
{
    private const int Longest = 1024 * 1024;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = AccessJson.Wire.Options.Encoder, MaxDepth = 64 };

    public static async Task<byte[]> ReadAsync(Run run, string file, CancellationToken cancellation)
    {
        var stream = Open(run.Here, file);
        await using (stream.ConfigureAwait(false))
        {
            var text = await AllAsync(stream, cancellation).ConfigureAwait(false)
                ?? throw new Refusal($"`{file}` is longer than 1 MiB", "one proposal a file; `--jsonl` reads many");
            return IsJson(file, text) ? text : ToJson(file, text);
        }
    }

    public static Stream Open(Surroundings here, string file)
    {
        if (file == "-") return here.In();
        var path = Path.GetFullPath(file, here.Directory);
        if (Directory.Exists(path)) throw new Refusal($"`{file}` is a folder", "name a file, or `-` for standard input");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new Refusal($"no file `{file}`");
        }
    }

    private static async Task<byte[]?> AllAsync(Stream stream, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var piece = new byte[1 << 15];
        int read;
        while ((read = await stream.ReadAsync(piece, cancellation).ConfigureAwait(false)) > 0)
        {
            buffer.Write(piece, 0, read);
            if (buffer.Length > Longest) return null;
        }

        var all = buffer.ToArray();
        return all.AsSpan().StartsWith("\uFEFF"u8) ? all[3..] : all;
    }

    // JSON is known by its name, or by how it begins; everything else is YAML.
    private static bool IsJson(string file, ReadOnlySpan<byte> text)
    {
        if (Path.GetExtension(file).ToUpperInvariant() is var extension and (".JSON" or ".YAML" or ".YML")) return extension == ".JSON";
        var start = text.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] == '[') return true;
        if (start[0] != '{') return false;
        var inside = start[1..].TrimStart(" \t\r\n"u8);
        return inside.IsEmpty || inside[0] is (byte)'"' or (byte)'}';
    }

    private static byte[] ToJson(string file, byte[] text)
    {
        var (json, diagnostics) = CaseReader.ReadProposal(file, text);
        if (diagnostics.IsEmpty) return Encoding.UTF8.GetBytes(json?.ToJsonString(Plain) ?? "null");
        throw new Refusal(ExitCode.Usage, [.. diagnostics.Select(d => ($"{d.File}:{d.Line}:{d.Column}: {d.Message}", d.Help))]);
    }
}
