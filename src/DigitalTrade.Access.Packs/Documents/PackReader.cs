using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary><c>pack:</c> and <c>delegates:</c>.</summary>
internal static class PackReader
{
    public static PackDocument Pack(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a pack", sink);
        var local = fields.OneOf("kind", ["base", "local"]) == "local";
        var pack = new PackDocument(fields.Id("id", Ids.Kebab), local, fields.Text("title"), fields.Ids("territory", Ids.Kebab), fields.At) { Version = fields.Line("version") };
        fields.Line("note");
        fields.Done();
        if (local && pack.Territory.IsEmpty) sink.Add(DiagnosticIds.LocalTerritory, node.At, $"local pack `{pack.Id}` names no territory", "add `territory: […]`");
        if (!local && !pack.Territory.IsEmpty) sink.Add(DiagnosticIds.LocalTerritory, node.At, $"base pack `{pack.Id}` names a territory", "only a local pack has one");
        return pack;
    }

    public static DelegateDocument Delegate(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a delegation", sink);
        var delegated = new DelegateDocument(
            fields.RequiredIds("to", Ids.Kebab), fields.RequiredIds("lifts", Ids.Kebab), fields.Id("instrument", Ids.Kebab), fields.Date("until"), node.At)
        {
            Sectors = fields.Node("sectors") is null && fields.Node("except") is null ? null : Common.Coverage(fields, mayBeAll: false),
            Without = fields.Ids("without", Ids.Code),
            Share = fields.Number("share"),
            Keeps = fields.Ids("keeps", Ids.Kebab),
        };
        fields.Line("note");
        fields.Done();
        return delegated;
    }
}
