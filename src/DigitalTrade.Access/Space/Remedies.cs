using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>The smallest lawful changes by which a proposal would be permitted.</summary>
/// <param name="Outcome">The outcome as it is.</param>
/// <param name="Kept">Facts that were not to change.</param>
/// <param name="Found">Remedies, fewest changes first, then the cheapest; each needs all its changes.</param>
/// <param name="Examined">All sets of at most this many changes were examined.</param>
/// <param name="Complete">False when the search stopped at its bound before that; then the statement says so.</param>
/// <param name="Statement">What was found and what was not proved.</param>
public sealed record Remedies(
    Outcome Outcome, ImmutableArray<string> Kept, ImmutableArray<Remedy> Found, int Examined, bool Complete, Text Statement)
{
    /// <summary>Names of what can be kept, besides the ids of declared facts.</summary>
    private static readonly FrozenSet<string> Keepable = FrozenSet.ToFrozenSet(
        ["activities", "registered", "facilities", "serves", "investors", "foreignShare", "stateShare", "form", "mode"]);

    private const int MostFound = 12;

    /// <summary>For each remedy found, the proposal with its changes made.</summary>
    internal ImmutableArray<Proposal> Reached { get; init; } = [];

    /// <summary>
    /// The remedies of a proposal. The economy of an investor and the date are never changed; nor is what is kept: names of
    /// members of a proposal or ids of facts.
    /// </summary>
    /// <exception cref="ArgumentException">A name in the proposal, or of what is kept, is not known.</exception>
    public static Remedies Of(Rulebook rulebook, Proposal proposal, IEnumerable<string>? keep = null)
    {
        var kept = (keep ?? []).Select(k => NameOf(rulebook, k)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var before = Answer.Of(rulebook, proposal);
        if (before.Outcome <= Outcome.PermittedOnConditions) return new(before.Outcome, kept, [], 0, true, RemedyWords.Nothing);
        var search = new RemedySearch(rulebook, proposal, kept.ToFrozenSet(StringComparer.Ordinal));
        search.Run();
        var reached = search.Found.Take(MostFound).ToArray();
        var found = reached.Select(f => Describe(rulebook, before, f.Moves, f.Proposal)).ToImmutableArray();
        var statement = !search.Complete ? RemedyWords.Exceeded(search.Examined, search.Probes)
            : found.Length > 0 ? RemedyWords.Found(search.Examined)
            : kept.Length > 0 && Of(rulebook, proposal).Found.Length > 0 ? RemedyWords.Locked(kept)
            : RemedyWords.None(search.Examined);
        return new(before.Outcome, kept, found, search.Examined, search.Complete, statement) { Reached = [.. reached.Select(r => r.Proposal)] };
    }

    /// <summary>The name under which something is kept, or null when there is no such fact.</summary>
    public static string? Keeps(Rulebook rulebook, string name)
    {
        var fact = rulebook.Fact(name) ?? rulebook.Facts.FirstOrDefault(f => f.WireName == name);
        return fact?.WireName ?? (Keepable.Contains(name) ? name : null);
    }

    /// <summary>The name nearest to one that cannot be kept, or null when none is near.</summary>
    public static string? NearestKept(Rulebook rulebook, string name)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        return Nearest.To(name, Keepable.Concat(rulebook.Facts.Select(f => f.WireName)));
    }

    private static string NameOf(Rulebook book, string name)
    {
        if (Keeps(book, name) is { } known) return known;
        throw new ArgumentException($"unknown fact `{name}`{(NearestKept(book, name) is { } nearest ? $"; nearest is `{nearest}`" : "")}");
    }

    private static Remedy Describe(Rulebook book, Answer before, ImmutableArray<Move> moves, Proposal proposal)
    {
        var determination = book.Determine(proposal);
        return new([.. moves.OrderBy(m => m.Fact, StringComparer.Ordinal).Select(m => m.Change)], determination.Outcome, moves.Sum(m => m.Cost))
        {
            Route = [.. determination.Activities.SelectMany(a => a.Route).Distinct(StringComparer.Ordinal)],
            Open = [.. determination.Activities.SelectMany(a => a.Conditions).Where(c => c.Status == ConditionStatus.Open).DistinctBy(c => c.Id)],
            Cites = Cites(before, Answer.Of(book, proposal)),
        };
    }

    /// <summary>What makes the changed proposal lawful: what lifts, what is now satisfied, and the list that now governs.</summary>
    private static ImmutableArray<Citation> Cites(Answer before, Answer after)
    {
        var shifts = Shifts.Between(before, after);
        var cites = shifts.Where(s => s is { Kind: "derogation", Is: not null } or { Kind: "list", Is: not null } or { Kind: "measure", Was: "bars" or "undetermined", Is: "satisfied" })
            .Select(s => s.Cite).ToArray();
        if (cites.Length > 0) return [.. cites.Distinct()];
        return [.. after.Activities.Select(a => a.Governing).OfType<Edition>().Distinct().Select(e => new Citation(e.Instrument.Id, "", e.Instrument.Title))];
    }
}
