using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>A file with the pack that owns it; none for the shared files at the root.</summary>
internal sealed record OwnedFile(RuleFile File, PackDocument? Pack);

/// <summary>A document with the file it stands in.</summary>
internal readonly record struct Owned<T>(T Document, OwnedFile In)
{
    public PackDocument? Pack => In.Pack;
}

/// <summary>Documents of one kind from all files, in an order that no file name can change.</summary>
internal static class Gathering
{
    /// <summary>Ordered by id, each id once; the second declaration of an id is reported.</summary>
    public static List<Owned<T>> Gather<T>(
        this IReadOnlyList<OwnedFile> files, Func<RuleFile, IEnumerable<T>> section, Func<Owned<T>, Word> id, string what, DiagnosticSink sink)
    {
        var all = files.SelectMany(f => section(f.File).Select(d => new Owned<T>(d, f)))
            .Where(d => id(d).Text.Length > 0)
            .OrderBy(d => id(d).Text, StringComparer.Ordinal).ThenBy(d => id(d).At).ToList();
        var kept = new List<Owned<T>>(all.Count);
        foreach (var document in all)
        {
            var word = id(document);
            if (kept.Count > 0 && id(kept[^1]) is var first && first.Text == word.Text)
                sink.Add(DiagnosticIds.DuplicateId, word.At, $"{what} `{word}` is declared twice", $"first at {first.At.File}:{first.At.Line}:{first.At.Column}");
            else
                kept.Add(document);
        }

        return kept;
    }
}
