using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalTrade.Access.Screening.Pipeline;

namespace DigitalTrade.Access.Screening.Outputs;

/// <summary>How far a run came, so that it can be taken up again: kept beside the target until the run is complete.</summary>
/// <param name="Question">What was asked: input, rulebook and options, as one digest.</param>
/// <param name="Deals">Deals written.</param>
/// <param name="Streams">The stream of each file.</param>
/// <param name="Lengths">Bytes of each file at that moment.</param>
/// <param name="Lines">Rows of each file at that moment.</param>
/// <param name="Tally">Counts at that moment.</param>
internal sealed record Checkpoint(string Question, long Deals, int[] Streams, long[] Lengths, long[] Lines, Tally Tally)
{
    private const string Name = "state.json";
    private const int Sampled = 1024 * 1024;

    /// <summary>The folder beside a target.</summary>
    public static string FolderOf(string target) => target + ".screening";

    public static Checkpoint? Read(string folder)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(folder, Name));
            return JsonSerializer.Deserialize(file, CheckpointJson.Default.Checkpoint);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the state of a folder in one step.</summary>
    public void Write(string folder)
    {
        var path = Path.Combine(folder, Name);
        using (var file = File.Create(path + ".new")) JsonSerializer.Serialize(file, this, CheckpointJson.Default.Checkpoint);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>A digest of the input (its length, its beginning and its end) and of everything else that shapes the answers.</summary>
    public static string QuestionOf(string input, params IEnumerable<string> rest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var file = new FileStream(input, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            var buffer = new byte[Sampled];
            hash.AppendData(BitConverter.GetBytes(file.Length));
            hash.AppendData(buffer, 0, file.ReadAtLeast(buffer, Sampled, throwOnEndOfStream: false));
            file.Position = Math.Max(0, file.Length - Sampled);
            hash.AppendData(buffer, 0, file.ReadAtLeast(buffer, Sampled, throwOnEndOfStream: false));
        }

        foreach (var word in rest) hash.AppendData(System.Text.Encoding.UTF8.GetBytes(word + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>JSON of the state.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Checkpoint))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
