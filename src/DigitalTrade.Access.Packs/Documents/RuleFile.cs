using System.Collections.Immutable;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary>One file of rules, section by section.</summary>
internal sealed record RuleFile(SourceFile Source)
{
    private static readonly string[] Shared = ["facts", "sectors", "activities", "zones", "economies"];

    public PackDocument? Pack { get; init; }

    public ImmutableArray<DelegateDocument> Delegates { get; init; } = [];

    public ImmutableArray<InstrumentDocument> Instruments { get; init; } = [];

    public EditionDocument? Edition { get; init; }

    public ImmutableArray<MeasureDocument> Measures { get; init; } = [];

    public ImmutableArray<DerogationDocument> Derogations { get; init; } = [];

    public ImmutableArray<ObligationDocument> Obligations { get; init; } = [];

    public ImmutableArray<CaveatDocument> Caveats { get; init; } = [];

    public ImmutableArray<FactDocument> Facts { get; init; } = [];

    public ImmutableArray<SectorDocument> Sectors { get; init; } = [];

    public ImmutableArray<ActivityDocument> Activities { get; init; } = [];

    public ImmutableArray<ZoneDocument> Zones { get; init; } = [];

    public ImmutableArray<EconomyDocument> Economies { get; init; } = [];

    /// <summary>Reads the sections; <paramref name="inPack"/> says whether a pack owns the file.</summary>
    public static RuleFile Read(SourceFile source, Node root, bool inPack, DiagnosticSink sink)
    {
        var fields = new Fields(root, "a rule file", sink);
        if (!inPack && root is Mapping mapping)
        {
            foreach (var (key, _) in mapping.Entries)
            {
                if (!Shared.Contains(key.Text))
                    sink.Add(DiagnosticIds.OutsidePack, key.At, $"section `{key.Text}` stands in a file that belongs to no pack", "put it in a folder with a `pack.yaml`");
            }
        }

        var edition = fields.Node("edition") is { } node ? LawReader.Edition(node, sink) : null;
        var file = new RuleFile(source)
        {
            Pack = source.Name == "pack.yaml" && fields.Required("pack") is { } heading ? PackReader.Pack(heading, sink) : null,
            Delegates = All("delegates", n => PackReader.Delegate(n, sink)),
            Instruments = All("instruments", n => LawReader.Instrument(n, sink)),
            Edition = edition,
            Measures = All("measures", n => MeasureReader.Read(n, edition is not null, sink)),
            Derogations = All("derogations", n => DerogationReader.Read(n, sink)),
            Obligations = All("obligations", n => LawReader.Obligation(n, sink)),
            Caveats = All("caveats", n => LawReader.Caveat(n, edition is not null, sink)),
            Facts = All("facts", n => FactReader.Read(n, sink)),
            Sectors = All("sectors", n => SectorReader.Sector(n, sink)),
            Activities = All("activities", n => SectorReader.Activity(n, sink)),
            Zones = All("zones", n => PlaceReader.Zone(n, sink)),
            Economies = All("economies", n => PlaceReader.Economy(n, sink)),
        };
        fields.Done();
        return file;

        ImmutableArray<T> All<T>(string key, Func<Node, T> read) => [.. fields.List(key).Select(read)];
    }
}
