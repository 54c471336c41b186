using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>
/// All sets of changes, smaller ones first. A set is made larger only by a change that touches a bar still standing: whatever
/// removes that bar has to be in the set. So every smallest remedy is met, and most sets are never looked at.
/// </summary>
internal sealed class RemedySearch(Rulebook book, Proposal proposal, FrozenSet<string> kept)
{
    /// <summary>Changes in one remedy at most.</summary>
    public const int MostChanges = 4;

    // Sets examined at most: some ten milliseconds on the shipped rules.
    private const int MostProbes = 2_000;
    private const int MostCompletions = 200;
    private const int Enough = 3;

    private readonly Moves moves = new(book, proposal, kept);
    private readonly List<Remedied> found = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private bool settled;

    /// <summary>Remedies, fewest changes first, then the cheapest; none that only goes further than another.</summary>
    public IEnumerable<Remedied> Found => found
        .Where(f => !found.Exists(other => other.Betters(f)))
        .OrderBy(f => f.Moves.Length).ThenBy(f => f.Moves.Sum(m => m.Cost)).ThenBy(f => f.Moves.Sum(m => m.Step))
        .ThenBy(f => string.Join(' ', f.Keys), StringComparer.Ordinal);

    /// <summary>All sets of at most this many changes were examined.</summary>
    public int Examined { get; private set; }

    /// <summary>False when the bound was met before a size was finished.</summary>
    public bool Complete { get; private set; } = true;

    /// <summary>Sets looked at.</summary>
    public int Probes { get; private set; }

    public void Run()
    {
        if (Probe(proposal) is not { } bad) return;
        var level = new List<(Remedied Set, Circumstances Bad)> { (new([], proposal), bad) };
        for (var size = 1; size <= MostChanges && level.Count > 0; size++)
        {
            var next = new List<(Remedied, Circumstances)>();
            foreach (var (set, standing) in level)
            {
                foreach (var move in moves.For(standing, set.Moves))
                {
                    if (!Extend(set, move, next)) return;
                }
            }

            Examined = size;

            // Where one change helps, two are examined as well, unless there is choice enough: other ways are worth knowing.
            if ((size > 1 && found.Count > 0) || found.Count >= Enough) return;
            level = next;
        }

        if (level.Count == 0) Examined = MostChanges;
    }

    private bool Extend(Remedied set, Move move, List<(Remedied, Circumstances)> next)
    {
        var larger = new Remedied(set.Moves.Add(move), set.Proposal);
        if (!seen.Add(string.Join('\n', larger.Keys))) return true;
        larger = larger with { Proposal = move.Apply(set.Proposal) };
        if (found.Exists(f => f.Betters(larger))) return true;
        if (Probes >= MostProbes) return Complete = false;
        if (Probe(larger.Proposal) is { } bad) next.Add((larger, bad));
        else if (settled) found.Add(larger);
        return true;
    }

    /// <summary>A completion that is not permitted; null when all are, and then whether all agree.</summary>
    private Circumstances? Probe(Proposal proposal)
    {
        Probes++;
        Outcome? common = null;
        Circumstances? bad = null;
        var left = MostCompletions;
        settled = true;
        Walk(Circumstances.Of(book, proposal));
        return bad;

        void Walk(Circumstances at)
        {
            if (--left < 0) settled = false;
            if (bad is not null || !settled) return;
            var (outcome, hangs) = Completions.Worst(book, at);
            if (outcome is { } known)
            {
                if (known > Outcome.PermittedOnConditions) bad = at;
                else if (common is { } other && other != known) settled = false;
                common = known;
                return;
            }

            foreach (var (_, next) in at.Split(hangs!)) Walk(next);
        }
    }
}

/// <summary>A set of changes and the proposal with them made.</summary>
internal sealed record Remedied(ImmutableArray<Move> Moves, Proposal Proposal)
{
    public ImmutableSortedSet<string> Keys { get; } = [.. Moves.Select(m => m.Key)];

    /// <summary>True when the other does all of this, or goes further in a number or to more places, and perhaps more besides.</summary>
    public bool Betters(Remedied other)
    {
        if (Moves.Length > other.Moves.Length || ReferenceEquals(this, other)) return false;
        foreach (var move in Moves)
        {
            if (other.Moves.FirstOrDefault(m => m.Fact == move.Fact) is not { } same) return false;
            if (same.Key != move.Key && (IsAlternative(move) || Step(move) >= other.Step(same))) return false;
        }

        return true;
    }

    // Another place of registration, or another part of the business, is another way, not a longer one.
    private static bool IsAlternative(Move move) => move.Fact == "registered" || move.Fact.StartsWith("activities", StringComparison.Ordinal);

    private int Step(Move move) => move.Change.To == Proposal.Registered ? 0 : move.Step;
}
