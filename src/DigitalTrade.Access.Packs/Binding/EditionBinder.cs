using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Editions, with the file each stands in.</summary>
internal sealed class EditionBinder(Library library)
{
    /// <summary>By the path of their file: measures and caveats of the file belong to its edition.</summary>
    public Dictionary<string, Edition> ByFile { get; } = new(StringComparer.Ordinal);

    /// <summary>Files whose edition could not be bound; their measures are left out without further words.</summary>
    public HashSet<string> Failed { get; } = new(StringComparer.Ordinal);

    public List<Owned<EditionDocument>> Bind(IReadOnlyList<OwnedFile> files)
    {
        var documents = files.Gather<EditionDocument>(f => f.Edition is { } e ? [e] : [], d => d.Document.Id, "edition", library.Sink);
        var families = documents.Select(d => d.Document.Family.Text).ToHashSet();
        foreach (var (document, file) in documents)
        {
            foreach (var family in document.Displaces)
            {
                if (families.Contains(family.Text) && family.Text != document.Family.Text) continue;
                library.Sink.Add(DiagnosticIds.UnknownFamily, family.At, $"no other edition is of family `{family}`", Nearest.Help(family.Text, families));
            }

            var instrument = library.Instrument(document.Instrument);
            var territory = library.Territory(document.Territory);
            if (instrument is null || territory is null) continue;
            ByFile[file.File.Source.Path] = new()
            {
                Id = document.Id.Text,
                Family = document.Family.Text,
                Instrument = instrument,
                Territory = territory,
                Displaces = document.Displaces.Select(d => d.Text).ToHashSet(StringComparer.Ordinal),
                InForce = document.Period.InForce,
                Incomplete = document.Incomplete,
            };
        }

        Failed.UnionWith(files.Where(f => f.File.Edition is not null).Select(f => f.File.Source.Path).Where(p => !ByFile.ContainsKey(p)));
        return documents;
    }
}
