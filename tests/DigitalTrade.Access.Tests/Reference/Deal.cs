using System.Collections.Immutable;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>A foreign holder of a deal.</summary>
internal sealed record ForeignHolder(string Economy, decimal Share, IReadOnlyList<string>? Qualifies);

/// <summary>Who holds what, settled to the last hundredth.</summary>
/// <param name="Foreign">Foreign shares together.</param>
/// <param name="State">State-owned shares.</param>
/// <param name="Largest">The largest foreign share.</param>
/// <param name="Holders">Those who are foreign.</param>
internal sealed record Holding(decimal Foreign, decimal State, decimal Largest, ImmutableArray<ForeignHolder> Holders)
{
    public bool ChineseRelativeControl => 100 - Foreign > Largest;
}

/// <summary>A proposal of which every circumstance is settled; only undertakings may be missing.</summary>
internal sealed record Deal
{
    public required DateOnly Date { get; init; }

    public required string Zone { get; init; }

    public required Holding Holding { get; init; }

    /// <summary>The same looked through; null when nobody behind a holder is stated.</summary>
    public Holding? Behind { get; init; }

    /// <summary>What the law means where it leaves the basis open.</summary>
    public Basis Basis { get; init; } = Basis.Direct;

    /// <summary>The deal with the shares as a rule counts them.</summary>
    public Deal Read(Basis basis) =>
        Behind is { } behind && (basis == Basis.Open ? Basis : basis) == Basis.LookThrough ? this with { Holding = behind } : this;

    /// <summary>The codes of each activity.</summary>
    public required ImmutableArray<ImmutableArray<string>> Codes { get; init; }

    /// <summary>Truth values, numbers, choices, dates as day numbers, lists of zones; what is missing is not stated.</summary>
    public required IReadOnlyDictionary<string, object> Facts { get; init; }

    /// <summary>Kleene's answer to a condition; with <paramref name="best"/> what is not stated is kept.</summary>
    public bool? Holds(Condition condition, Ground ground, bool best = false, bool positive = true)
    {
        switch (condition)
        {
            case Condition.Not not: return Holds(not.Part, ground, best, !positive);
            case Condition.All all: return Join(all.Parts, every: positive);
            case Condition.Any any: return Join(any.Parts, every: !positive);
        }

        var answer = Single(condition, ground);
        if (answer is null) return best ? true : null;
        return positive ? answer : !answer;

        bool? Join(ImmutableArray<Condition> parts, bool every)
        {
            var unknown = false;
            foreach (var part in parts)
            {
                var holds = Holds(part, ground, best, positive);
                if (holds == !every) return !every;
                unknown |= holds is null;
            }

            return unknown ? null : every;
        }
    }

    private bool? Single(Condition condition, Ground ground)
    {
        var id = condition.Reads!.Id;
        switch (condition)
        {
            case Condition.NumberTest test:
                var number = id switch
                {
                    "foreign-share" => Holding.Foreign,
                    "state-share" => Holding.State,
                    "largest-foreign-share" => Holding.Largest,
                    _ => Facts.TryGetValue(id, out var stated) ? (decimal)stated : (decimal?)null,
                };
                return number is { } n ? Compare(n, test.Comparison, test.Limit) : null;
            case Condition.FlagTest test when id == "chinese-relative-control": return Holding.ChineseRelativeControl == test.Value;
            case Condition.FlagTest test: return Facts.TryGetValue(id, out var flag) ? (bool)flag == test.Value : null;
            case Condition.ChoiceTest test: return Facts.TryGetValue(id, out var choice) ? test.Values.Contains((string)choice) : null;
            case Condition.PlaceTest test:
                string[]? places = id == "registered" ? [Zone] : Facts.TryGetValue(id, out var zones) ? (string[])zones : null;
                return places?.All(p => ground.Lies(p, test.Territory.Zones, Date));
            default: throw new InvalidOperationException(condition.GetType().Name);
        }
    }

    private static bool Compare(decimal number, Comparison comparison, decimal limit) => comparison switch
    {
        Comparison.AtMost => number <= limit,
        Comparison.Below => number < limit,
        Comparison.AtLeast => number >= limit,
        Comparison.Above => number > limit,
        _ => number == limit,
    };
}
