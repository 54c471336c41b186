using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>A derogation that is open at a place on a date, with what is the same for every proposal there.</summary>
internal sealed class Opening
{
    private Attempt? failed;

    public required Derogation Derogation { get; init; }

    /// <summary>For each area in which the place lies, open on the date: the conditions asked there then. At least one.</summary>
    public required ImmutableArray<ImmutableArray<DerogationCondition>> Areas { get; init; }

    /// <summary>What to know before relying on it.</summary>
    public required ImmutableArray<Caveat> Caveats { get; init; }

    /// <summary>The key of the derogation, as the keys of a route.</summary>
    public required ImmutableArray<string> Keys { get; init; }

    /// <summary>That it does not help; one object for every proposal.</summary>
    public Attempt Failed => failed ??= new(this, Lift.Unavailable, [], null);

    /// <summary>The derogation as it is open; null when it is not.</summary>
    public static Opening? Of(Rulebook book, Derogation derogation, int zone, DateOnly date)
    {
        if (!derogation.InForce.On(date)) return null;
        var areas = derogation.Areas.Where(a => a.InForce.On(date) && a.Territory.Contains(zone, date))
            .Select(a => a.Conditions.Where(c => c.InForce.On(date)).ToImmutableArray()).ToImmutableArray();
        if (areas.IsEmpty) return null;
        return new()
        {
            Derogation = derogation,
            Areas = areas,
            Caveats = [.. Rest(book, derogation, zone, date)],
            Keys = [derogation.Key],
        };
    }

    private static IEnumerable<Caveat> Rest(Rulebook book, Derogation derogation, int zone, DateOnly date)
    {
        var sentences = book.Sentences;
        foreach (var caveat in sentences.Rest(derogation.Key, derogation.Certainty, derogation.Verified, derogation.Statement, derogation.Cite))
            yield return caveat;
        foreach (var condition in derogation.Areas.Where(a => a.Territory.Contains(zone, date)).SelectMany(a => a.Conditions))
        {
            if (condition.InForce.On(date) && sentences.Verification(condition.FullId, condition.Verified, condition.Statement, condition.Cite) is { } caveat)
                yield return caveat;
        }
    }
}
