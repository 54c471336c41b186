using System.Collections.Immutable;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Investors.LookThrough;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Evaluation;

/// <summary>
/// A proposal situated in a rulebook: its date, place, holders and facts, as far as stated. The completions of what is
/// not stated are further objects of this type, each with one thing more settled.
/// </summary>
internal sealed class Circumstances
{
    private readonly Rulebook book;
    private readonly ImmutableArray<Investor> investors;
    private readonly bool? chineseSide;
    private readonly string? unnamed;
    private Circumstances? direct;
    private Circumstances? through;

    private Circumstances(
        Rulebook book, Proposal proposal, int? registered, ImmutableArray<Investor> investors, bool? chineseSide, string? unnamed,
        Ownership ownership, FactVector facts, ImmutableArray<ImmutableArray<string>> codes)
    {
        this.book = book;
        this.investors = investors;
        this.chineseSide = chineseSide;
        this.unnamed = unnamed;
        Proposal = proposal;
        Registered = registered;
        Ownership = ownership;
        Facts = facts;
        Codes = codes;
    }

    public Proposal Proposal { get; }

    public DateOnly Date => Proposal.AsOf;

    /// <summary>Index of the zone where it is registered, or null when not stated.</summary>
    public int? Registered { get; }

    public Ownership Ownership { get; }

    public FactVector Facts { get; }

    /// <summary>The holders looked through; null when nothing is stated of who is behind them.</summary>
    public Ownership? Behind { get; private init; }

    /// <summary>The same as it was stated, with who is who; only where the proposal itself is situated.</summary>
    public LookedThrough? Seen { get; private init; }

    /// <summary>The way to count that the law means, once settled; null while it is open.</summary>
    public Basis? Basis { get; private init; }

    /// <summary>The same with the shares as they are held directly.</summary>
    public Circumstances Direct => direct ??= With(Facts, Codes, null);

    /// <summary>The same with the shares looked through.</summary>
    public Circumstances Through => through ??= WithShares(Behind!);

    /// <summary>Kleene's answer to a condition; null too where the two ways to count give two answers.</summary>
    public bool? Test(CompiledCondition condition)
    {
        var answer = condition.Test(Facts);
        return Behind is null || condition.Test(Through.Facts) == answer ? answer : null;
    }

    /// <summary>For each activity its sector codes; default where the fact that separates its readings is not stated.</summary>
    public ImmutableArray<ImmutableArray<string>> Codes { get; }

    public string ZoneId(int zone) => book.Gazetteer.Zones[zone].Id;

    /// <summary>Situates a proposal. Its names have been checked against the rulebook.</summary>
    public static Circumstances Of(Rulebook book, Proposal proposal)
    {
        var chineseSide = proposal.Facts.GetValueOrDefault(BuiltIn.ChineseSide) is FactValue.Flag side ? side.Value : (bool?)null;
        if (proposal is { Ownership: { } graph, Investors: null }) proposal = proposal with { Investors = graph.DirectInvestors() };
        var investors = proposal.Investors ?? [];
        var ownership = Ownership.Of(investors, proposal.ForeignShare, chineseSide);
        var registered = proposal.Registered is { } zone ? book.ZoneIndex(zone) : (int?)null;
        var facts = new FactVector(book.Facts.Length, proposal.AsOf, book.NumberRanges);
        Fill(book, proposal, facts);
        Write(facts, ownership, registered);
        if (proposal.Facts.GetValueOrDefault("state-share") is FactValue.Number { Value: var state })
        {
            ownership = ownership.WithState(state) ?? throw new ArgumentException($"`state-share` {state} does not agree with who holds what");
            Write(facts, ownership, registered);
        }

        var seen = LookedThrough.Of(proposal, investors, ownership, chineseSide);
        return new(book, proposal, registered, investors, chineseSide, null, ownership, facts, CodesOf(book, proposal, facts))
        {
            Seen = seen,
            Behind = seen?.Ownership,
        };
    }

