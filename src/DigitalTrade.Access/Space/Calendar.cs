using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Space;

/// <summary>Something in the rulebook that begins or ends.</summary>
/// <param name="On">The first day on which it is in force, or the first on which it no longer is.</param>
/// <param name="Rule">Id of the edition or measure, key of the derogation (with the condition after a slash), or id of the zone.</param>
/// <param name="Kind">list, measure, derogation, condition or zone.</param>
/// <param name="Begins">True when it begins, false when it ended on the day before.</param>
/// <param name="Text">Its title, what it says, or its name.</param>
/// <param name="Cite">Where it stands; null for a zone.</param>
public sealed record Event(DateOnly On, string Rule, string Kind, bool Begins, Text Text, Citation? Cite);

/// <summary>The days on which anything begins or ends that a proposal's answer can rest on.</summary>
internal sealed class Calendar
{
    private readonly ImmutableArray<(Event Event, Territory? Territory)> entries;
    private readonly int? zone;

    private Calendar(IEnumerable<(Event, Territory?)> entries, int? zone)
    {
        this.entries = [.. entries.Distinct()];
        this.zone = zone;
        Days = [.. this.entries.Select(e => e.Event.On).Distinct().Order()];
    }

    /// <summary>The days, in order; between two of them no answer changes.</summary>
    public ImmutableArray<DateOnly> Days { get; }

    public static Calendar Of(Rulebook book, Proposal proposal)
    {
        var at = Circumstances.Of(book, proposal);
        return new(Entries(book, at), at.Registered);
    }

    /// <summary>What begins or ends on a day and is seen in what changed; else all of it that concerns the place.</summary>
    public ImmutableArray<Event> On(DateOnly day, ImmutableArray<Shift> shifts)
    {
        var here = entries.Where(e => e.Event.On == day && Concerns(e.Territory, day)).Select(e => e.Event)
            .DistinctBy(e => (e.Rule, e.Begins)).OrderBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.Rule, StringComparer.Ordinal).ToArray();
        var seen = here.Where(e => e.Kind == "zone" || shifts.Any(s => e.Rule == s.Rule || e.Rule.StartsWith(s.Rule + "/", StringComparison.Ordinal))).ToArray();
        return [.. seen.Length > 0 ? seen : here];
    }

    private bool Concerns(Territory? territory, DateOnly day) => territory is null || zone is not { } place
        || territory.Contains(place, day) || (day > DateOnly.MinValue && territory.Contains(place, day.AddDays(-1)));

    private static List<(Event, Territory?)> Entries(Rulebook book, Circumstances at)
    {
        var found = new List<(Event, Territory?)>();
        foreach (var list in book.Editions)
            Add(list.InForce, list.Id, "list", list.Instrument.Title, new(list.Instrument.Id, "", list.Instrument.Title), list.Territory);
        foreach (var rules in at.Scope().Distinct(StringComparer.Ordinal).Select(book.Rules))
        {
            // A list's items come and go with the list.
            foreach (var measure in rules.Measures.Where(m => m.Edition is not { } list || list.InForce != m.InForce))
                Add(measure.InForce, measure.Id, "measure", measure.Statement, measure.Cite, measure.Territory);
            foreach (var derogation in rules.Lifting.Values.SelectMany(d => d).Distinct())
                AddDerogation(derogation);
        }

        foreach (var place in Places(book, at)) AddZone(place);
        return found;

        void Add(InForce days, string rule, string kind, Text text, Citation? cite, Territory? territory)
        {
            if (days.From > DateOnly.MinValue) found.Add((new(days.From, rule, kind, true, text, cite), territory));
            if (days.To < DateOnly.MaxValue) found.Add((new(days.To.AddDays(1), rule, kind, false, text, cite), territory));
        }

        void AddDerogation(Derogation derogation)
        {
            foreach (var area in derogation.Areas)
            {
                foreach (var days in new[] { derogation.InForce, area.InForce })
                    Add(days, derogation.Key, "derogation", derogation.Statement, derogation.Cite, area.Territory);
                foreach (var condition in area.Conditions)
                    Add(condition.InForce, $"{derogation.Key}/{condition.Id}", "condition", condition.Statement, condition.Cite, area.Territory);
            }
        }

        void AddZone(Zone place)
        {
            foreach (var days in place.Within.Select(w => w.During).Append(place.Designated).Distinct())
                Add(days, place.Id, "zone", place.Name, null, null);
        }
    }

    /// <summary>The zones that any place of the proposal ever lies in; all zones where a place is not stated.</summary>
    private static IEnumerable<Zone> Places(Rulebook book, Circumstances at)
    {
        if (at.Registered is not { } zone) return book.Gazetteer.Zones;
        var places = book.Facts.Where(f => f.Type == FactType.Place).SelectMany(f => at.Facts[f.Slot].Places ?? []).Append(zone);
        return places.SelectMany(p => book.Gazetteer.Closure(p)).Select(c => c.Zone).Distinct().Select(z => book.Gazetteer.Zones[z]);
    }
}
