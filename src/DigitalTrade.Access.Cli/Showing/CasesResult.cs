using System.Collections.Immutable;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>What <c>rules test</c> found, as JSON: all counts, and each failed case.</summary>
internal sealed record CasesResult(int Passed, int Failed, ImmutableArray<FailedCase> Failures)
{
    public static CasesResult Of(IReadOnlyCollection<CaseResult> results) => new(
        results.Count(r => r.Passed),
        results.Count(r => !r.Passed),
        [.. results.Where(r => !r.Passed).Select(r => new FailedCase(r.Case.Name, r.Case.File, r.Case.Line, r.Problems, r.Differences))]);
}

/// <summary>A case that failed.</summary>
internal sealed record FailedCase(string Name, string File, int Line, ImmutableArray<Problem> Problems, ImmutableArray<Difference> Differences);
