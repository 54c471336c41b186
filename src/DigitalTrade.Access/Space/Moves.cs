using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Space;

/// <summary>
/// The changes that can touch a bar. Whoever removes a bar has to change a fact that the measure reads, a fact that something
/// lifting it reads, the place, or the business; so no remedy is missed by trying only these.
/// </summary>
internal sealed class Moves(Rulebook book, Proposal stated, FrozenSet<string> kept)
{
    private readonly Dictionary<(string Code, string Key, int Zone), string> readings = [];
    private readonly Dictionary<string, Partition> partitions = new(StringComparer.Ordinal);
    private readonly Places places = new(book, stated.Registered is { } zone ? book.ZoneIndex(zone) : null);

    /// <summary>The changes that touch the bar with fewest of them, of all that make the circumstances bad.</summary>
    /// <param name="bad">Circumstances that are not permitted.</param>
    /// <param name="changed">What has been changed already and stays as it is.</param>
    public ImmutableArray<Move> For(Circumstances bad, ImmutableArray<Move> changed)
    {
        var moved = kept.Contains("registered") || changed.Any(m => m.Fact == "registered");
        ImmutableArray<Move>? fewest = null;
        for (var i = 0; i < bad.Codes.Length; i++)
        {
            var examination = Examination.Of(book, bad, i);
            if (examination.Outcome is not { } outcome || outcome <= Outcome.PermittedOnConditions) continue;
            if (outcome == Outcome.Undetermined) Offer([.. moved ? [] : places.Registrations(bad), .. Businesses(bad)]);
            foreach (var barred in examination.Barred)
            {
                if (!barred.Liftable) Offer([.. For(bad, barred.Tested), .. moved ? [] : Elsewhere(bad, barred.Tested), .. Businesses(bad)]);
            }
        }

        return fewest ?? [];

        void Offer(ImmutableArray<Move> moves)
        {
            moves = [.. moves.Where(m => !IsKept(m.Fact) && !changed.Any(c => c.Fact == m.Fact)).DistinctBy(m => m.Key)];
            if (fewest is not { } best || moves.Length < best.Length) fewest = moves;
        }
    }

    private Partition PartitionOf(Circumstances at)
    {
        var key = string.Join(' ', at.Scope());
        return partitions.TryGetValue(key, out var known) ? known : partitions[key] = Partition.Of(book, at.Scope());
    }

    private bool IsKept(string fact)
    {
        var whole = fact.IndexOf('[', StringComparison.Ordinal) is > 0 and var end ? fact[..end] : fact;
        return kept.Contains(fact) || kept.Contains(whole) || (fact is "foreignShare" or "stateShare" && kept.Contains("investors"));
    }

    private IEnumerable<Move> For(Circumstances at, Tested barred)
    {
        var partition = PartitionOf(at);
        var lifting = Lifting(barred, at).ToArray();
        var conditions = lifting.SelectMany(l => l.Area.Conditions).Where(c => c.InForce.On(at.Date)).Select(c => c.Test)
            .Append(barred.Measure.Requires);
        if (barred.Measure.When is { } when) conditions = conditions.Append(when);
        var tests = conditions.SelectMany(c => c.Source.Tests()).ToArray();
        return Flags(at, tests)
            .Concat(Qualifications(at, lifting.Select(l => l.Derogation)))
            .Concat(places.Located(at, partition, tests))
            .Concat(Numbers(at, partition, tests))
            .Concat(ShareMoves(at, partition, tests));
    }

    /// <summary>Registering where the bar reads otherwise, or other things lift it. Elsewhere the place does not touch it.</summary>
    private IEnumerable<Move> Elsewhere(Circumstances at, Tested barred)
    {
        var here = at.Registered is { } zone ? Reads(barred, at, zone) : null;
        return places.Registrations(at).Where(m => Reads(barred, at, book.ZoneIndex(m.Change.To)) != here);
    }