    /// <summary>The codes that may be meant: those read, the parts of broad ones, and every reading not yet told apart.</summary>
    public IEnumerable<string> Scope()
    {
        for (var i = 0; i < Codes.Length; i++)
        {
            var codes = Codes[i].IsDefault
                ? book.Taxonomy.Activity(Proposal.Activities[i])!.Readings.SelectMany(r => r.Codes)
                : Codes[i];
            foreach (var code in codes)
            {
                yield return code;
                foreach (var part in book.Rules(code).Parts) yield return part;
            }
        }
    }

    /// <summary>Every way to settle one unknown, together all of them; what cannot be is left out.</summary>
    public IEnumerable<(string Value, Circumstances At)> Split(Unknown unknown)
    {
        foreach (var cell in Cells(unknown))
        {
            if (Settle(unknown, cell) is { } at) yield return (cell.Value, at);
        }
    }

    /// <summary>The values of an unknown that the rulebook can tell apart here.</summary>
    public IEnumerable<Cell> Cells(Unknown unknown) => unknown switch
    {
        Unknown.Place => book.PlaceClasses(Scope(), Date).Select(z => new Cell(book.Gazetteer.Zones[z].Id, default, z)),
        Unknown.HolderEconomy => book.EconomyClasses.Select(e => new Cell(e, default, 0)),
        Unknown.Holding { Investor: var investor } => Cells(Ownership.Holder(investor)!.Value.Share, [0]).Select(Cell.Of),
        Unknown.Code { Codes: var options } => options.Select((c, i) => new Cell(c, default, i)),
        Unknown.Of { Fact: var fact, Limits: var limits } => Cells(fact, limits),
        Unknown.Basis => [new("direct", default, (int)Measures.Basis.Direct), new("look-through", default, (int)Measures.Basis.LookThrough)],
        Unknown.Behind { Fact: var fact, Limits: var limits } => Through.Cells(fact, limits),
        _ => throw new InvalidOperationException("an unknown of a kind that cannot be settled"),
    };

    /// <summary>The same circumstances with one unknown settled; null when that cannot be.</summary>
    public Circumstances? Settle(Unknown unknown, Cell cell) => unknown switch
    {
        Unknown.Place => With(cell.Index, Ownership),
        Unknown.HolderEconomy { Investor: var investor } => WithEconomy(investor, cell.Value),
        Unknown.Holding { Investor: var investor } => WithHolding(investor, cell.Number),
        Unknown.Code { Activity: var activity, Broad: var broad } =>
            With(Facts, Codes.SetItem(activity, [.. Codes[activity].Select(c => c == broad ? cell.Value : c).Distinct()])),
        Unknown.Of { Fact: var fact } => Settle(fact, cell),
        Unknown.Basis => On((Basis)cell.Index),
        Unknown.Behind { Fact: var fact } => Through.Settle(fact, cell) is { } narrowed ? With(Facts, Codes, narrowed.Ownership) : null,
        _ => throw new InvalidOperationException("an unknown of a kind that cannot be settled"),
    };

    private IEnumerable<Cell> Cells(Fact fact, ImmutableArray<decimal> limits) => fact switch
    {
        { Slot: BuiltIn.ForeignShare } => Cells(Ownership.Foreign, limits).Select(Cell.Of),
        { Slot: BuiltIn.StateShare } => Cells(Ownership.State, limits).Select(Cell.Of),
        { Slot: BuiltIn.LargestForeignShare } => Cells(Ownership.LargestForeign, limits).Select(Cell.Of),
        { Type: FactType.Boolean } => [new("true", default, 1), new("false", default, 0)],
        { Type: FactType.Choice } => fact.Values.Select((v, i) => new Cell(v.Id, default, i)),
        { Type: FactType.Place } => NamedPlaces.Of(book, fact, Date),
        { Type: FactType.Date } => Cells(Facts.Number(fact.Slot), limits).Select(Cell.OfDate),
        _ => Cells(Facts.Number(fact.Slot), limits).Select(Cell.Of),
    };

