using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs.Cases;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>Tries every mutant of the rules on the cases that can notice it.</summary>
public static class Mutation
{
    /// <summary>Runs the cases on every mutant, several at a time side by side.</summary>
    /// <param name="rules">The rules; all cases pass on them, or nothing is learnt.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="progress">Called now and then with the number tried and the number of all; null for none.</param>
    public static MutationResult Of(LoadResult rules, IEnumerable<Case> cases, Action<int, int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(cases);
        var book = rules.Rulebook!;
        var runner = new CaseRunner(book);
        var trials = cases.Select(c => (Case: c, runner.Read(c).Proposal)).Where(r => r.Proposal is not null)
            .AsParallel().AsOrdered().Select(r => new Trial(r.Case, new(book, r.Case, r.Proposal!)))
            .Where(t => runner.Differences(t.Case, t.Observation.Determination).IsEmpty).ToArray();
        var candidates = new Mutants(book, new(book, rules.Index!)).All().ToArray();
        var tried = 0;
        var killed = candidates.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Max(2, Environment.ProcessorCount)).Select(candidate =>
        {
            var dead = Killed(candidate, trials);
            if (Interlocked.Increment(ref tried) is var count && count % 100 == 0) progress?.Invoke(count, candidates.Length);
            return (candidate.Mutant, Dead: dead);
        }).ToArray();
        return new(
            killed.GroupBy(k => k.Mutant.Kind).ToImmutableSortedDictionary(g => g.Key, g => new MutationCount(g.Count(), g.Count(k => k.Dead)), StringComparer.Ordinal),
            [.. killed.Where(k => !k.Dead).Select(k => k.Mutant)]);
    }

    /// <summary>A case for each survivor for which one is found: what the rules say now, to be read by someone who knows the law.</summary>
    public static ImmutableArray<Suggestion> Suggest(LoadResult rules, MutationResult result)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(result);
        return Suggestions.Of(rules, result.Survivors);
    }

    private static bool Killed(Candidate candidate, Trial[] trials)
    {
        var concerned = trials.Where(t => candidate.Concerns(t.Observation)).ToArray();
        if (concerned.Length == 0) return false;
        var mutant = new Rulebook(candidate.Content());
        var runner = new CaseRunner(mutant);
        return concerned.Any(t => !runner.Differences(t.Case, mutant.Determine(t.Observation.Proposal)).IsEmpty);
    }
}