    /// <summary>All that is said of a bar at a place: what it asks there, and what may lift it.</summary>
    private string Reads(Tested barred, Circumstances at, int zone)
    {
        var key = (barred.Rules.Sector.Code, barred.Measure.Key, zone);
        if (readings.TryGetValue(key, out var known)) return known;
        var text = new StringBuilder();
        var governing = Governance.At(book, zone, at.Date);
        if (!governing.Answers) text.Append("no list");
        foreach (var measure in barred.Rules.Measures)
        {
            if (measure.Key != barred.Measure.Key || !measure.InForce.On(at.Date) || !measure.Territory.Contains(zone, at.Date)) continue;
            if (measure.Edition is { } edition && edition != governing.Governing) continue;
            text.Append(measure.Kind.Name);
            foreach (var asked in new[] { measure.When, measure.Requires }) Add(asked);
        }

        foreach (var (derogation, area) in Lifting(barred, at, zone))
        {
            text.Append('\n').Append(derogation.Key);
            foreach (var condition in area.Conditions.Where(c => c.InForce.On(at.Date))) Add(condition.Test);
        }

        return readings[key] = text.ToString();

        void Add(CompiledCondition? condition)
        {
            if (condition is null) return;
            text.Append('|').Append(condition.Expression);
            foreach (var test in condition.Source.Tests())
            {
                text.Append(';').Append(test.Reads!.Slot);
                switch (test)
                {
                    case Condition.NumberTest number: text.Append(number.Comparison).Append(number.Limit); break;
                    case Condition.FlagTest flag: text.Append(flag.Value); break;
                    case Condition.ChoiceTest choice: text.AppendJoin(',', choice.Values); break;
                    case Condition.PlaceTest place:
                        text.Append(place.Territory.Index);
                        if (place.Fact.Slot == BuiltIn.Registered) text.Append(place.Territory.Contains(zone, at.Date));
                        break;
                }
            }
        }
    }

    private static IEnumerable<(Derogation Derogation, DerogationArea Area)> Lifting(Tested barred, Circumstances at) =>
        at.Registered is { } zone ? Lifting(barred, at, zone) : [];

    private static IEnumerable<(Derogation Derogation, DerogationArea Area)> Lifting(Tested barred, Circumstances at, int zone)
    {
        if (!barred.Rules.Lifting.TryGetValue(barred.Measure.Key, out var derogations)) yield break;
        foreach (var derogation in derogations)
        {
            if (!derogation.InForce.On(at.Date)) continue;
            foreach (var area in derogation.Areas)
            {
                if (area.InForce.On(at.Date) && area.Territory.Contains(zone, at.Date)) yield return (derogation, area);
            }
        }
    }

    private static IEnumerable<Move> Flags(Circumstances at, Condition[] tests)
    {
        foreach (var fact in tests.Select(t => t.Reads!).Where(f => f.Type is FactType.Boolean or FactType.Choice).Distinct())
        {
            if (!fact.Curable || fact.Slot == BuiltIn.RelativeControl || !at.Facts.Stated(fact)) continue;
            var now = at.Facts[fact.Slot].Choice;
            foreach (var cell in at.Cells(new Unknown.Of(fact, [])).Where(c => c.Index != now))
            {
                var from = fact.Type == FactType.Boolean ? now == 1 ? "true" : "false" : fact.Values[now].Id;
                yield return new(
                    new(fact.WireName, from, cell.Value, RemedyWords.Value(fact, cell)),
                    fact.Type == FactType.Boolean ? Cost.Approval : Cost.Form, 0, p => State(p, fact, cell));
            }
        }
    }

    private static IEnumerable<Move> Numbers(Circumstances at, Partition partition, Condition[] tests)
    {
        foreach (var fact in tests.Select(t => t.Reads!).Where(f => f.Type is FactType.Number or FactType.Date && f.Slot >= BuiltIn.Count).Distinct())
        {
            if (!fact.Curable || !at.Facts.Stated(fact)) continue;
            var now = at.Facts.Number(fact.Slot);
            var cells = Circumstances.Cells(new(fact.Min, fact.Max), partition.Limits(fact.Slot))
                .Where(c => c.Intersect(now).IsEmpty).OrderBy(c => c.Low >= now.High ? c.Low - now.High : now.Low - c.High).ToArray();
            for (var i = 0; i < cells.Length; i++)
            {
                // A date is stated as a day; of a gap the day nearest to what is stated.
                var cell = fact.Type == FactType.Date ? Cell.OfDate(Range.Point(cells[i].IsPoint ? cells[i].Low : cells[i].Low >= now.High ? cells[i].Low + 1 : cells[i].High - 1)) : Cell.Of(cells[i]);
                yield return new(new(fact.WireName, now.ToString(), cell.Value, RemedyWords.Value(fact, cell)), Cost.Form, i, p => State(p, fact, cell));
            }
        }
    }

