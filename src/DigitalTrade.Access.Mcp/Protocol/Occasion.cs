using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Mcp.Tools;

namespace DigitalTrade.Access.Mcp.Protocol;

/// <summary>What one call is answered on.</summary>
/// <param name="Book">The rulebook.</param>
/// <param name="Today">The legal date in China.</param>
/// <param name="Keep">Keeps a determination before it is given; one that cannot be kept is not given. Null: nothing is kept.</param>
internal sealed record Occasion(Rulebook Book, DateOnly Today, Func<Given, CancellationToken, Task>? Keep = null);
