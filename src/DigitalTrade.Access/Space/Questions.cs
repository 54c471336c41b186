using System.Collections.Immutable;
using System.Numerics;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>
/// Which unstated circumstance to ask next: the one after which fewest further questions are to be expected. Only those
/// whose answer can change the outcome; none once the outcome is settled.
/// </summary>
public static class Questions
{
    /// <summary>The questions that are left, the best to ask first; empty when no answer can change the outcome.</summary>
    /// <exception cref="ArgumentException">A name in the proposal is not in this rulebook.</exception>
    public static ImmutableArray<Question> Of(Rulebook rulebook, Proposal proposal) => Of(rulebook, Circumstances.Of(rulebook, proposal));

    internal static ImmutableArray<Question> Of(Rulebook book, Circumstances at)
    {
        if (OutcomeTable.Of(book, at) is not { } table) return Coarse(book, at);
        var compact = table.Compact();
        if (Interview.Of(compact) is not { } interview) return Coarse(book, at);
        return [.. interview.Ranked().Where(axis => table.Axes[axis].Unknown is not Unknown.Basis).Select(axis => Ask(book, at, table, compact, axis))];
    }

    internal static string NameOf(Unknown unknown) => unknown switch
    {
        Unknown.Place => "registered",
        Unknown.HolderEconomy { Investor: var investor } => investor >= 0 ? $"investors[{investor}].economy" : "economy",
        Unknown.Holding { Investor: var investor } => investor >= 0 ? $"investors[{investor}].share" : "foreignShare",
        Unknown.Code => "activities",
        Unknown.Of { Fact: var fact } => fact.WireName,
        Unknown.Behind { Fact: var fact } => "lookThrough." + fact.WireName,
        _ => throw new InvalidOperationException("an unknown of a kind that cannot be asked"),
    };

    private static Question Ask(Rulebook book, Circumstances at, OutcomeTable table, OutcomeTable compact, int axis)
    {
        var (unknown, cells) = (table.Axes[axis].Unknown, table.Axes[axis].Cells);
        var splits = cells.Select((cell, i) => (cell.Value, Outcomes: table.Outcomes(axis, i)))
            .Where(s => s.Outcomes != 0)
            .ToImmutableSortedDictionary(s => s.Value, s => OutcomeOf(s.Outcomes), StringComparer.Ordinal);
        var answers = compact.Groups[axis]
            .Select((group, i) => (Cells: group.Select(c => cells[c]).ToImmutableArray(), Outcomes: compact.Outcomes(axis, i)))
            .Where(g => g.Outcomes != 0)
            .Select(g => Answers.Of(book, at, unknown, g.Cells, OutcomeOf(g.Outcomes)));
        return new(NameOf(unknown), Answers.Question(book, unknown), Because(book, at, unknown), splits) { Answers = [.. answers.OrderBy(a => a.Outcome)] };
    }

    private static Outcome OutcomeOf(byte outcomes) =>
        BitOperations.PopCount(outcomes) == 1 ? (Outcome)BitOperations.TrailingZeroCount(outcomes) : Outcome.Undetermined;

    private static ImmutableArray<string> Because(Rulebook book, Circumstances at, Unknown unknown)
    {
        var read = Partition.Of(book, at.Scope());
        var inForce = at.Scope().SelectMany(c => book.Rules(c).Measures).Where(m => m.InForce.On(at.Date)).Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        var keys = unknown switch
        {
            Unknown.Place => read.Keys,
            Unknown.HolderEconomy { Investor: var investor } when at.Ownership.Holder(investor) is { KnownForeign: false } =>
                [.. read.KeysByEconomy.Concat(read[BuiltIn.ForeignShare]?.Keys ?? []).Distinct().Order(StringComparer.Ordinal)],
            Unknown.HolderEconomy => read.KeysByEconomy,
            Unknown.Of { Fact: var fact } => read[fact.Slot]?.Keys ?? [],
            Unknown.Behind { Fact: var fact } => read[fact.Slot]?.Keys ?? [],
            _ => [],
        };
        ImmutableArray<string> reading = [.. keys.Where(inForce.Contains)];
        var hanging = Hanging(book, at);
        return reading.Any(hanging.Contains) ? [.. reading.Where(hanging.Contains)] : reading;
    }

    /// <summary>Keys of the measures that cannot be told yet, or of which it cannot be told whether they are lifted.</summary>
    private static HashSet<string> Hanging(Rulebook book, Circumstances at)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < at.Codes.Length; i++)
        {
            var examination = Examination.Of(book, at, i);
            foreach (var tested in examination.Tested.Where(t => t.Verdict == Verdict.Undetermined)) keys.Add(tested.Measure.Key);
            foreach (var barred in examination.Barred.Where(b => b.Attempts.Any(a => a.Lift == Lift.Unknown))) keys.Add(barred.Tested.Measure.Key);
        }

        return keys;
    }

    /// <summary>Too much is left open to examine every completion: what the outcome hangs on first, without an order.</summary>
    private static ImmutableArray<Question> Coarse(Rulebook book, Circumstances at)
    {
        if (Completions.Worst(book, at).Hangs is not { } unknown) return [];

        // Which way to count is no question to the asker; what decides on either is.
        if (unknown is Unknown.Basis) return Coarse(book, at.On(Basis.Direct)) is { IsEmpty: false } first ? first : Coarse(book, at.On(Basis.LookThrough));
        var cells = at.Cells(unknown).Select(c => (Cell: c, At: at.Settle(unknown, c))).Where(c => c.At is not null)
            .Select(c => (c.Cell, Outcome: Completions.Whole(book, c.At!, out _) ?? Outcome.Undetermined)).ToArray();
        return
        [
            new(NameOf(unknown), Answers.Question(book, unknown), Because(book, at, unknown),
                cells.ToImmutableSortedDictionary(c => c.Cell.Value, c => c.Outcome, StringComparer.Ordinal))
            {
                Answers = [.. cells.Select(c => Answers.Of(book, at, unknown, [c.Cell], c.Outcome)).OrderBy(a => a.Outcome)],
            },
        ];
    }
}
