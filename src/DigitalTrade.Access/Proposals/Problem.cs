using System.Collections.Immutable;

namespace DigitalTrade.Access.Proposals;

/// <summary>What is wrong with a proposal, and where.</summary>
/// <param name="Path">The offending value: <c>investors[0].share</c>; empty for the whole.</param>
/// <param name="Message">What is wrong; lower case, no stop, what was written in backticks.</param>
/// <param name="Help">What to do, often the nearest right name; or null.</param>
public sealed record Problem(string Path, string Message, string? Help);

/// <summary>A proposal, or everything that is wrong with what was given.</summary>
/// <param name="Proposal">The proposal; null when there is a problem.</param>
/// <param name="Problems">All problems, in the order of the text.</param>
public sealed record ProposalReading(Proposal? Proposal, ImmutableArray<Problem> Problems);
