using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Bundles;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs;

/// <summary>
/// Reads packs: reading (text to nodes), binding (nodes to documents, documents to the model), compiling (conditions to
/// delegates), checking (the rulebook as a whole). Never throws for what stands in a file.
/// </summary>
public static class RulebookLoader
{
    /// <summary>All packs below the folders; later folders add packs.</summary>
    public static LoadResult Load(params IEnumerable<string> folders)
    {
        var sink = new DiagnosticSink();
        var roots = folders.ToList();
        return Load(SourceFolders.Read(roots, sink), roots.FirstOrDefault() ?? "rules", sink);
    }

    /// <summary>All packs below the folders and in the bundles; a bundle's files stand under <c>packs/ID</c>.</summary>
    public static LoadResult Load(IEnumerable<string> folders, IEnumerable<Bundle> bundles)
    {
        ArgumentNullException.ThrowIfNull(bundles);
        var sink = new DiagnosticSink();
        var roots = folders.ToList();
        var sources = SourceFolders.Read(roots, sink);
        foreach (var (i, bundle) in bundles.Index())
        {
            var below = $"{Bundle.Root}/{bundle.Manifest.Pack}";
            sources.AddRange(bundle.Files.Select(f => new SourceFile($"{below}/{f.Key}", $"{below}/{f.Key}", roots.Count + i, f.Value)));
        }

        return Load(sources, roots.FirstOrDefault() ?? "rules", sink);
    }

    /// <summary>All packs in a set of files, by path relative to the root, with slashes.</summary>
    public static LoadResult Load(IReadOnlyDictionary<string, byte[]> files)
    {
        var sink = new DiagnosticSink();
        foreach (var path in files.Keys.Where(p => p.EndsWith(".yml", StringComparison.OrdinalIgnoreCase)))
            sink.Add(DiagnosticIds.Misplaced, new(path, 1, 1), $"file `{path}` would not be read", "name it `….yaml`");
        var sources = files.Where(f => f.Key.EndsWith(".yaml", StringComparison.Ordinal)).OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => new SourceFile(f.Key, f.Key, 0, f.Value.Length > SourceFile.MaxBytes ? null : f.Value));
        return Load([.. sources], "rules", sink);
    }

    /// <summary>The packs of files that were read before: the same files make the same revision.</summary>
    public static LoadResult Load(IEnumerable<RuleContent> files)
    {
        var sources = files.OrderBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Root)
            .Select(f => new SourceFile(f.Path, f.Path, f.Root, f.Content.Length > SourceFile.MaxBytes ? null : f.Content.ToArray()));
        return Load([.. sources], "rules", new());
    }

    /// <summary>
    /// All packs below the folders, with one more file: a draft that is tried before it is kept. Without a <c>pack:</c> of its
    /// own it is of a pack named <c>draft</c>.
    /// </summary>
    public static LoadResult LoadWith(IEnumerable<string> folders, string file, byte[] draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var sink = new DiagnosticSink();
        var roots = folders.ToList();
        var sources = SourceFolders.Read(roots, sink);
        var text = System.Text.Encoding.UTF8.GetString(draft);
        var named = text.StartsWith("pack:", StringComparison.Ordinal) || text.Contains("\npack:", StringComparison.Ordinal);
        sources.Add(new(file, named ? "draft/pack.yaml" : "draft/rules.yaml", roots.Count, draft.Length > SourceFile.MaxBytes ? null : draft));
        if (!named) sources.Add(new($"{file} (its pack)", "draft/pack.yaml", roots.Count, DraftPack));
        return Load(sources, roots.FirstOrDefault() ?? "rules", sink);
    }

    /// <summary>All packs below the folders, with the files of one more pack by path below its folder.</summary>
    public static LoadResult Load(IEnumerable<string> folders, string pack, IReadOnlyDictionary<string, byte[]> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var sink = new DiagnosticSink();
        var roots = folders.ToList();
        var sources = SourceFolders.Read(roots, sink);
        sources.AddRange(files.Select(f => new SourceFile($"{pack}/{f.Key}", $"{pack}/{f.Key}", roots.Count, f.Value)));
        return Load(sources, roots.FirstOrDefault() ?? "rules", sink);
    }

    private static byte[] DraftPack => "pack:\n  id: draft\n  kind: base\n  title: {zh: 草案, en: Draft}\n"u8.ToArray();

    private static LoadResult Load(List<SourceFile> sources, string home, DiagnosticSink sink)
    {
        var rules = sources.Where(s => !s.HoldsCases).ToList();
        var revision = Packs.Revision.Of(rules);
        var owners = Ownership.Of(rules);
        var files = Read(rules, owners, sink);
        if (rules.Count == 0 && !sink.HasErrors) sink.Add(DiagnosticIds.NoFiles, new(home, 1, 1), "there is no rule file", "rule files are named `….yaml`");

        // What a file that cannot be read declares would be unknown everywhere else.
        var bound = files.Count == rules.Count && files.Count > 0 ? Bound.Bind(files, revision, new(home, 1, 1), sink) : null;
        var packs = files.Select(f => f.File).Where(f => f.Pack is not null).OrderBy(f => f.Pack!.Id.Text, StringComparer.Ordinal)
            .Select(f => new PackInfo(f.Pack!.Id.Text, f.Pack.Local, f.Pack.Title, string.Join('/', f.Source.Folders)));
        return new()
        {
            Revision = revision,
            Contents = [.. rules.Where(r => r.Content is not null).Select(r => new RuleContent(r.Root, r.Relative, r.Content))],
            Diagnostics = sink.Sorted(),
            Packs = [.. packs],
            Delegations = [.. files.Where(f => f.Pack is { Local: false }).SelectMany(f => f.File.Delegates).Select(Shown)],
            Rulebook = sink.HasErrors || bound is null ? null : new Rulebook(bound.Content),
            Index = sink.HasErrors || bound is null ? null : new RuleIndex(bound.Content, bound.Origins),
        };
    }

    private static DelegationInfo Shown(DelegateDocument document) => new(
        Texts(document.To), Texts(document.Lifts), Texts(document.Sectors?.Included ?? []), Texts(document.Without), document.Share, Texts(document.Keeps), document.Instrument.Text, document.Until);

    private static ImmutableArray<string> Texts(ImmutableArray<Word> words) => [.. words.Select(w => w.Text)];

    // Files are read side by side; each has its own diagnostics, and everything after this is in order of path.
    private static List<OwnedFile> Read(List<SourceFile> sources, Ownership owners, DiagnosticSink sink)
    {
        var read = new (RuleFile? File, DiagnosticSink Sink)[sources.Count];
        Parallel.For(0, sources.Count, i =>
        {
            var own = new DiagnosticSink();
            var root = NodeReader.Read(sources[i], own);
            read[i] = (root is null ? null : RuleFile.Read(sources[i], root, owners.PackFolder(sources[i]) is not null, own), own);
        });
        foreach (var (_, own) in read) sink.Add(own);
        var files = read.Select(r => r.File).OfType<RuleFile>().ToImmutableArray();
        var packs = files.Where(f => f.Pack is not null).ToDictionary(f => owners.PackFolder(f.Source)!.Value, f => f.Pack!);
        return [.. files.Select(f => new OwnedFile(f, owners.PackFolder(f.Source) is { } folder ? packs.GetValueOrDefault(folder) : null))];
    }
}
