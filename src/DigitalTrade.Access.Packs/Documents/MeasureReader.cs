using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary><c>measures:</c>. Only the parameters of the measure's own kind are known keys.</summary>
internal static class MeasureReader
{
    public static readonly string[] Kinds =
    [
        "prohibition", "commitment-limit", "equity-cap", "control-requirement", "state-ownership-requirement", "nationality-requirement",
        "form-requirement", "investor-qualification", "capital-requirement",
    ];

    public static MeasureDocument Read(Node node, bool inEdition, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a measure", sink);
        var key = fields.Id("key", Ids.Kebab);
        var kind = fields.OneOf("kind", Kinds);
        if (!fields.Has("kind", Kinds)) fields.PassOver("max", "min", "control", "who", "forms", "joint-venture");
        var requires = fields.Node("requires");
        var measure = new MeasureDocument(
            key, kind, Parameters(fields, kind, requires), Common.Coverage(fields, mayBeAll: true), fields.Text("text"), Common.Cite(fields, inEdition), fields.Enum<Verification>("verified"))
        {
            Item = inEdition ? fields.Line("item") : null,
            When = fields.Node("when"),
            Requires = requires,
            Period = inEdition ? default : Common.Period(fields),
            Territory = inEdition ? null : Common.Territory(fields),
            Basis = fields.Node("basis") is null ? null : fields.Enum<Basis>("basis"),
            Certainty = fields.Enum<Certainty>("certainty", Certainty.Settled),
        };
        fields.Line("note");
        fields.Done();
        if (inEdition && measure.Cite.Instrument is { } instrument)
            sink.Add(DiagnosticIds.UnknownKey, instrument.At, "the instrument of a measure in an edition is that of the edition", "leave `instrument` out");
        return measure;
    }

    private static Parameters Parameters(Fields fields, string kind, Node? requires)
    {
        // With `requires` the parameter is still what the kind is about, but it may be left out.
        var optional = requires is not null;
        switch (kind)
        {
            case "equity-cap":
                return new() { Max = Number("max") };
            case "state-ownership-requirement":
                return new() { Min = Number("min") };
            case "capital-requirement":
                return new() { Min = Number("min") };
            case "control-requirement":
                return new() { Relative = fields.OneOf("control", ["majority", "relative"], optional ? "majority" : null) == "relative" };
            case "nationality-requirement":
                return new() { Who = optional ? fields.IdIfAny("who", Ids.Kebab) : fields.Id("who", Ids.Kebab) };
            case "form-requirement":
                var form = new Parameters { Forms = fields.Ids("forms", Ids.Kebab), JointVenture = fields.Flag("joint-venture") ?? false };
                if (!optional && form.Forms.IsEmpty && !form.JointVenture)
                    fields.Report(DiagnosticIds.MissingKey, fields.At, "a form requirement needs `forms` or `joint-venture: true`");
                return form;
            case "investor-qualification":
                fields.Required("requires");
                return new();
            default:
                return new();
        }

        decimal? Number(string key) => optional ? fields.Number(key) : fields.RequiredNumber(key);
    }
}
