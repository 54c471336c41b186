using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary><c>derogations:</c>.</summary>
internal static class DerogationReader
{
    public static readonly string[] ConditionKinds =
        ["location", "approval", "customers", "share", "control", "content", "form", "personnel", "capital", "qualification", "confirmation"];

    public static DerogationDocument Read(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a derogation", sink);
        var derogation = new DerogationDocument(
            fields.Id("key", Ids.Key), fields.Id("instrument", Ids.Kebab), fields.RequiredIds("lifts", Ids.Kebab), Common.Coverage(fields, mayBeAll: false),
            Common.Period(fields), fields.Text("text"), fields.RequiredLine("provision"))
        {
            Verified = fields.Enum<Verification>("verified"),
            Certainty = fields.Enum<Certainty>("certainty", Certainty.Settled),
            Areas = Areas(fields, sink),
            Investors = fields.Node("investors") is { } investors ? Investors(investors, sink) : null,
            Without = fields.Node("without") is null ? null : fields.Ids("without", Ids.Code),
            Share = fields.Number("share"),
            Basis = fields.Enum<Basis>("basis", Basis.Open),
            Control = fields.Node("control") is { } control && Values.OneOf(control, ["majority"], sink) is not null,
            Conditions = [.. fields.List("conditions").Select(c => Condition(c, sink))],
            Confirms = fields.Ids("confirms", Ids.Key),
        };
        fields.Required("from");
        fields.Line("note");
        fields.Done();
        return derogation;
    }

    private static ImmutableArray<AreaDocument> Areas(Fields fields, DiagnosticSink sink)
    {
        if (fields.Node("territory") is not { } territory) return [];
        var areas = fields.List("territory");
        if (territory is Sequence && areas.IsEmpty) sink.Add(DiagnosticIds.EmptyList, territory.At, "`territory` names nothing", "leave it out for all of China");
        return [.. areas.Select(a => Area(a, sink))];
    }

    private static AreaDocument Area(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "an area", sink);
        var area = new AreaDocument(fields.RequiredIds("zones", Ids.Kebab), Common.Period(fields), node.At);
        fields.Line("note");
        fields.Done();
        return area;
    }

    private static ImmutableArray<(Word, Word)> Investors(Node node, DiagnosticSink sink)
    {
        if (node is not Mapping { Entries.Length: > 0 } mapping)
        {
            sink.Add(DiagnosticIds.WrongShape, node.At, "`investors` says for each economy which qualification is needed", "write `{HK: cepa-hk}`, or leave it out");
            return [];
        }

        var investors = ImmutableArray.CreateBuilder<(Word, Word)>();
        foreach (var (key, value) in mapping.Entries)
        {
            if (Values.Id(key, Ids.Economy, sink) is { } economy && Values.Id(value, Ids.Kebab, sink) is { } qualification)
                investors.Add((economy, qualification));
        }

        return investors.ToImmutable();
    }

    private static ConditionDocument Condition(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a condition", sink);
        var condition = new ConditionDocument(
            fields.Id("id", Ids.Kebab), fields.OneOf("kind", ConditionKinds), fields.Required("test"), fields.Text("text"), fields.Line("provision"),
            fields.Enum<Verification>("verified"), Common.Period(fields));
        fields.Line("note");
        fields.Done();
        return condition;
    }
}
