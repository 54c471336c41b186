using System.Collections.Immutable;
using DigitalTrade.Access.Packs.Cases;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>Which sides of which rules the cases touch. Touched is not killed: what a case asserts is tried by mutants.</summary>
public static class CaseCoverage
{
    /// <summary>Looks at every case once.</summary>
    public static CoverageResult Of(LoadResult rules, IEnumerable<Case> cases)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(cases);
        var (book, index) = (rules.Rulebook!, rules.Index!);
        var runner = new CaseRunner(book);
        var read = cases.Select(c => (Case: c, runner.Read(c).Proposal)).ToArray();
        var observations = read.Where(r => r.Proposal is not null).AsParallel().AsOrdered().Select(r => new Observation(book, r.Case, r.Proposal!)).ToArray();
        var aims = new RuleGoals(new(book, index)).All().DistinctBy(a => (a.Goal.Rule, a.Goal.Kind, a.Goal.What.En)).ToArray();
        return new(
            aims.GroupBy(a => a.Goal.Kind).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            [.. aims.AsParallel().AsOrdered().Where(a => !observations.Any(a.Touches)).Select(a => a.Goal)],
            [.. read.Where(r => r.Proposal is null).Select(r => r.Case)]);
    }

    /// <summary>A case for each side that none touches, where one is found: what the rules say now, to be read by someone who knows the law.</summary>
    public static ImmutableArray<Suggestion> Suggest(LoadResult rules, CoverageResult result)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(result);
        var (book, index) = (rules.Rulebook!, rules.Index!);
        var wanted = result.Untouched.ToHashSet();
        return
        [
            .. new RuleGoals(new(book, index)).All().Where(a => wanted.Contains(a.Goal)).DistinctBy(a => a.Goal).ToArray().AsParallel().AsOrdered()
                .Select(a => Suggestions.Touching(book, a)).OfType<Suggestion>(),
        ];
    }
}
