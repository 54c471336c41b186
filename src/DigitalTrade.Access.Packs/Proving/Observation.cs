using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>One case as the rules see it: its circumstances, and what each measure and derogation says of it.</summary>
internal sealed class Observation
{
    private readonly Taxonomy taxonomy;

    public Observation(Rulebook book, Case of, Proposal proposal)
    {
        taxonomy = book.Taxonomy;
        Of = of;
        Proposal = proposal;
        At = Circumstances.Of(book, proposal);
        Answer = Answer.Of(book, At);
        Determination = book.Determine(proposal);
        Codes = [.. At.Scope()];
        Verdicts = [.. Answer.Activities.SelectMany(a => a.Examination.Tested).Select(t => (t.Measure.Id, t.Verdict))];
        Taken = [.. Answer.Activities.SelectMany(a => a.Taken?.Keys ?? [])];
        Open = [.. Answer.Activities.SelectMany(a => a.Routes).Where(r => r.Outcome <= Outcome.PermittedOnConditions).SelectMany(r => r.Keys)];
        Barred = [.. Answer.Activities.SelectMany(a => a.Examination.Barred).Select(b => b.Tested.Measure.Key)];
        Attached = [.. Determination.Activities.SelectMany(a => a.Obligations).Select(o => o.Id), .. Determination.Caveats.Select(c => c.Id)];
        Governing = [.. Answer.Activities.Select(a => a.Governing?.Id).OfType<string>()];
    }

    public Case Of { get; }

    public Proposal Proposal { get; }

    public Circumstances At { get; }

    public Answer Answer { get; }

    public Determination Determination { get; }

    public DateOnly Date => At.Date;

    public HashSet<string> Codes { get; }

    public HashSet<(string Measure, Verdict Verdict)> Verdicts { get; }

    /// <summary>Keys of the derogations relied on.</summary>
    public HashSet<string> Taken { get; }

    /// <summary>Keys of the derogations on some route that is available, taken or not.</summary>
    public HashSet<string> Open { get; }

    /// <summary>Keys of the measures that stand in the way, lifted or not.</summary>
    public HashSet<string> Barred { get; }

    /// <summary>Ids of obligations and caveats in the answer.</summary>
    public HashSet<string> Attached { get; }

    public HashSet<string> Governing { get; }

    public bool Covered(Coverage sectors) => Codes.Any(c => sectors.Covers(c, taxonomy));

    /// <summary>A listed code decides on a code of the case: it is the nearest one that the rule names.</summary>
    public bool DecidedBy(Coverage sectors, string listed) => Codes.Any(c =>
        taxonomy.Chain(c).FirstOrDefault(s => sectors.Included.Contains(s.Code) || sectors.Excepted.Contains(s.Code))?.Code == listed);

    public bool In(Territory territory) => At.Registered is { } zone && territory.Contains(zone, Date);

    public bool In(Gazetteer gazetteer, string zone) =>
        At.Registered is { } registered && gazetteer.Closure(registered).Any(c => gazetteer.Zones[c.Zone].Id == zone && c.During.On(Date));

    /// <summary>The value of a number as stated, or derived from what is stated.</summary>
    public decimal? Point(Fact fact) => At.Facts.Number(fact.Slot) is { IsPoint: true } range ? range.Low : null;

    /// <summary>What the rule asks of this case, as far as stated.</summary>
    public bool? Holds(CompiledCondition condition) => condition.Test(At.Facts);
}
