using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Documents;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>The kinds of measure to what they test. Every kind is a <c>requires</c> that the pack need not write out.</summary>
internal sealed class Lowering(Library library)
{
    /// <summary>Most that foreign investors together may hold where the Chinese side holds 51%.</summary>
    private const decimal MinorityOfControl = 49;

    public static MeasureKind Kind(MeasureDocument measure)
    {
        var p = measure.Parameters;
        return measure.Kind switch
        {
            "prohibition" => new MeasureKind.Prohibition(),
            "commitment-limit" => new MeasureKind.CommitmentLimit(),
            "equity-cap" => new MeasureKind.EquityCap(p.Max ?? 100),
            "control-requirement" => new MeasureKind.ControlRequirement(p.Relative),
            "state-ownership-requirement" => new MeasureKind.StateOwnershipRequirement(p.Min ?? 0),
            "nationality-requirement" => new MeasureKind.NationalityRequirement(p.Who?.Text ?? ""),
            "form-requirement" => new MeasureKind.FormRequirement(),
            "investor-qualification" => new MeasureKind.InvestorQualification(),
            _ => new MeasureKind.CapitalRequirement(p.Min),
        };
    }

    /// <summary>What the measure asks; null once the defect is reported.</summary>
    public Condition? Requires(MeasureDocument measure)
    {
        if (measure.Requires is { } written) return new ConditionBinder(library).Bind(written);
        var p = measure.Parameters;
        return measure.Kind switch
        {
            "prohibition" or "commitment-limit" => ForeignShare(0),
            "equity-cap" => Limit(measure, BuiltIn.ForeignShare, Comparison.AtMost, p.Max),
            "control-requirement" when p.Relative => new Condition.FlagTest(library.BuiltInFact(BuiltIn.RelativeControl), true),
            "control-requirement" => ChineseControl(),
            "state-ownership-requirement" => Limit(measure, BuiltIn.StateShare, Comparison.AtLeast, p.Min),
            "nationality-requirement" => Nationality(p.Who),
            "form-requirement" => Form(p),
            "capital-requirement" => Capital(measure, p.Min),
            _ => null,
        };
    }

    public Condition ForeignShare(decimal atMost) => new Condition.NumberTest(library.BuiltInFact(BuiltIn.ForeignShare), Comparison.AtMost, atMost);

    public Condition ChineseControl() => ForeignShare(MinorityOfControl);

    private Condition.NumberTest? Limit(MeasureDocument measure, int slot, Comparison comparison, decimal? limit)
    {
        if (limit is not { } value) return null;
        if (value is >= 0 and <= 100) return new(library.BuiltInFact(slot), comparison, value);
        library.Sink.Add(DiagnosticIds.LimitOutOfRange, measure.Key.At, $"`{value}` is no percentage", "it lies within 0 and 100");
        return null;
    }

    private Condition.ChoiceTest? Nationality(Word? who)
    {
        if (who is not { Text.Length: > 0 } office || library.Fact(office) is not { } fact) return null;
        if (fact.Type == FactType.Choice) return ConditionBinder.Known(fact, new("CN", office.At), library.Sink) ? new(fact, ["CN"]) : null;
        library.Sink.Add(DiagnosticIds.WrongTest, office.At, $"fact `{office}` is not of type `choice`", "a nationality is a choice with the value `CN`");
        return null;
    }

    private Condition? Form(Parameters p)
    {
        var form = library.BuiltInFact(BuiltIn.Form);
        var parts = new List<Condition>();
        var known = p.Forms.Where(f => ConditionBinder.Known(form, f, library.Sink)).ToList();
        if (known.Count > 0) parts.Add(new Condition.ChoiceTest(form, [.. known.Select(f => f.Text)]));
        if (p.JointVenture) parts.Add(new Condition.NumberTest(library.BuiltInFact(BuiltIn.ForeignShare), Comparison.Below, 100));
        return parts.Count == 0 || known.Count < p.Forms.Length ? null : parts is [var single] ? single : new Condition.All([.. parts]);
    }

    private Condition.NumberTest? Capital(MeasureDocument measure, decimal? min) =>
        min is { } value && library.Fact(new("registered-capital", measure.Key.At)) is { Type: FactType.Number } fact ? new(fact, Comparison.AtLeast, value) : null;
}
