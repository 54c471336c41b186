using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Packs.Cases;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>A small falsification of the rules. A case that fails on it kills it.</summary>
/// <param name="Rule">Id of the measure, derogation, edition, obligation or caveat.</param>
/// <param name="Kind">removed, threshold, date, territory, sector, lift, condition, investor or scope.</param>
/// <param name="What">What was changed.</param>
/// <param name="Source">Where the rule is written, as <c>file:line:column</c>; empty when the engine adds it.</param>
public sealed record Mutant(string Rule, string Kind, Text What, string Source);

/// <summary>What came of the mutants.</summary>
/// <param name="Kinds">Number of mutants, and of those killed, by kind.</param>
/// <param name="Survivors">Mutants that no case kills, in the order of the rules.</param>
public sealed record MutationResult(ImmutableSortedDictionary<string, MutationCount> Kinds, ImmutableArray<Mutant> Survivors)
{
    /// <summary>The share of mutants that must die.</summary>
    public const decimal Required = 0.95m;

    /// <summary>All mutants.</summary>
    public int Total => Kinds.Values.Sum(k => k.Total);

    /// <summary>The share of mutants that died.</summary>
    public decimal Score => Total == 0 ? 1 : 1 - ((decimal)Survivors.Length / Total);
}

/// <summary>Mutants of one kind.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Killed">Those that a case kills.</param>
public sealed record MutationCount(int Total, int Killed);

/// <summary>A mutant that can be made: the content it stands for, and the cases that might notice.</summary>
internal sealed record Candidate(Mutant Mutant, Func<RulebookContent> Content, Func<Observation, bool> Concerns);

/// <summary>An observation with what its case expects.</summary>
internal sealed record Trial(Case Case, Observation Observation);

/// <summary>Days, as mutants move them.</summary>
internal static class DayMutants
{
    /// <summary>Each end a day earlier and a day later.</summary>
    public static IEnumerable<(InForce Days, DateOnly Turn, Text What)> Of(InForce days)
    {
        foreach (var by in (int[])[-1, 1])
        {
            var (zh, en) = by < 0 ? ("早一日", "a day earlier") : ("晚一日", "a day later");
            if (days.From > DateOnly.MinValue && days.From.AddDays(by) <= days.To)
                yield return (days with { From = days.From.AddDays(by) }, days.From, new($"起始日{zh}", $"from {days.From:yyyy-MM-dd} {en}"));
            if (days.To < DateOnly.MaxValue && days.To.AddDays(by) >= days.From)
                yield return (days with { To = days.To.AddDays(by) }, days.To.AddDays(1), new($"截止日{zh}", $"to {days.To:yyyy-MM-dd} {en}"));
        }
    }

    /// <summary>The same days with one more on each side.</summary>
    public static InForce Around(InForce days) => new(
        days.From == DateOnly.MinValue ? days.From : days.From.AddDays(-1), days.To == DateOnly.MaxValue ? days.To : days.To.AddDays(1));
}
