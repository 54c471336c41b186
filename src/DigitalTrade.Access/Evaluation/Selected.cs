using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>A measure in force that speaks of a sector at a place, with what is the same for every proposal there.</summary>
internal sealed class Selected
{
    private Finding? notApplicable;

    public required Measure Measure { get; init; }

    /// <summary>The sector it was selected for.</summary>
    public required SectorRules Rules { get; init; }

    /// <summary>That another list governs here; null when the measure is to be tested.</summary>
    public required Finding? Displaced { get; init; }

    /// <summary>The derogations open here that lift it for this sector, ordered by key.</summary>
    public required ImmutableArray<Opening> Openings { get; init; }

    /// <summary>What to know before relying on it.</summary>
    public required ImmutableArray<Caveat> Caveats { get; init; }

    /// <summary>That it concerns other proposals; one object for all of them.</summary>
    public Finding NotApplicable(Rulebook book) => notApplicable ??=
        Plain(Measure, Rules, Verdict.NotApplicable, book.Sentences.Because(Measure, Verdict.NotApplicable, true, null, []));

    public static Finding Plain(Measure measure, SectorRules rules, Verdict verdict, Text because) => new()
    {
        Measure = measure.Id,
        Sector = rules.Sector.Code,
        Verdict = verdict,
        Facts = [],
        Because = because,
        Cite = measure.Cite,
    };
}

/// <summary>An obligation in force at a place.</summary>
/// <param name="Obligation">The obligation.</param>
/// <param name="Caveats">What to know of it before relying on it.</param>
internal readonly record struct Owed(Obligation Obligation, ImmutableArray<Caveat> Caveats);
