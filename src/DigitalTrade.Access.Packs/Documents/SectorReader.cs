using System.Collections.Immutable;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary><c>sectors:</c> and <c>activities:</c>.</summary>
internal static class SectorReader
{
    public static SectorDocument Sector(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a sector", sink);
        var sector = new SectorDocument(
            fields.Id("code", Ids.Code), fields.IdIfAny("within", Ids.Code), fields.Text("name"), fields.Flag("abstract") ?? false, fields.Ids("means", Ids.Code));
        if (fields.Node("verified") is not null) fields.Enum<Instruments.Verification>("verified");
        fields.Line("note");
        fields.Done();
        return sector;
    }

    public static ActivityDocument Activity(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "an activity", sink);
        var id = fields.Id("id", Ids.Kebab);
        var name = fields.Text("name");
        var (zh, en) = Aliases(fields, sink);
        var asks = fields.IdIfAny("asks", Ids.Kebab);
        ImmutableArray<ReadingDocument> readings = asks is null
            ? [new(null, fields.RequiredIds("codes", Ids.Code))]
            : [.. (fields.Required("readings") is { } list ? Values.Items(list, "readings", sink) : []).Select(r => Reading(r, sink))];
        var activity = new ActivityDocument(id, name, zh, en, readings) { Asks = asks, Note = fields.TextIfAny("note") };
        fields.Done();
        return activity;
    }

    /// <summary>Aliases by language; shared with zones.</summary>
    public static (ImmutableArray<string> Zh, ImmutableArray<string> En) Aliases(Fields fields, DiagnosticSink sink)
    {
        if (fields.Node("aliases") is not { } node) return ([], []);
        var aliases = new Fields(node, "aliases", sink);
        var found = (aliases.Lines("zh"), aliases.Lines("en"));
        aliases.Done();
        return found;
    }

    private static ReadingDocument Reading(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a reading", sink);
        var reading = new ReadingDocument(fields.Id("value", Ids.Value), fields.RequiredIds("codes", Ids.Code));
        fields.Done();
        return reading;
    }
}
