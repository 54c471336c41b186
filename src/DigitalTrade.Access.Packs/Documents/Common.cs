using System.Collections.Immutable;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary>Members that several sections share.</summary>
internal static class Common
{
    public static Period Period(Fields fields)
    {
        var (from, to) = (fields.Date("from"), fields.Date("to"));
        if (from > to)
            fields.Report(DiagnosticIds.FromAfterTo, fields.Node("to")!.At, $"`to: {to:yyyy-MM-dd}` is before `from: {from:yyyy-MM-dd}`", "both days are in force");
        return new(from, to);
    }

    public static CoverageDocument Coverage(Fields fields, bool mayBeAll)
    {
        var excepted = fields.Ids("except", Ids.Code);
        if (mayBeAll && fields.Node("sectors") is Scalar { Text: "all" } all) return new([], excepted, true, all.At);
        var included = fields.RequiredIds("sectors", Ids.Code);
        foreach (var code in excepted)
        {
            if (included.Any(i => i.Text == code.Text))
                fields.Report(DiagnosticIds.CoversNothing, code.At, $"`{code}` is both named and excepted", "keep one of them");
        }

        return new(included, excepted, false, fields.Node("sectors")?.At ?? fields.At);
    }

    /// <summary>Null when the key is not there.</summary>
    public static ImmutableArray<Word>? Territory(Fields fields) =>
        fields.Node("territory") is null ? null : fields.RequiredIds("territory", Ids.Kebab);

    public static CiteDocument Cite(Node node, bool inEdition, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a citation", sink);
        Word? instrument = inEdition ? fields.IdIfAny("instrument", Ids.Kebab) : fields.Id("instrument", Ids.Kebab);
        var cite = new CiteDocument(instrument, fields.RequiredLine("provision"), node.At);
        fields.Done();
        return cite;
    }

    public static CiteDocument Cite(Fields fields, bool inEdition = false) =>
        fields.Required("cite") is { } node ? Cite(node, inEdition, fields.Sink) : new(null, "", fields.At);
}
