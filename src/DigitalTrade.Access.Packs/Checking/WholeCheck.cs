using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>What can only be seen once everything is bound.</summary>
internal sealed class WholeCheck(RulebookContent content, Library library, DiagnosticSink sink)
{
    public void Run(
        IReadOnlyList<OwnedFile> files, List<Owned<EditionDocument>> editions, List<Owned<MeasureDocument>> measures, List<Owned<DerogationDocument>> derogations)
    {
        new EditionCheck(content, sink).Run(editions);
        new LiftCheck(content, sink).Run(derogations);
        new ActivityCheck(library, sink).Run(files);
        new LocalPackCheck(content, library, sink).Run(files, measures, derogations);
    }
}