    private IEnumerable<Move> ShareMoves(Circumstances at, Partition partition, Condition[] tests)
    {
        var reads = tests.Select(t => t.Reads!.Slot).ToHashSet();
        if (!reads.Overlaps([BuiltIn.ForeignShare, BuiltIn.LargestForeignShare, BuiltIn.StateShare, BuiltIn.RelativeControl])) yield break;
        if (Shares.Of(at) is { } shares)
        {
            // Downwards only, nearest first: the less is given up the better.
            var lower = shares.Cells(partition).Where(c => c.Low < shares.Foreign.Low || (c.High < shares.Foreign.High && !c.IsEmpty)).Reverse().ToArray();
            for (var i = 0; i < lower.Length; i++)
            {
                var share = shares.In(lower[i]);
                if (lower[i].Intersect(shares.Foreign) == shares.Foreign) continue;
                yield return new(
                    new("foreignShare", shares.Foreign.ToString(), lower[i].ToString(), RemedyWords.Share(lower[i])), Cost.Share, i,
                    p => Shares.Of(Circumstances.Of(book, p))?.With(share) ?? p);
            }
        }

        if (reads.Contains(BuiltIn.StateShare))
        {
            foreach (var limit in partition.Limits(BuiltIn.StateShare))
            {
                if (StateOwned(at.Proposal, limit) is null || at.Ownership.State.Low >= limit) continue;
                yield return new(
                    new("stateShare", at.Ownership.State.ToString(), $"{Range.Point(limit)}..100", RemedyWords.StateShare(limit)), Cost.Share, 0,
                    p => StateOwned(p, limit) ?? p);
            }
        }
    }

    /// <summary>The same with Chinese holders that are state-owned, the largest first, until they hold this much; null when they cannot.</summary>
    private static Proposal? StateOwned(Proposal proposal, decimal limit)
    {
        if (proposal.Investors is not { IsEmpty: false } investors) return null;
        var changed = investors;
        decimal held = investors.Where(i => i is { Economy: "CN", Kind: Investors.HolderKind.StateOwned }).Sum(i => i.Share?.Low ?? 0);
        foreach (var (holder, index) in investors.Select((h, i) => (h, i)).OrderByDescending(h => h.h.Share?.Low ?? 0))
        {
            if (held >= limit) break;
            if (holder.Economy != "CN" || !holder.Holders.IsEmpty
                || holder.Kind is Investors.HolderKind.StateOwned or Investors.HolderKind.ForeignInvestedEnterprise) continue;
            changed = changed.SetItem(index, holder with { Kind = Investors.HolderKind.StateOwned });
            held += holder.Share?.Low ?? 0;
        }

        return held >= limit ? proposal with { Investors = changed } : null;
    }

    private static IEnumerable<Move> Qualifications(Circumstances at, IEnumerable<Derogation> lifting)
    {
        foreach (var named in lifting.Select(d => d.Investors).OfType<FrozenDictionary<string, string?>>())
        {
            foreach (var holder in at.Ownership.Holders)
            {
                if (holder is not { Investor: >= 0 and var index, Economy: { } economy, Qualifies: { } held }) continue;
                if (index >= (at.Proposal.Investors?.Length ?? 0) || named.GetValueOrDefault(economy) is not { } needed || held.Contains(needed)) continue;
                yield return new(
                    new($"investors[{index}].qualifies", string.Join(' ', held), needed, Wording.Qualification(needed)), Cost.Qualification, 0,
                    p => p with { Investors = p.Investors!.Value.SetItem(index, p.Investors.Value[index] with { Qualifies = held.Add(needed) }) });
            }
        }
    }

    /// <summary>Dropping an activity, or doing only a part of a broad one.</summary>
    private IEnumerable<Move> Businesses(Circumstances at)
    {
        var activities = at.Proposal.Activities;
        for (var i = 0; i < activities.Length; i++)
        {
            var (name, fact) = (activities[i], $"activities[{activities[i]}]");
            if (activities.Length > 1)
            {
                yield return new(new(fact, name, "", RemedyWords.Without(book, name)), Cost.Dropping, 0, p => p with { Activities = p.Activities.Remove(name) });
            }

            if (book.Taxonomy.Sector(name) is not { Means.IsEmpty: true }) continue;
            foreach (var part in book.Rules(name).Below)
            {
                yield return new(
                    new(fact, name, part, RemedyWords.Only(book, part)), Cost.Narrowing, 0,
                    p => p.Activities.Contains(part) ? p with { Activities = p.Activities.Remove(name) } : p with { Activities = p.Activities.Replace(name, part) });
            }
        }
    }

    private static Proposal State(Proposal proposal, Fact fact, Cell cell)
    {
        switch (fact.Slot)
        {
            case BuiltIn.Form: return proposal with { Form = Word<Form>(cell.Value) };
            case BuiltIn.Mode: return proposal with { Mode = Word<Mode>(cell.Value) };
        }

        FactValue value = fact.Type switch
        {
            FactType.Boolean => new FactValue.Flag(cell.Index == 1),
            FactType.Choice => new FactValue.Choice(cell.Value),
            FactType.Date => new FactValue.Date(DateOnly.FromDayNumber((int)cell.Number.Low)),
            _ => new FactValue.Number(cell.Number),
        };
        return proposal with
        {
            Facts = proposal.Facts.Where(f => f.Key != fact.Id).Append(new(fact.Id, value)).ToFrozenDictionary(StringComparer.Ordinal),
        };
    }

    private static T Word<T>(string value)
        where T : struct, Enum => Enum.Parse<T>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
