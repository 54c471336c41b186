using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Which pack a file belongs to: the nearest folder above it that holds a <c>pack.yaml</c>.</summary>
internal sealed class Ownership
{
    private readonly HashSet<(int Root, string Folder)> folders;

    private Ownership(HashSet<(int, string)> folders) => this.folders = folders;

    public static Ownership Of(IEnumerable<SourceFile> files) =>
        new([.. files.Where(f => f.Name == "pack.yaml").Select(f => (f.Root, string.Join('/', f.Folders)))]);

    /// <summary>The folder of its pack, or null for a file that belongs to no pack.</summary>
    public (int Root, string Folder)? PackFolder(SourceFile file)
    {
        for (var depth = file.Folders.Length; depth >= 0; depth--)
        {
            var folder = (file.Root, string.Join('/', file.Folders.Take(depth)));
            if (folders.Contains(folder)) return folder;
        }

        return null;
    }
}
