using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary><c>instruments:</c>, <c>edition:</c>, <c>obligations:</c> and <c>caveats:</c>.</summary>
internal static class LawReader
{
    public static readonly string[] InstrumentKinds = ["list", "law", "regulation", "rule", "circular", "reply", "plan", "treaty", "policy"];

    public static readonly string[] ObligationKinds =
        ["licence", "approval", "filing", "review", "assessment", "reporting", "location", "personnel", "capital", "content", "data"];

    public static readonly string[] CaveatKinds = ["certainty", "verification", "silence", "exemption"];

    public static InstrumentDocument Instrument(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "an instrument", sink);
        var id = fields.Id("id", Ids.Kebab);
        var period = Common.Period(fields);
        var instrument = new Instrument
        {
            Id = id.Text,
            Kind = fields.OneOf("kind", InstrumentKinds),
            Number = fields.Line("number") ?? "",
            Title = fields.Text("title"),
            Issuer = fields.Text("issuer"),
            Announced = fields.Date("announced"),
            From = period.From,
            To = period.To,
            Verified = fields.Enum<Verification>("verified"),
        };
        fields.Line("note");
        fields.Done();
        return new(id, instrument);
    }

    public static EditionDocument Edition(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "an edition", sink);
        var edition = new EditionDocument(
            fields.Id("id", Ids.Kebab), fields.Id("family", Ids.Kebab), fields.Id("instrument", Ids.Kebab), fields.RequiredIds("territory", Ids.Kebab),
            fields.Ids("displaces", Ids.Kebab), Common.Period(fields), fields.Flag("incomplete") ?? false,
            fields.Node("partnership-bar") is { } bar ? Partnership(bar, sink) : null)
        {
            Basis = fields.Enum<Basis>("basis", Basis.Open),
        };
        fields.Required("from");
        fields.Line("note");
        fields.Done();
        return edition;
    }

    public static ObligationDocument Obligation(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "an obligation", sink);
        var obligation = new ObligationDocument(
            fields.Id("id", Ids.Kebab), fields.OneOf("kind", ObligationKinds), Common.Coverage(fields, mayBeAll: true), Common.Territory(fields),
            Common.Period(fields), fields.Node("when"), fields.Text("authority"), fields.Text("text"), Cites(fields, false, sink))
        {
            Economies = Economies(fields),
            Verified = fields.Enum<Verification>("verified"),
            Certainty = fields.Enum<Certainty>("certainty", Certainty.Settled),
        };
        fields.Line("note");
        fields.Done();
        return obligation;
    }

    public static CaveatDocument Caveat(Node node, bool inEdition, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a caveat", sink);
        var id = fields.Id("id", Ids.Kebab);
        var kind = fields.OneOf("kind", CaveatKinds);
        if (kind == "certainty") fields.OneOf("certainty", ["announced", "disputed"]);
        var caveat = new CaveatDocument(
            id, kind, Common.Coverage(fields, mayBeAll: true), Common.Territory(fields), Common.Period(fields), fields.Node("when"), fields.Text("text"),
            Cites(fields, inEdition, sink))
        {
            Economies = Economies(fields),
            Outcomes = [.. fields.List("outcomes").Select(o => Values.OneOf(o, Words<Outcome>.All, sink)).OfType<string>().Select(Words<Outcome>.Parse)],
        };
        fields.Line("note");
        fields.Done();
        return caveat;
    }

    private static ImmutableArray<Word>? Economies(Fields fields) =>
        fields.Node("economies") is null ? null : fields.Ids("economies", Ids.Economy);

    /// <summary>One citation, or several in a list.</summary>
    private static ImmutableArray<CiteDocument> Cites(Fields fields, bool inEdition, DiagnosticSink sink)
    {
        var cites = fields.Required("cite") switch
        {
            Sequence list => list.Items,
            { } single => [single],
            null => [],
        };
        if (cites.IsEmpty && fields.Node("cite") is { } none) sink.Add(DiagnosticIds.EmptyList, none.At, "`cite` names nothing");
        return [.. cites.Select(c => Common.Cite(c, inEdition, sink))];
    }

    private static PartnershipDocument Partnership(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a partnership bar", sink);
        var bar = new PartnershipDocument(fields.RequiredLine("provision"), fields.Enum<Verification>("verified"), node.At);
        fields.Line("note");
        fields.Done();
        return bar;
    }
}
