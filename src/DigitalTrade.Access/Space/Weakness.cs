using System.Text.Json.Nodes;

namespace DigitalTrade.Access.Space;

/// <summary>Something in the rules that is lawful to write and very likely not meant.</summary>
/// <param name="Rule">Id of the measure, derogation, edition, obligation or caveat.</param>
/// <param name="Kind">
/// contradiction, excludes, unreachable, never-bars, redundant, lift-impossible, lift-idle, lift-useless, empty-territory, expiring,
/// gap, never-tested, or delegation.
/// </param>
/// <param name="What">What is wrong, in a sentence.</param>
/// <param name="Witness">A proposal to see it on; null where no proposal can show it.</param>
public sealed record Weakness(string Rule, string Kind, Text What, JsonObject? Witness);
