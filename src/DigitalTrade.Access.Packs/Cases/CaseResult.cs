using System.Collections.Immutable;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Packs.Cases;

/// <summary>One thing in which the answer is not as expected.</summary>
/// <param name="What">The word of the expectation: <c>outcome</c>, <c>lifted-by</c>, …</param>
/// <param name="Expected">What the case asks for.</param>
/// <param name="Got">What the answer has.</param>
/// <param name="Missing">Asked for and not there.</param>
/// <param name="Unwanted">There and not to be.</param>
public sealed record Difference(
    string What, ImmutableArray<string> Expected, ImmutableArray<string> Got, ImmutableArray<string> Missing, ImmutableArray<string> Unwanted);

/// <summary>What came of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Problems">Why its proposal could not be read; then nothing was determined.</param>
/// <param name="Differences">Where the answer is not as expected.</param>
public sealed record CaseResult(Case Case, ImmutableArray<Problem> Problems, ImmutableArray<Difference> Differences)
{
    /// <summary>True when the answer has everything that was asked for.</summary>
    public bool Passed => Problems.IsEmpty && Differences.IsEmpty;
}
