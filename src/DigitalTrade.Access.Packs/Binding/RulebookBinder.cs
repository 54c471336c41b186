using System.Collections.Frozen;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Checking;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Where a rule is written, and the pack it belongs to.</summary>
internal readonly record struct Origin(Place At, string Pack);

/// <summary>All files to the content of one rulebook, with the place of everything that has a key.</summary>
internal sealed record Bound(RulebookContent Content, FrozenDictionary<string, Origin> Origins, int Conditions)
{
    public static Bound Bind(IReadOnlyList<OwnedFile> files, string revision, Place home, DiagnosticSink sink)
    {
        var library = new Library(files, home, sink);
        var editionBinder = new EditionBinder(library);
        var editions = editionBinder.Bind(files);
        var measures = files.Gather(f => f.Measures, d => d.Document.Key with { Text = MeasureBinder.IdOf(d) }, "measure", sink);
        var derogations = files.Gather(f => f.Derogations, d => d.Document.Key, "derogation", sink);
        var obligations = files.Gather(f => f.Obligations, d => d.Document.Id, "obligation", sink);
        var caveats = files.Gather(f => f.Caveats, d => d.Document.Id, "caveat", sink);

        var measureBinder = new MeasureBinder(library, editionBinder);
        var boundMeasures = measures.SelectMany(measureBinder.Bind).OrderBy(m => m.Id, StringComparer.Ordinal).Select((m, i) => m with { Index = i }).ToList();

        // A key counts as known even where its measure has a defect of its own.
        var keys = boundMeasures.Select(m => m.Key).Concat(measures.Select(m => m.Document.Key.Text)).ToHashSet(StringComparer.Ordinal);
        var derogationBinder = new DerogationBinder(library, keys, derogations.Select(d => d.Document.Key.Text).ToHashSet(StringComparer.Ordinal));
        var attachments = new AttachmentBinder(library, editionBinder);
        var content = new RulebookContent
        {
            Revision = revision,
            Taxonomy = library.Taxonomy,
            Gazetteer = library.Gazetteer,
            Facts = library.Facts,
            Economies = library.Economies,
            Instruments = [.. library.Instruments.Values.OrderBy(i => i.Id, StringComparer.Ordinal)],
            Editions = [.. editionBinder.ByFile.Values.OrderBy(e => e.Id, StringComparer.Ordinal)],
            Measures = [.. boundMeasures],
            Derogations = [.. derogations.Select(derogationBinder.Bind).OfType<Derogation>().Select((d, i) => d with { Index = i })],
            Obligations = [.. obligations.Select(attachments.Bind).OfType<Obligation>()],
            Caveats = [.. caveats.Select(attachments.Bind).OfType<CaveatRule>()],
        };
        new WholeCheck(content, library, sink).Run(files, editions, measures, derogations);
        return new(content, Index(), library.Compiler.Count);

        FrozenDictionary<string, Origin> Index()
        {
            var origins = new Dictionary<string, Origin>(StringComparer.Ordinal);
            Add(measures, MeasureBinder.IdOf, d => d.Key);
            Add(derogations, d => d.Document.Key.Text, d => d.Key);
            Add(obligations, d => d.Document.Id.Text, d => d.Id);
            Add(caveats, d => d.Document.Id.Text, d => d.Id);
            Add(editions, d => d.Document.Id.Text, d => d.Id);
            return origins.ToFrozenDictionary(StringComparer.Ordinal);

            void Add<T>(List<Owned<T>> documents, Func<Owned<T>, string> id, Func<T, Word> word)
            {
                foreach (var document in documents) origins.TryAdd(id(document), new(word(document.Document).At, document.Pack?.Id.Text ?? ""));
            }
        }
    }
}
