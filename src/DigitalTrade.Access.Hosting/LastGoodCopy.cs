using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Packs.Bundles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Hosting;

/// <summary>
/// Copies of the rule files by the revision they made, in <c>rulebooks</c> below the state folder, and which of them was
/// live last. Without a state folder it keeps nothing.
/// </summary>
internal sealed class LastGoodCopy(IOptions<AccessOptions> options, ILogger<LastGoodCopy> logger)
{
    private const string Pointer = "last-good";
    private const string Unfinished = ".unfinished";
    private readonly string? home = options.Value.StateFolder is { } state ? Path.Combine(state, "rulebooks") : null;

    /// <summary>The rulebook that was live last, or null. A copy that no longer makes its revision is not used.</summary>
    public LoadResult? Load()
    {
        if (home is null || !File.Exists(Path.Combine(home, Pointer))) return null;
        try
        {
            var name = File.ReadAllText(Path.Combine(home, Pointer)).Trim();
            if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c))) return Unusable("the pointer names no revision");
            var folders = Directory.GetDirectories(Path.Combine(home, name)).Order(StringComparer.Ordinal).ToArray();
            var read = RulebookLoader.Load(folders);
            if (NameOf(read.Revision) != name) return Unusable("its files have changed");
            return read.Rulebook is null ? Unusable("it makes no rulebook any more") : read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unusable(e.Message);
        }
    }

    /// <summary>Keeps the files that made the revision, unless they have changed meanwhile.</summary>
    public void Keep(string revision, RuleSources sources, string stamp)
    {
        if (home is null) return;
        try
        {
            var kept = Path.Combine(home, NameOf(revision));
            if (!Directory.Exists(kept) && !Copy(sources, stamp, kept)) return;
            Directory.SetLastWriteTimeUtc(kept, File.GetLastWriteTimeUtc(Point(NameOf(revision))));
            Prune(kept);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.CopyFailed(logger, e, home);
        }
    }

    private static bool Copy(RuleSources sources, string stamp, string kept)
    {
        var unfinished = kept + Unfinished;
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        foreach (var (number, folder) in sources.Folders.Index())
        {
            var root = Numbered(unfinished, number);
            foreach (var file in RuleFiles.In(folder))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
                File.Copy(Path.Combine(folder, file), Path.Combine(root, file));
            }
        }

        foreach (var (number, bundle) in sources.Bundles.All.Index())
        {
            var root = Path.Combine(Numbered(unfinished, sources.Folders.Count + number), Bundle.Root, bundle.Manifest.Pack);
            foreach (var (path, content) in bundle.Files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
                File.WriteAllBytes(Path.Combine(root, path), content);
            }
        }

        if (sources.Stamp() == stamp)
        {
            Directory.Move(unfinished, kept);
            return true;
        }

        Directory.Delete(unfinished, recursive: true);
        return false;
    }

    private static string Numbered(string folder, int number) => Path.Combine(folder, number.ToString("d3", System.Globalization.CultureInfo.InvariantCulture));

    private string Point(string name)
    {
        var pointer = Path.Combine(home!, Pointer);
        File.WriteAllText(pointer + Unfinished, name + "\n");
        File.Move(pointer + Unfinished, pointer, overwrite: true);
        return pointer;
    }

    private void Prune(string current)
    {
        var old = Directory.GetDirectories(home!)
            .Where(d => d != current)
            .OrderByDescending(Directory.GetLastWriteTimeUtc)
            .Skip(options.Value.KeptRevisions - 1);
        foreach (var folder in old) Directory.Delete(folder, recursive: true);
    }

    private static string NameOf(string revision) => revision[(revision.IndexOf(':', StringComparison.Ordinal) + 1)..];

    private LoadResult? Unusable(string reason)
    {
        Log.CopyUnusable(logger, home!, reason);
        return null;
    }
}
