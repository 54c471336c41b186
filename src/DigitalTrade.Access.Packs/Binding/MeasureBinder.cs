using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Documents;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Measures, each with the companion that a partnership bar adds to it.</summary>
internal sealed class MeasureBinder(Library library, EditionBinder editions)
{
    private static readonly Text PartnershipBar = new(
        "清单对该领域的外资持股有要求，境外投资者不得设立或者入伙合伙企业。", "The list asks for a share in this field, so foreign investors may not set up or join a partnership.");

    private readonly Lowering lowering = new(library);

    /// <summary>The end of a companion's key.</summary>
    public const string Companion = ".partnership";

    public static string IdOf(Owned<MeasureDocument> measure) => $"{measure.In.File.Edition?.Id.Text ?? measure.Pack?.Id.Text}:{measure.Document.Key}";

    public IEnumerable<Measure> Bind(Owned<MeasureDocument> owned)
    {
        if (Measure(owned) is not { } measure) yield break;
        yield return measure;
        if (owned.In.File.Edition?.Partnership is { } bar && HasShareTest(measure.Kind) && Partnership(measure, bar) is { } companion) yield return companion;
    }

    private static bool HasShareTest(MeasureKind kind) => kind is MeasureKind.EquityCap or MeasureKind.ControlRequirement or MeasureKind.StateOwnershipRequirement;

    private Measure? Measure(Owned<MeasureDocument> owned)
    {
        var (document, file) = owned;
        var edition = editions.ByFile.GetValueOrDefault(file.File.Source.Path);
        var cite = library.Cite(document.Cite, edition?.Instrument);
        var condition = lowering.Requires(document);
        var requires = condition is null ? null : library.Compiler.Compile(condition, document.Requires?.At ?? document.Key.At);
        var when = document.When is { } w && new ConditionBinder(library).Bind(w) is { } c ? library.Compiler.Compile(c, w.At) : null;
        var sectors = library.Coverage(document.Sectors);
        var territory = edition?.Territory ?? (document.Territory is { } zones ? library.Territory(zones) : library.China);
        if (edition is null && editions.Failed.Contains(file.File.Source.Path)) return null;
        var inForce = edition?.InForce ?? Days(document, cite);
        if (cite is null || requires is null || territory is null || (document.When is not null && when is null)) return null;
        return new()
        {
            Id = IdOf(owned),
            Key = document.Key.Text,
            Kind = Lowering.Kind(document),
            Edition = edition,
            Item = document.Item,
            Sectors = sectors,
            Territory = territory,
            InForce = inForce,
            When = when,
            Requires = requires,
            Basis = document.Basis ?? file.File.Edition?.Basis ?? Basis.Open,
            Statement = document.Text,
            Cite = cite,
            Verified = document.Verified,
            Certainty = document.Certainty,
        };
    }

    // Without a day of its own a measure begins with its instrument; it never begins with the beginning of time.
    private InForce Days(MeasureDocument document, Citation? cite)
    {
        var period = document.Period;
        if (period.From is null && cite is not null)
        {
            period = period with { From = library.Instruments[cite.Instrument].From };
            if (period.From is null)
                library.Sink.Add(DiagnosticIds.NoStart, document.Key.At, $"nothing says since when `{document.Key}` is in force", "add `from:`, or `from:` of its instrument");
        }

        return period.InForce;
    }

    private Measure? Partnership(Measure measure, PartnershipDocument bar)
    {
        var engaged = new Condition.NumberTest(library.BuiltInFact(BuiltIn.ForeignShare), Comparison.Above, 0);
        Condition when = measure.When is { } concern ? new Condition.All([concern.Source, engaged]) : engaged;
        var requires = new Condition.ChoiceTest(library.BuiltInFact(BuiltIn.Form), ["company", "branch", "sole-proprietorship", "cooperative"]);
        return library.Compiler.Compile(when, bar.At) is { } w && library.Compiler.Compile(requires, bar.At) is { } r
            ? measure with
            {
                Id = measure.Id + Companion,
                Key = measure.Key + Companion,
                Kind = new MeasureKind.FormRequirement(),
                Item = null,
                When = w,
                Requires = r,
                Statement = PartnershipBar,
                Cite = measure.Cite with { Provision = bar.Provision },
                Verified = bar.Verified,
                Certainty = Certainty.Settled,
            }
            : null;
    }
}
