using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>
/// Step two: everything in force that speaks of one sector at one place on one date, whatever the facts. Where the place is
/// not stated it holds what may speak anywhere.
/// </summary>
internal sealed class Selection
{
    private Selection(SectorRules rules, Locality? place)
    {
        Rules = rules;
        Place = place;
    }

    public SectorRules Rules { get; }

    /// <summary>The place; null when it is not stated.</summary>
    public Locality? Place { get; }

    /// <summary>The measures, ordered by id; those of displaced lists among them.</summary>
    public ImmutableArray<Selected> Measures { get; private init; }

    public ImmutableArray<Owed> Obligations { get; private init; }

    public ImmutableArray<CaveatRule> Caveats { get; private init; }

    public static Selection Of(Rulebook book, SectorRules rules, int? zone, Locality? place, DateOnly date)
    {
        var openings = zone is { } registered ? Openings(book, rules, registered, date) : [];
        return new(rules, place)
        {
            Measures = [.. rules.Measures.Where(m => m.InForce.On(date) && Speaks(m.Territory)).Select(m => Select(book, rules, m, place, openings))],
            Obligations = [.. rules.Obligations.Where(o => o.InForce.On(date) && Speaks(o.Territory)).Select(o => new Owed(o, book.Sentences.Owed(o)))],
            Caveats = [.. rules.Caveats.Where(c => c.InForce.On(date) && Speaks(c.Territory) && (c.Edition is null || c.Edition == place?.Governance.Governing))],
        };

        bool Speaks(Zones.Territory territory) => zone is not { } at || territory.Contains(at, date);
    }

    private static Selected Select(Rulebook book, SectorRules rules, Measure measure, Locality? place, Dictionary<Derogation, Opening> openings)
    {
        var displaced = place is not null && measure.Edition is { } edition && edition != place.Governance.Governing;
        return new()
        {
            Measure = measure,
            Rules = rules,
            Displaced = displaced
                ? Selected.Plain(measure, rules, Verdict.Displaced, book.Sentences.Displaced(place!.Governance.Governing ?? measure.Edition!)) : null,
            Openings = displaced || !rules.Lifting.TryGetValue(measure.Key, out var derogations) ? []
                : [.. derogations.Where(openings.ContainsKey).Select(d => openings[d])],
            Caveats = book.Sentences.Rest(measure.Id, measure.Certainty, measure.Verified, measure.Statement, measure.Cite),
        };
    }

    private static Dictionary<Derogation, Opening> Openings(Rulebook book, SectorRules rules, int zone, DateOnly date)
    {
        var open = new Dictionary<Derogation, Opening>(ReferenceEqualityComparer.Instance);
        foreach (var derogation in rules.Lifting.Values.SelectMany(d => d))
        {
            if (!open.ContainsKey(derogation) && Opening.Of(book, derogation, zone, date) is { } opening) open[derogation] = opening;
        }

        return open;
    }
}
