
namespace DigitalTrade.Access.Screening.Deals;

/// <summary>What is wrong with a row of a portfolio, and where.</summary>
/// <param name="Sheet">The sheet; null where the file has none.</param>
/// <param name="Row">Row of the sheet, or line of the file; 1-based.</param>
/// <param name="Cell">The cell, for example <c>E12</c>, or the path in a line of JSON; null for the whole row.</param>
/// <param name="Column">The heading of the column; null where there is none.</param>
/// <param name="Message">What is wrong; lower case, no stop, what was written in backticks.</param>
/// <param name="Help">What to do, often the nearest right name; or null.</param>
internal sealed record CellProblem(string? Sheet, long Row, string? Cell, string? Column, string Message, string? Help);

/// <summary>What is wrong in a cell, before the cell is known.</summary>
internal sealed record CellFault(string Message, string? Help);
