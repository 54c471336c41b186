using DigitalTrade.Access.Explanations;

namespace DigitalTrade.Access.Evaluation;

/// <summary>What a place of registration means on a date, whatever the business.</summary>
/// <param name="Governance">The list that governs.</param>
/// <param name="Outside">That the place is read as outside the special zones in it; null when there are none.</param>
internal sealed record Locality(Governance Governance, Text? Outside)
{
    public static Locality Of(Rulebook book, int zone, DateOnly date) => new(
        Governance.At(book, zone, date),
        book.SpecialZones[zone].IsEmpty ? null : Assumptions.OutsideSpecialZones(book, zone, date));
}