    private Circumstances? Settle(Fact fact, Cell cell) => fact.Slot switch
    {
        BuiltIn.ForeignShare => Ownership.WithForeign(cell.Number) is { } narrowed ? With(Registered, narrowed) : null,
        BuiltIn.StateShare => Ownership.WithState(cell.Number) is { } narrowed ? With(Registered, narrowed) : null,
        BuiltIn.LargestForeignShare => Ownership.WithLargest(cell.Number) is { } narrowed ? With(Registered, narrowed) : null,
        BuiltIn.RelativeControl => Ownership.WithControl(cell.Index == 1) is { } narrowed ? With(Registered, narrowed) : null,
        _ when fact.Type is FactType.Number or FactType.Date =>
            Facts.Number(fact.Slot).Intersect(cell.Number) is { IsEmpty: false } number ? With(fact.Slot, new() { Number = number, Stated = true }) : null,
        _ when fact.Type == FactType.Place => With(fact.Slot, new() { Places = cell.Places, Stated = true }),
        _ => With(fact.Slot, new() { Choice = cell.Index, Stated = true }),
    };

    private Circumstances With(int slot, FactVector.Cell cell)
    {
        var facts = Facts.With(slot, cell);
        return With(facts, Read(facts));
    }

    /// <summary>The same with the way to count settled.</summary>
    public Circumstances On(Basis basis) =>
        new(book, Proposal, Registered, investors, chineseSide, unnamed, Ownership, Facts, Codes) { Behind = Behind, Basis = basis };

    private Circumstances With(FactVector facts, ImmutableArray<ImmutableArray<string>> codes) => With(facts, codes, Behind);

    private Circumstances With(FactVector facts, ImmutableArray<ImmutableArray<string>> codes, Ownership? behind) =>
        new(book, Proposal, Registered, investors, chineseSide, unnamed, Ownership, facts, codes) { Behind = behind, Basis = Basis };

    private Circumstances WithShares(Ownership shares)
    {
        var facts = Facts.Copy();
        Write(facts, shares, Registered);
        return new(book, Proposal, Registered, investors, chineseSide, unnamed, shares, facts, Codes);
    }

