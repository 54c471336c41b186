using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Space;

/// <summary>
/// The finite cells of everything that some rules read: who holds what, and each fact. Every proposal lies in the cell of one
/// of these as far as those rules can tell, so what they say of these they say of all.
/// </summary>
internal sealed class ComparedCells
{
    private static readonly ImmutableArray<string> Apart = ["HK", "MO", "TW"];
    private readonly decimal[] points;
    private readonly ImmutableArray<ImmutableArray<Investor>> holdings;
    private readonly ImmutableArray<(Fact Fact, ImmutableArray<FactValue?> Values)> facts;
    private readonly ImmutableArray<string?> beside;

    // `held` are further rules that stand beside these: where they read what these read, their limits divide the cells too,
    // as an answer moves only where nothing beside bars it on both sides.
    public ComparedCells(
        Rulebook book, IEnumerable<Condition> conditions, IEnumerable<Derogation> derogations, DateOnly date, bool onlyCircumstances = false,
        IReadOnlySet<int>? except = null, IReadOnlyDictionary<int, bool>? wanted = null, (IEnumerable<Condition> Conditions, IEnumerable<Derogation> Derogations)? held = null)
    {
        var own = conditions.SelectMany(c => c.Tests()).Where(t => t.Reads is not null).ToArray();
        var besides = held?.Conditions.SelectMany(c => c.Tests()).Where(t => t.Reads is not null).ToArray() ?? [];
        var slots = own.Where(t => !IsHolding(t.Reads!)).Select(t => t.Reads!.Slot).ToHashSet();
        Condition[] tests = [.. own, .. besides.Where(t => slots.Contains(t.Reads!.Slot))];
        var opened = derogations.ToArray();
        Condition[] owners = [.. tests, .. besides.Where(t => IsHolding(t.Reads!))];
        points = Points(owners);
        holdings = onlyCircumstances && !own.Any(t => IsHolding(t.Reads!)) ? [] : [.. Holdings(owners, [.. opened, .. held?.Derogations ?? []], points)];
        facts =
        [
            .. tests.Where(t => !IsHolding(t.Reads!) && t.Reads!.Slot != BuiltIn.Registered && except?.Contains(t.Reads.Slot) != true)
                .Where(t => !onlyCircumstances || t.Reads!.Role == FactRole.Circumstance)
                .GroupBy(t => t.Reads!.Slot).OrderBy(g => g.Key).Select(g => (g.First().Reads!, Values(book, g.First().Reads!, [.. g], date, wanted))),
        ];
        beside =
        [
            null,
            .. opened.Select(d => d.Without).OfType<Sectors.Coverage>()
                .SelectMany(w => book.Taxonomy.Sectors.Where(s => !s.Abstract && s.Means.IsEmpty && w.Covers(s.Code, book.Taxonomy)).Select(s => s.Code)).Distinct(),
        ];
    }

    /// <summary>How many proposals there are.</summary>
    public long Count => facts.Aggregate((long)Math.Max(1, holdings.Length) * beside.Length, (product, f) => product > long.MaxValue / 64 ? product : product * f.Values.Length);

    /// <summary>Slots of the facts that vary.</summary>
    public IReadOnlySet<int> Slots => facts.Select(f => f.Fact.Slot).ToHashSet();

    /// <summary>Every cell as a proposal; what is most usual comes first.</summary>
    public IEnumerable<Proposal> All(Proposal start)
    {
        foreach (var stated in Product(0))
        {
            foreach (var other in beside)
            {
                var proposal = other is null ? start : start with { Activities = start.Activities.Add(other) };
                proposal = Stating(proposal, stated);
                if (holdings.IsEmpty) yield return proposal;
                foreach (var holders in holdings) yield return proposal with { Investors = holders };
            }
        }
    }

    private IEnumerable<ImmutableArray<(Fact Fact, FactValue? Value)>> Product(int depth)
    {
        if (depth == facts.Length)
        {
            yield return [];
            yield break;
        }

        foreach (var rest in Product(depth + 1))
        {
            foreach (var value in facts[depth].Values) yield return rest.Add((facts[depth].Fact, value));
        }
    }

