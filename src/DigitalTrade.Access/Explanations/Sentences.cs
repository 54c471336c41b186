using System.Collections.Concurrent;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Explanations;

/// <summary>
/// Parts of an answer that are the same for every proposal, made once when first needed. Only what bars is worded anew, with
/// its facts.
/// </summary>
internal sealed class Sentences(int measures)
{
    private readonly Text?[] satisfied = new Text?[measures];
    private readonly Text?[] ifKept = new Text?[measures];
    private readonly Text?[] undetermined = new Text?[measures];
    private readonly Text?[] notApplicable = new Text?[measures];
    private readonly ConditionFinding?[] met = new ConditionFinding?[measures];
    private readonly ConditionFinding?[] open = new ConditionFinding?[measures];
    private readonly ConcurrentDictionary<(int Measure, int Derogation), Text> lifted = new();
    private readonly ConcurrentDictionary<Edition, Text> displaced = new();
    private readonly ConcurrentDictionary<string, Caveat> certainty = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Caveat> verification = new(StringComparer.Ordinal);

    /// <summary>Why a measure reaches its verdict; <paramref name="kept"/> is false where that rests on something not stated.</summary>
    public Text Because(Measure measure, Verdict verdict, bool kept, Derogation? liftedBy, ReadOnlySpan<FactReading> facts) => verdict switch
    {
        Verdict.Bars => Wording.Bars(measure, facts),
        Verdict.Satisfied when !kept => ifKept[measure.Index] ??= Wording.SatisfiedIfKept(measure),
        Verdict.Satisfied => satisfied[measure.Index] ??= Wording.Satisfied(measure),
        Verdict.Lifted => lifted.TryGetValue((measure.Index, liftedBy!.Index), out var text)
            ? text : lifted.GetOrAdd((measure.Index, liftedBy.Index), Wording.Lifted(measure, liftedBy)),
        Verdict.Undetermined => undetermined[measure.Index] ??= Wording.Undetermined(measure),
        _ => notApplicable[measure.Index] ??= Wording.NotApplicable(measure),
    };

    /// <summary>The condition that a satisfied measure leaves: that it stays, or becomes, satisfied.</summary>
    public ConditionFinding Condition(Measure measure, ConditionStatus status)
    {
        var prepared = status == ConditionStatus.Open ? open : met;
        return prepared[measure.Index] ??= new(measure.Key, measure.Kind.ConditionKind, status, measure.Statement, measure.Cite);
    }

    /// <summary>That the list governs and others drop out.</summary>
    public Text Displaced(Edition by) => displaced.TryGetValue(by, out var text) ? text : displaced.GetOrAdd(by, Wording.Displaced(by));

    /// <summary>That law is announced or disputed, by the id of what says it.</summary>
    public Caveat Certainty(string id, Certainty value, Text statement, Citation cite) => certainty.TryGetValue(id, out var caveat)
        ? caveat : certainty.GetOrAdd(id, new Caveat(id, "certainty", Wording.Certainty(value, statement), [cite]));

    /// <summary>That a statement is not verified, by the id of what says it.</summary>
    public Caveat Verification(string id, Verification value, Text statement, Citation cite) => verification.TryGetValue(id, out var caveat)
        ? caveat : verification.GetOrAdd(id, new Caveat(id, "verification", Wording.Verification(value, statement), [cite]));
}
