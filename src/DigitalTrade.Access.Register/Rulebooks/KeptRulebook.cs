using System.Collections.Immutable;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Register.Rulebooks;

/// <summary>A rulebook by its files, as they are kept with the first answer that it gives.</summary>
internal sealed record KeptRulebook(string Revision, ImmutableArray<RuleContent> Files);