    private static Proposal Stating(Proposal proposal, ImmutableArray<(Fact Fact, FactValue? Value)> stated)
    {
        var further = proposal.Facts.ToDictionary(StringComparer.Ordinal);
        foreach (var (fact, value) in stated)
        {
            if (value is null) continue;
            switch (fact.Slot)
            {
                case BuiltIn.Form: proposal = proposal with { Form = Enum.Parse<Form>(Name(value)) }; break;
                case BuiltIn.Mode: proposal = proposal with { Mode = Enum.Parse<Mode>(Name(value)) }; break;
                case BuiltIn.Facilities: proposal = proposal with { Facilities = ((FactValue.Places)value).Value }; break;
                case BuiltIn.Serves: proposal = proposal with { Serves = ((FactValue.Places)value).Value }; break;
                default: further[fact.Id] = value; break;
            }
        }

        return further.Count == 0 ? proposal : proposal with { Facts = further.ToFrozenDictionary(StringComparer.Ordinal) };
    }

    // sole-proprietorship → SoleProprietorship
    private static string Name(FactValue value) =>
        string.Concat(((FactValue.Choice)value).Value.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    private static bool IsHolding(Fact fact) =>
        fact.Slot is BuiltIn.ForeignShare or BuiltIn.StateShare or BuiltIn.LargestForeignShare or BuiltIn.RelativeControl;

    /// <summary>The values of a fact that the tests tell apart; null, for what need not be stated, first.</summary>
    private static ImmutableArray<FactValue?> Values(Rulebook book, Fact fact, ImmutableArray<Condition> tests, DateOnly date, IReadOnlyDictionary<int, bool>? wanted)
    {
        if (wanted is not null && wanted.TryGetValue(fact.Slot, out var kept)) return [null, new FactValue.Flag(!kept)];
        IEnumerable<FactValue?> unstated = fact.Role == FactRole.Undertaking || fact.Slot == BuiltIn.Mode ? [null] : [];
        IEnumerable<FactValue?> values = fact.Type switch
        {
            FactType.Boolean => [new FactValue.Flag(true), new FactValue.Flag(false)],
            FactType.Choice => fact.Values.Select(v => new FactValue.Choice(v.Id)),
            FactType.Place => Places(book, tests, date),
            FactType.Date => Points(tests, fact).Where(p => p >= DateOnly.MinValue.DayNumber && p <= DateOnly.MaxValue.DayNumber && p == decimal.Truncate(p))
                .Select(p => new FactValue.Date(DateOnly.FromDayNumber((int)p))),
            _ => Points(tests, fact).Select(p => new FactValue.Number(Range.Point(p))),
        };
        return [.. unstated, .. values];
    }

    private static IEnumerable<FactValue> Places(Rulebook book, ImmutableArray<Condition> tests, DateOnly date)
    {
        var territories = tests.OfType<Condition.PlaceTest>().Select(p => p.Territory).ToArray();
        return book.Gazetteer.Zones.OrderBy(z => z.Kind == "abroad").ThenBy(z => book.Gazetteer.Closure(z.Index).Length)
            .DistinctBy(z => string.Concat(territories.Select(t => t.Contains(z.Index, date) ? '1' : '0')))
            .Select(z => new FactValue.Places([z.Id]));
    }

    /// <summary>The thresholds, and a point between each two and beyond the outermost.</summary>
    private static IEnumerable<decimal> Points(ImmutableArray<Condition> tests, Fact fact)
    {
        var limits = tests.OfType<Condition.NumberTest>().Select(t => t.Limit).Where(l => l >= fact.Min && l <= fact.Max).Distinct().Order().ToArray();
        var ends = limits.Prepend(fact.Min).Append(fact.Max).Distinct().Order().ToArray();
        return limits.Concat(ends.Zip(ends.Skip(1), Between)).Concat(limits.Contains(fact.Min) ? [] : [fact.Min]).Concat(limits.Contains(fact.Max) ? [] : [fact.Max]).Distinct().Order();
    }

    /// <summary>A round number between two, where there is one.</summary>
    private static decimal Between(decimal low, decimal high)
    {
        var middle = (low + high) / 2;
        foreach (var step in (decimal[])[10, 5, 1])
        {
            var round = Math.Round(middle / step) * step;
            if (round > low && round < high) return round;
        }

        return middle;
    }

    /// <summary>Foreign shares that were found, as ranges between the limits that are told apart.</summary>
    public ImmutableArray<string> Ranges(IReadOnlySet<decimal> shares)
    {
        var ranges = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < points.Length; i++)
        {
            if (!shares.Contains(points[i])) continue;
            var last = i;
            while (last + 1 < points.Length && shares.Contains(points[last + 1])) last++;

            // Every other point is a limit; the ones between stand for the whole gap.
            var (low, lowOpen) = i % 2 == 0 ? (points[i], false) : (points[i - 1], true);
            var (high, highOpen) = last % 2 == 0 ? (points[last], false) : (points[last + 1], true);
            ranges.Add(new Range(low, high, lowOpen, highOpen).ToString());
            i = last;
        }

        return ranges.ToImmutable();
    }

