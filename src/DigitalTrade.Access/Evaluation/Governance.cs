using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Evaluation;

/// <summary>Which negative list governs at a place on a date. A list that another displaces drops out there.</summary>
/// <param name="Governing">The edition that governs; null when none does, or when two do that neither displaces.</param>
/// <param name="Conflict">True when two lists claim the place and neither displaces the other.</param>
internal readonly record struct Governance(Edition? Governing, bool Conflict)
{
    public bool Answers => Governing is { Incomplete: false };

    public static Governance At(Rulebook book, int zone, DateOnly date)
    {
        Edition? governing = null;
        foreach (var edition in book.Editions)
        {
            if (!Speaks(edition, zone, date) || Displaced(book, edition, zone, date)) continue;
            if (governing is not null) return new(null, Conflict: true);
            governing = edition;
        }

        return new(governing, Conflict: false);
    }

    public static bool Speaks(Edition edition, int zone, DateOnly date) =>
        edition.InForce.On(date) && edition.Territory.Contains(zone, date);

    private static bool Displaced(Rulebook book, Edition edition, int zone, DateOnly date)
    {
        foreach (var other in book.Editions)
        {
            if (other.Displaces.Contains(edition.Family) && Speaks(other, zone, date)) return true;
        }

        return false;
    }
}
