using DigitalTrade.Access.Evaluation;

namespace DigitalTrade.Access.Screening.Deals;

/// <summary>Against what a portfolio is read: names, and the date that stands in for an unstated one.</summary>
/// <param name="Book">The rulebook.</param>
/// <param name="Today">The legal date that stands in for an unstated one.</param>
/// <param name="On">The date on which all deals are asked, whatever they state; null to leave them theirs.</param>
internal sealed record Asked(Rulebook Book, DateOnly Today, DateOnly? On = null);