    private static decimal[] Points(Condition[] tests)
    {
        var numbers = tests.OfType<Condition.NumberTest>().Where(t => IsHolding(t.Fact)).ToArray();
        var split = tests.Any(t => t.Reads!.Slot is BuiltIn.LargestForeignShare or BuiltIn.RelativeControl);

        // Foreign and state shares add up to at most 100: a limit of one is a limit of the other's complement.
        var limits = numbers.Select(t => t.Fact.Slot == BuiltIn.StateShare ? 100 - t.Limit : t.Limit).Concat(split ? [50m] : [])
            .Append(0).Append(100).Where(l => l is >= 0 and <= 100).Distinct().Order().ToArray();
        return [.. limits.Concat(limits.Zip(limits.Skip(1), Between)).Order()];
    }

    private static IEnumerable<ImmutableArray<Investor>> Holdings(Condition[] tests, Derogation[] derogations, decimal[] points)
    {
        var numbers = tests.OfType<Condition.NumberTest>().Where(t => IsHolding(t.Fact)).ToArray();
        var state = numbers.Where(t => t.Fact.Slot == BuiltIn.StateShare).Select(t => t.Limit).ToArray();
        var split = tests.Any(t => t.Reads!.Slot is BuiltIn.LargestForeignShare or BuiltIn.RelativeControl);
        foreach (var foreign in points.OrderByDescending(p => p))
        {
            var states = state.Length == 0 ? [0m] : points.Select(p => 100 - p).Where(s => s + foreign <= 100).Append(0).Distinct().Order().ToArray();
            foreach (var parts in split && foreign > 0 ? Parts(foreign, points) : [1])
            {
                foreach (var who in foreign == 0 ? [["DE"]] : Economies(derogations))
                {
                    foreach (var held in foreign == 0 ? [null] : Qualified(derogations, who))
                    {
                        foreach (var owned in states) yield return Holding(foreign, parts, owned, who, held);
                    }
                }
            }
        }
    }

    // As many equal holders as bring the largest share into each of the cells below the whole, and on both sides of Chinese control.
    private static IEnumerable<int> Parts(decimal foreign, decimal[] points) =>
        points.Append(100 - foreign).Where(p => p > 0 && p < foreign).Select(p => (int)Math.Ceiling(foreign / p)).Concat([1, 2]).Where(n => n is >= 1 and <= 40).Distinct().Order();

    /// <summary>Any foreign economy; then each set of those that some opening names.</summary>
    private static IEnumerable<string[]> Economies(Derogation[] derogations)
    {
        yield return ["DE"];
        var named = derogations.SelectMany(d => d.Investors?.Keys ?? []).Distinct().OrderBy(e => Apart.IndexOf(e)).ThenBy(e => e, StringComparer.Ordinal).Take(6).ToArray();
        for (var set = 1; set < 1 << named.Length; set++)
        {
            var at = set;
            yield return [.. named.Where((_, i) => (at >> i & 1) == 1)];
        }
    }

    private static IEnumerable<string[]?> Qualified(Derogation[] derogations, string[] who)
    {
        yield return null;
        var asked = derogations.SelectMany(d => d.Investors ?? FrozenDictionary<string, string?>.Empty).Where(i => who.Contains(i.Key) && i.Value is not null).Select(i => i.Value!).Distinct().ToArray();
        if (asked.Length == 0) yield break;
        yield return asked;
        yield return [];
    }

    private static ImmutableArray<Investor> Holding(decimal foreign, int parts, decimal state, string[] who, string[]? qualified)
    {
        var holders = ImmutableArray.CreateBuilder<Investor>();
        var count = foreign == 0 ? 0 : Math.Max(parts, who.Length);
        for (var i = 0; i < count; i++)
        {
            var share = i == 0 ? foreign - (Math.Round(foreign / count, 4) * (count - 1)) : Math.Round(foreign / count, 4);
            holders.Add(new() { Economy = who[i % who.Length], Share = Range.Point(share), Qualifies = qualified is null ? null : [.. qualified] });
        }

        if (state > 0) holders.Add(new() { Economy = "CN", Share = Range.Point(state), Kind = HolderKind.StateOwned });
        if (foreign + state < 100) holders.Add(new() { Economy = "CN", Share = Range.Point(100 - foreign - state), Kind = HolderKind.Private });
        return holders.ToImmutable();
    }
}
