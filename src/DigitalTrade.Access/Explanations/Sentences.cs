using System.Collections.Concurrent;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Explanations;

/// <summary>
/// Sentences that are the same for every proposal, made once when first needed. Only what bars is worded anew, with its facts.
/// </summary>
internal sealed class Sentences(int measures)
{
    private readonly Text?[] satisfied = new Text?[measures];
    private readonly Text?[] undetermined = new Text?[measures];
    private readonly Text?[] notApplicable = new Text?[measures];
    private readonly ConcurrentDictionary<(int Measure, int Derogation), Text> lifted = new();
    private readonly ConcurrentDictionary<Edition, Text> displaced = new();

    /// <summary>Why a measure reaches its verdict.</summary>
    public Text Because(Measure measure, Verdict verdict, Derogation? liftedBy, ReadOnlySpan<FactReading> facts) => verdict switch
    {
        Verdict.Bars => Wording.Bars(measure, facts),
        Verdict.Satisfied => satisfied[measure.Index] ??= Wording.Satisfied(measure),
        Verdict.Lifted => lifted.TryGetValue((measure.Index, liftedBy!.Index), out var text)
            ? text : lifted.GetOrAdd((measure.Index, liftedBy.Index), Wording.Lifted(measure, liftedBy)),
        Verdict.Undetermined => undetermined[measure.Index] ??= Wording.Undetermined(measure),
        _ => notApplicable[measure.Index] ??= Wording.NotApplicable(measure),
    };

    /// <summary>That the list governs and others drop out.</summary>
    public Text Displaced(Edition by) => displaced.TryGetValue(by, out var text) ? text : displaced.GetOrAdd(by, Wording.Displaced(by));
}
