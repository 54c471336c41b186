using System.Collections.Concurrent;
using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Explanations;

/// <summary>
/// Parts of an answer that are the same for every proposal, made once when first needed. Only what bars is worded anew, with
/// its facts.
/// </summary>
internal sealed class Sentences(int measures, int sectors)
{
    private readonly Text?[] satisfied = new Text?[measures];
    private readonly Text?[] ifKept = new Text?[measures];
    private readonly Text?[] undetermined = new Text?[measures];
    private readonly Text?[] notApplicable = new Text?[measures];
    private readonly Text?[] narrower = new Text?[sectors];
    private readonly ConditionFinding?[] met = new ConditionFinding?[measures];
    private readonly ConditionFinding?[] open = new ConditionFinding?[measures];
    private readonly ConcurrentDictionary<(int Measure, int Derogation), Text> lifted = new();
    private readonly ConcurrentDictionary<Edition, Text> displaced = new();
    private readonly ConcurrentDictionary<(string Id, Text Statement), Caveat> certainty = new();

    // A condition of one id reads differently in each area, so the id alone does not say which it is.
    private readonly ConcurrentDictionary<(string Id, Text Statement), Caveat> verification = new();

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

    /// <summary>What to know before relying on a provision: how firm it is, and how it is known; nothing where there is nothing to say.</summary>
    public ImmutableArray<Caveat> Rest(string id, Certainty firm, Verification known, Text statement, Citation cite) =>
        [.. new[] { Certainty(id, firm, statement, cite), Verification(id, known, statement, cite) }.OfType<Caveat>()];

    /// <summary>An obligation that was only recalled is said to be so; what is known from secondary sources shows in its own text.</summary>
    public ImmutableArray<Caveat> Owed(Obligation obligation)
    {
        var known = obligation.Verified == Instruments.Verification.Unverified ? obligation.Verified : Instruments.Verification.Verified;
        var (statement, cite) = (obligation.Statement, obligation.Cites[0]);
        return [.. new[] { Verification(obligation.Id, known, statement, cite), Certainty(obligation.Id, obligation.Certainty, statement, cite) }.OfType<Caveat>()];
    }

    /// <summary>That narrower rules exist below a sector that is read as a whole; null when there are none.</summary>
    public Text? Narrower(Rulebook book, SectorRules rules) =>
        rules.Sector.Abstract || rules.Narrower.IsEmpty ? null : narrower[rules.Sector.Index] ??= Assumptions.Narrower(book, rules);

    /// <summary>That law is announced or disputed, by the id of what says it; null when it is settled.</summary>
    public Caveat? Certainty(string id, Certainty value, Text statement, Citation cite) => value == Instruments.Certainty.Settled ? null
        : certainty.TryGetValue((id, statement), out var caveat) ? caveat : certainty.GetOrAdd((id, statement), new Caveat(id, "certainty", Wording.Certainty(value, statement), [cite]));

    /// <summary>That a statement is not verified, by the id of what says it; null when it is.</summary>
    public Caveat? Verification(string id, Verification value, Text statement, Citation cite) => value == Instruments.Verification.Verified ? null
        : verification.TryGetValue((id, statement), out var caveat) ? caveat : verification.GetOrAdd((id, statement), new Caveat(id, "verification", Wording.Verification(value, statement), [cite]));
}
