using System.Collections.Immutable;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Packs.Documents;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>Whether one place lies in others.</summary>
internal static class Ground
{
    /// <summary>The days on which an area of an opening is open.</summary>
    public static InForce Days(AreaDocument area, DerogationDocument opening) =>
        new Period(area.Period.From ?? opening.Period.From, area.Period.To ?? opening.Period.To).InForce;

    /// <summary>
    /// True when the whole zone lies in the territory on each of the days, by one and the same chain. Unknown zones are
    /// reported where they are looked up; here they count as inside.
    /// </summary>
    public static bool Inside(Word zone, InForce days, ImmutableArray<Word> territory, Library library) =>
        library.Gazetteer.Zone(zone.Text) is not { } known
        || library.Gazetteer.Closure(known.Index).Any(c => c.During.From <= Begin(days, known.Designated) && c.During.To >= End(days, known.Designated)
            && territory.Any(t => t.Text == library.Gazetteer.Zones[c.Zone].Id));

    // Before its designation a zone has no law of its own to reach anybody with.
    private static DateOnly Begin(InForce days, InForce designated) => days.From > designated.From ? days.From : designated.From;

    private static DateOnly End(InForce days, InForce designated) => days.To < designated.To ? days.To : designated.To;
}