    /// <summary>The codes of activities whose reading was open, now that a fact is settled; a part already chosen stays.</summary>
    private ImmutableArray<ImmutableArray<string>> Read(FactVector facts)
    {
        var codes = Codes;
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i].IsDefault) codes = codes.SetItem(i, book.CodesOf(Proposal.Activities[i], facts));
        }

        return codes;
    }

    /// <summary>The points and gaps that limits make of a range.</summary>
    internal static IEnumerable<Range> Cells(Range range, ImmutableArray<decimal> limits)
    {
        var rest = range;
        foreach (var limit in limits.Order())
        {
            var below = rest.Intersect(new(rest.Low, limit, rest.LowOpen, true));
            if (!below.IsEmpty && limit > rest.Low) yield return below;
            var at = rest.Intersect(Range.Point(limit));
            if (!at.IsEmpty) yield return at;
            if (limit >= rest.Low) rest = rest.Intersect(new(limit, Math.Max(limit, rest.High), true, rest.HighOpen));
            if (rest.IsEmpty) yield break;
        }

        yield return rest;
    }

    private Circumstances With(int? registered, Ownership ownership)
    {
        var facts = Facts.Copy();
        Write(facts, ownership, registered);
        return new(book, Proposal, registered, investors, chineseSide, unnamed, ownership, facts, Codes) { Behind = Behind, Basis = Basis };
    }

    private Circumstances? WithEconomy(int investor, string economy)
    {
        if (Ownership.Holder(investor) is not { Economy: null } holder || (economy == "CN" && holder.KnownForeign)) return null;
        return investor >= 0 && investor < investors.Length
            ? Held(investors.SetItem(investor, Settled(investors[investor], economy)), chineseSide, unnamed)
            : Held(investors, chineseSide, economy);
    }

    // Of a Chinese investor it is unknown whether it is itself foreign-invested; of any other, where it comes from.
    private static Investor Settled(Investor investor, string economy) => investor.Economy is null ? investor with { Economy = economy }
        : economy == "CN" ? investor with { Holders = [] }
        : investor with { Kind = HolderKind.ForeignInvestedEnterprise };

    private Circumstances? WithHolding(int investor, Range share) => investor >= 0 && investor < investors.Length
        ? Held(investors.SetItem(investor, investors[investor] with { Share = share }), chineseSide, unnamed)
        : Ownership.WithForeign(share) is { } narrowed ? Held(investors, chineseSide, unnamed, narrowed) : null;

    /// <summary>The same with shares that nobody stated to be Chinese in foreign hands, at least in part.</summary>
    public Circumstances? WithoutChineseSide() => Held(investors, side: false, unnamed);

    private Circumstances? Held(ImmutableArray<Investor> holders, bool? side, string? others, Ownership? asFarAs = null)
    {
        var total = holders.IsEmpty ? (asFarAs ?? Ownership).Foreign : Proposal.ForeignShare;
        var ownership = Ownership.Of(holders, total, side, others);
        if (side == chineseSide) ownership = (asFarAs ?? Ownership).Narrowing(ownership);
        if (ownership is null) return null;
        var facts = Facts.Copy();
        Write(facts, ownership, Registered);
        var behind = Behind is not null && side != chineseSide ? LookedThrough.Of(Proposal, holders, ownership, side)?.Ownership : Behind;
        return new(book, Proposal, Registered, holders, side, others, ownership, facts, Codes) { Behind = behind, Basis = Basis };
    }

    private static void Write(FactVector facts, Ownership ownership, int? registered)
    {
        facts[BuiltIn.ForeignShare] = new() { Number = ownership.Foreign, Stated = true };
        facts[BuiltIn.StateShare] = new() { Number = ownership.State, Stated = true };
        facts[BuiltIn.LargestForeignShare] = new() { Number = ownership.LargestForeign, Stated = true };
        var control = ownership.ChineseRelativeControl;
        facts[BuiltIn.RelativeControl] = new() { Choice = control == true ? 1 : 0, Stated = control is not null };
        if (registered is { } zone) facts[BuiltIn.Registered] = new() { Places = [zone], Stated = true };
    }

    private static void Fill(Rulebook book, Proposal proposal, FactVector facts)
    {
        facts[BuiltIn.Facilities] = Places(book, proposal.Facilities);
        facts[BuiltIn.Serves] = Places(book, proposal.Serves);
        if (proposal.Form is { } form) facts[BuiltIn.Form] = new() { Choice = book.FormValue(form), Stated = true };

        // An investment proper unless something else is said; the determination lists the assumption.
        facts[BuiltIn.Mode] = new() { Choice = book.ModeValue(proposal.Mode ?? Mode.Establishment), Stated = true };
        foreach (var (id, value) in proposal.Facts)
        {
            var fact = book.Fact(id)!;
            if (fact.Slot < BuiltIn.Count) continue;
            facts[fact.Slot] = value switch
            {
                FactValue.Flag flag => new() { Choice = flag.Value ? 1 : 0, Stated = true },
                FactValue.Number number => new() { Number = number.Value, Stated = true },
                FactValue.Choice choice => new() { Choice = fact.ValueIndex(choice.Value), Stated = true },
                FactValue.Date date => new() { Number = Range.Point(date.Value.DayNumber), Stated = true },
                FactValue.Places places => Places(book, places.Value),
                _ => throw new InvalidOperationException($"fact `{id}` has a value of an unknown kind"),
            };
        }
    }

    private static FactVector.Cell Places(Rulebook book, ImmutableArray<string>? places) =>
        places is { IsEmpty: false } stated ? new() { Places = [.. stated.Select(book.ZoneIndex)], Stated = true } : default;

    private static ImmutableArray<ImmutableArray<string>> CodesOf(Rulebook book, Proposal proposal, FactVector facts) =>
        [.. proposal.Activities.Select(a => book.CodesOf(a, facts))];
}
