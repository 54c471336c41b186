using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>Examines the cells of one sector at one place on both sides, and gathers what changes into what.</summary>
internal sealed class CellComparison(ComparedSide before, ComparedSide after, long budget)
{
    private const long MostOfOne = 400_000;
    private const int MostOfRest = 20_000;

    public long Examined { get; private set; }

    public ImmutableArray<OutcomeShift> Shifts(
        string code, int zone, int other, SpokenRules one, SpokenRules two, IReadOnlySet<string> keys, (RuleReader Left, RuleReader Right) readers, out bool complete)
    {
        var derogations = Lifting(one, keys).Concat(Lifting(two, keys)).ToArray();
        var (left, right) = (new SettledRules(one, zone, before.AsOf, readers.Left), new SettledRules(two, other, after.AsOf, readers.Right));
        var wanted = Wanted.Of(left.Asked.Concat(right.Asked), left.Scopes.Concat(right.Scopes));

        // Who holds what is told apart as finely as the other rules do: where one of them bars anyway, a difference does not show.
        var space = new ComparedCells(
            before.Book, left.Read(keys).Concat(right.Read(keys)), derogations, before.AsOf, wanted: wanted,
            held: (left.ReadBesides(keys).Concat(right.ReadBesides(keys)).Concat(left.Openings).Concat(right.Openings), one.Derogations.Concat(two.Derogations).Select(d => d.Rule)));
        var rest = new ComparedCells(
            before.Book, left.ReadBesides(keys).Concat(right.ReadBesides(keys)), [], before.AsOf, onlyCircumstances: true, except: space.Slots.ToHashSet());
        var from = new Proposal { AsOf = before.AsOf, Activities = [code], Registered = before.Book.Gazetteer.Zones[zone].Id };
        var place = after.Book.Gazetteer.Zones[other].Id;
        var found = new Dictionary<(Outcome, Outcome), Shift>();
        complete = true;
        var start = Examined;
        foreach (var proposal in space.All(from))
        {
            if (Examined++ >= budget || Examined - start >= MostOfOne)
            {
                complete = false;
                break;
            }

            Look(proposal, place, keys, rest, found, ref complete);
        }

        return [.. found.OrderBy(f => f.Key.Item1).ThenBy(f => f.Key.Item2).Select(f => f.Value.Shown(f.Key, space))];
    }

    private void Look(Proposal proposal, string place, IReadOnlySet<string> keys, ComparedCells rest, Dictionary<(Outcome, Outcome), Shift> found, ref bool complete)
    {
        var moved = proposal with { AsOf = after.AsOf, Registered = place };
        var (left, right) = (Circumstances.Of(before.Book, proposal), Circumstances.Of(after.Book, moved));
        if (Examination.Of(before.Book, left, 0, keys).Outcome is { } one && Examination.Of(after.Book, right, 0, keys).Outcome is { } two && one == two) return;
        var (was, now) = (Completions.Worst(before.Book, left).Outcome, Completions.Worst(after.Book, right).Outcome);
        if (was is { } first && now is { } second)
        {
            if (first != second) Add(first, second, proposal, moved, found);
            return;
        }

        // The answer also hangs on something that only rules which are the same on both sides read.
        var tried = 0;
        foreach (var settled in rest.All(proposal))
        {
            if (++tried > MostOfRest)
            {
                complete = false;
                return;
            }

            Examined++;
            var completed = settled with { Investors = settled.Investors ?? proposal.Investors };
            var far = completed with { AsOf = after.AsOf, Registered = place };
            if (Completions.Worst(before.Book, Circumstances.Of(before.Book, completed)).Outcome is { } a
                && Completions.Worst(after.Book, Circumstances.Of(after.Book, far)).Outcome is { } b && a != b)
                Add(a, b, completed, far, found);
        }
    }

    private void Add(Outcome was, Outcome now, Proposal proposal, Proposal moved, Dictionary<(Outcome, Outcome), Shift> found)
    {
        if (!found.TryGetValue((was, now), out var shift))
        {
            // What is reported is what both sides really determine.
            if (before.Book.Determine(proposal).Outcome != was || after.Book.Determine(moved).Outcome != now)
                throw new InvalidOperationException($"a witness of {was} to {now} is determined otherwise");
            found[(was, now)] = shift = new(proposal, moved);
        }

        shift.Also(proposal);
    }

    private static IEnumerable<Derogation> Lifting(SpokenRules rules, IReadOnlySet<string> keys) =>
        rules.Derogations.Select(d => d.Rule).Where(d => d.Lifts.Overlaps(keys));

    /// <summary>One outcome in place of another; the shares for which it happens with nothing else stated, where it does.</summary>
    private sealed class Shift(Proposal witness, Proposal moved)
    {
        private readonly HashSet<decimal> shares = [];
        private readonly HashSet<decimal> plain = [];

        public void Also(Proposal proposal)
        {
            if (proposal.Investors is not { } holders) return;
            var share = holders.Where(h => h.Economy != "CN").Sum(h => h.Share!.Value.Low);
            shares.Add(share);
            if (proposal is { Form: null, Mode: null, Facilities: null, Serves: null, Facts.Count: 0, Activities.Length: 1 }) plain.Add(share);
        }

        public OutcomeShift Shown((Outcome Before, Outcome After) outcomes, ComparedCells space) => new(
            outcomes.Before, outcomes.After, space.Ranges(plain.Count > 0 ? plain : shares),
            ProposalJson.Of(witness), witness == moved ? null : ProposalJson.Of(moved));
    }
}
