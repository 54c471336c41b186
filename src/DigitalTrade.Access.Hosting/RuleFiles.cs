namespace DigitalTrade.Access.Hosting;

/// <summary>The rule files below folders: where they are and whether they changed.</summary>
internal static class RuleFiles
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>Paths below the folder of every file that a reading would look at, and of those it would refuse by their name.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFileSystemEntries(folder, "*", Everything)
            .Select(p => Path.GetRelativePath(folder, p))
            .Where(p => p.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || p.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            .Where(p => !p.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// Changes whenever a file comes, goes or is written; a folder that cannot be read has a stamp of its own. Links are
    /// followed, so that a mounted volume whose link is turned shows too.
    /// </summary>
    public static string Stamp(IEnumerable<string> folders)
    {
        var hash = new HashCode();
        foreach (var folder in folders)
        {
            try
            {
                foreach (var file in In(folder)) Add(ref hash, folder, file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                hash.Add(e.GetType().Name, StringComparer.Ordinal);
            }

            hash.Add('|');
        }

        return hash.ToHashCode().ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Add(ref HashCode hash, string folder, string file)
    {
        var info = new FileInfo(Path.Combine(folder, file));
        if (info.LinkTarget is not null && info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target) info = target;
        hash.Add(file, StringComparer.Ordinal);
        hash.Add(info.FullName, StringComparer.Ordinal);
        hash.Add(info.LastWriteTimeUtc);
        hash.Add(info.Exists ? info.Length : -1);
    }
}
