using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>What proposals are made of.</summary>
/// <param name="Activities">Codes and activities.</param>
/// <param name="Zones">Zones to register in and to place facilities in.</param>
/// <param name="Dates">Dates to ask about.</param>
/// <param name="Facts">Facts to state.</param>
/// <param name="Qualifications">Treaty qualifications.</param>
internal sealed record Ingredients(string[] Activities, string[] Zones, DateOnly[] Dates, Fact[] Facts, string[] Qualifications);

/// <summary>Proposals at random; with <paramref name="told"/> one, every circumstance is stated.</summary>
internal sealed class RandomProposal(Random random, Ingredients from, double told)
{
    private static readonly string[] Economies = ["DE", "HK", "MO", "TW", "US"];

    public Proposal Make()
    {
        var (investors, total) = Holders();
        var facts = new Dictionary<string, FactValue>();
        foreach (var fact in from.Facts)
        {
            if (random.NextDouble() >= (fact.Role == FactRole.Circumstance ? told : 0.4)) continue;
            facts[fact.Id] = Value(fact);
        }

        if (told == 1) facts["state-share"] = new FactValue.Number(Range.Point(StateShare(investors, total)));
        return new()
        {
            AsOf = Pick(from.Dates),
            Activities = [.. Enumerable.Range(0, random.NextDouble() < 0.75 ? 1 : 2).Select(_ => Pick(from.Activities)).Distinct()],
            Registered = Told() ? Pick(from.Zones) : null,
            Facilities = random.NextDouble() < 0.4 ? [Pick(from.Zones)] : null,
            Serves = random.NextDouble() < 0.2 ? [Pick(from.Zones)] : null,
            Investors = investors,
            ForeignShare = total,
            Form = random.NextDouble() < 0.4 ? (Form)random.Next(5) : null,
            Mode = random.NextDouble() < 0.5 ? (Mode)random.Next(6) : null,
            Facts = facts.ToFrozenDictionary(),
        };
    }

    private (ImmutableArray<Investor>?, Range?) Holders()
    {
        if (!Told()) return random.Next(3) switch { 0 => (null, null), 1 => (null, Range.Point(5 * random.Next(21))), _ => (null, Between(0, 100)) };
        var holders = new List<Investor>();
        var left = 100;
        for (var i = random.Next(1, 4); i > 0 && left > 0; i--)
        {
            var share = Math.Min(left, 5 * random.Next(0, 17));
            left -= share;
            holders.Add(Holder(share, random.NextDouble() < 0.65));
        }

        if (left > 0 && (told == 1 || random.NextDouble() < 0.6)) holders.Add(Holder(left, foreign: false));
        var chinese = holders.TrueForAll(h => h is { Economy: "CN", Share.IsPoint: true, Kind: not HolderKind.ForeignInvestedEnterprise, Holders.IsEmpty: true });
        var rest = (int)(100 - holders.Sum(h => h.Share?.Low ?? 0));
        return ([.. holders], chinese && random.Next(2) == 0 ? Range.Point(5 * random.Next((rest / 5) + 1)) : null);
    }

    private int ranges;

    private Investor Holder(int share, bool foreign)
    {
        Range? stated = Range.Point(share);
        if (!Told() && ranges++ < 2) stated = random.Next(2) == 0 || share == 0 ? null : new Range(share - (5 * random.Next((share / 5) + 1)), share);
        var economy = foreign ? Pick(Economies) : "CN";
        HolderKind? kind = foreign ? null : Pick<HolderKind>(HolderKind.Private, HolderKind.StateOwned, HolderKind.Individual, HolderKind.Company, HolderKind.ForeignInvestedEnterprise);
        return new()
        {
            Economy = Told() ? economy : null,
            Share = stated,
            Kind = Told() ? kind : null,
            Qualifies = random.Next(3) switch { 0 => null, 1 => [], _ => [Pick(from.Qualifications)] },
            Holders = !foreign && random.NextDouble() < 0.2 ? Behind(new() { Economy = Told() ? Pick("CN", "DE") : null, Share = Range.Point(30) }, share) : [],
        };
    }

    // Every other holder is stated to the last share.
    private static ImmutableArray<Investor> Behind(Investor first, int share) => share % 10 == 0
        ? [first, new() { Economy = "CN", Kind = HolderKind.StateOwned, Share = Range.Point(70) }] : [first];

    private decimal StateShare(ImmutableArray<Investor>? investors, Range? total)
    {
        if (investors is not { } holders) return total is { } t ? random.Next((int)(100 - t.High) + 1) : 0;
        bool Behind(Investor i) => i.Holders.Any(h => h.Economy != "CN");
        return holders.Where(i => i.Economy == "CN" && i.Kind == HolderKind.StateOwned && !Behind(i)).Sum(i => i.Share!.Value.Low);
    }

    private FactValue Value(Fact fact) => fact.Type switch
    {
        FactType.Boolean => new FactValue.Flag(random.Next(2) == 0),
        FactType.Choice => new FactValue.Choice(fact.Values[random.Next(fact.Values.Length)].Id),
        FactType.Date => new FactValue.Date(Pick(from.Dates)),
        FactType.Place => new FactValue.Places([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Pick(from.Zones)).Distinct()]),
        _ => new FactValue.Number(told < 1 && fact.Role == FactRole.Circumstance && random.Next(4) == 0 ? Between(0, 200) : Range.Point(Pick(0m, 5, 10, 50, 100, 101, 600_000))),
    };

    private Range Between(int low, int high)
    {
        var (a, b) = (5 * random.Next(low / 5, (high / 5) + 1), 5 * random.Next(low / 5, (high / 5) + 1));
        return new(Math.Min(a, b), Math.Max(a, b));
    }

    private bool Told() => random.NextDouble() < told;

    private T Pick<T>(params T[] items) => items[random.Next(items.Length)];

    /// <summary>Not: somebody named for whom the others leave nothing, or a rest that is said not to be Chinese and need not be there.</summary>
    public static bool Sound(Proposal p) =>
        (p.Investors is not { } holders || holders.All(i => i.Share is not null) || holders.Sum(i => i.Share?.Low ?? 0) < 100)
        && p.Facts.GetValueOrDefault("chinese-side") is not FactValue.Flag { Value: false };
}
