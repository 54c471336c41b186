using System.Security;

namespace DigitalTrade.Access.Packs.Reading;

/// <summary>Folders to files. What would be overlooked is a diagnostic: a rule that is not read permits.</summary>
internal static class SourceFolders
{
    private const int MaxDepth = 16;

    /// <summary>All YAML files below the folders, ordered by relative path, then by folder.</summary>
    public static List<SourceFile> Read(IEnumerable<string> folders, DiagnosticSink sink)
    {
        var files = new List<SourceFile>();
        foreach (var (root, folder) in folders.Index())
        {
            var before = files.Count;
            var prefix = folder.Replace('\\', '/').TrimEnd('/');
            if (!Directory.Exists(folder))
                sink.Add(DiagnosticIds.Unreadable, new(folder, 1, 1), $"no folder `{folder}`");
            else if (!Walk(folder, prefix, "", root, 0))
                sink.Add(DiagnosticIds.Unreadable, new(folder, 1, 1), $"folder `{folder}` cannot be read");
            else if (files.Count == before)
                sink.Add(DiagnosticIds.NoFiles, new(folder, 1, 1), $"folder `{folder}` holds no rule file", "rule files are named `….yaml`");
        }

        files.Sort((a, b) =>
        {
            var order = string.CompareOrdinal(a.Relative, b.Relative);
            return order != 0 ? order : string.CompareOrdinal(a.Path, b.Path);
        });
        return files;

        bool Walk(string folder, string prefix, string below, int root, int depth)
        {
            if (depth > MaxDepth)
            {
                sink.Add(DiagnosticIds.TooDeep, new($"{prefix}/{below}", 1, 1), "folders nested deeper than 16 levels");
                return true;
            }

            try
            {
                foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
                {
                    // Names that begin with a dot belong to version control, editors and mounted volumes.
                    if (entry.Name.StartsWith('.')) continue;
                    var relative = below.Length == 0 ? entry.Name : $"{below}/{entry.Name}";
                    var place = new Place($"{prefix}/{relative}", 1, 1);
                    if (Directory.Exists(entry.FullName))
                    {
                        if (entry.Name.EndsWith(".yaml", StringComparison.Ordinal)) sink.Add(DiagnosticIds.Unreadable, place, "a folder is named like a rule file", "rename it");
                        else if (!Walk(entry.FullName, prefix, relative, root, depth + 1)) sink.Add(DiagnosticIds.Unreadable, place, "the folder cannot be read");
                    }
                    else if (entry.Name.EndsWith(".yaml", StringComparison.Ordinal))
                    {
                        if (Open(entry.FullName, place, relative, root) is { } file) files.Add(file);
                    }
                    else if (entry.Extension.ToUpperInvariant() is ".YML" or ".YAML")
                    {
                        sink.Add(DiagnosticIds.Misplaced, place, $"file `{entry.Name}` would not be read", "name it `….yaml`");
                    }
                }

                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
            {
                return false;
            }
        }

        SourceFile? Open(string path, Place place, string relative, int root)
        {
            try
            {
                var large = new FileInfo(path).Length > SourceFile.MaxBytes;
                return new(place.File, relative, root, large ? null : File.ReadAllBytes(path));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
            {
                sink.Add(DiagnosticIds.Unreadable, place, "the file cannot be read");
                return null;
            }
        }
    }
}
