using System.Collections.Immutable;
using DigitalTrade.Access.Investors;
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
    private readonly string? totalEconomy;

    private Circumstances(
        Rulebook book, Proposal proposal, int? registered, ImmutableArray<Investor> investors, string? totalEconomy,
        Ownership ownership, FactVector facts, ImmutableArray<ImmutableArray<string>> codes)
    {
        this.book = book;
        this.investors = investors;
        this.totalEconomy = totalEconomy;
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

    /// <summary>For each activity its sector codes; default where the fact that separates its readings is not stated.</summary>
    public ImmutableArray<ImmutableArray<string>> Codes { get; }

    public string ZoneId(int zone) => book.Gazetteer.Zones[zone].Id;

    /// <summary>Situates a proposal. Its names have been checked against the rulebook.</summary>
    public static Circumstances Of(Rulebook book, Proposal proposal)
    {
        var chineseSide = proposal.Facts.GetValueOrDefault(BuiltIn.ChineseSide) is FactValue.Flag { Value: true };
        var investors = proposal.Investors ?? [];
        var ownership = Ownership.Of(investors, proposal.ForeignShare, chineseSide);
        var registered = proposal.Registered is { } zone ? book.ZoneIndex(zone) : (int?)null;
        var facts = new FactVector(book.Facts.Length, proposal.AsOf, book.NumberSlots);
        Fill(book, proposal, facts);
        Write(facts, ownership, registered);
        if (proposal.Facts.GetValueOrDefault("state-share") is FactValue.Number { Value: var state }
            && ownership.WithState(state) is { } narrowed)
        {
            ownership = narrowed;
            Write(facts, ownership, registered);
        }

        return new(book, proposal, registered, investors, null, ownership, facts, CodesOf(book, proposal, facts));
    }

    /// <summary>Every way to settle one unknown, together all of them; empty ones are left out.</summary>
    public IEnumerable<(string Value, Circumstances At)> Split(Unknown unknown)
    {
        switch (unknown)
        {
            case Unknown.Place:
                foreach (var zone in book.PlaceClasses(Date))
                    yield return (book.Gazetteer.Zones[zone].Id, With(zone, Ownership));
                break;
            case Unknown.HolderEconomy { Holder: var holder }:
                foreach (var economy in book.EconomyClasses)
                {
                    if ((economy != "CN" || !Ownership.Holders[holder].KnownForeign) && WithEconomy(holder, economy) is { } at)
                        yield return (economy, at);
                }

                break;
            case Unknown.Code { Activity: var activity, Codes: var options }:
                foreach (var option in options)
                    yield return (option, new(book, Proposal, Registered, investors, totalEconomy, Ownership, Facts, Codes.SetItem(activity, [option])));
                break;
            case Unknown.Of { Fact: var fact, Limits: var limits }:
                foreach (var split in SplitFact(fact, limits)) yield return split;
                break;
        }
    }

    private IEnumerable<(string Value, Circumstances At)> SplitFact(Fact fact, ImmutableArray<decimal> limits)
    {
        switch (fact.Slot)
        {
            case BuiltIn.ForeignShare:
                foreach (var cell in Cells(Ownership.Foreign, limits))
                    if (Ownership.WithForeign(cell) is { } narrowed) yield return (cell.ToString(), With(Registered, narrowed));
                yield break;
            case BuiltIn.StateShare:
                foreach (var cell in Cells(Ownership.State, limits))
                    if (Ownership.WithState(cell) is { } narrowed) yield return (cell.ToString(), With(Registered, narrowed));
                yield break;
            case BuiltIn.LargestForeignShare:
                foreach (var cell in Cells(Ownership.LargestForeign, limits))
                    if (Ownership.WithLargest(cell) is { } narrowed) yield return (cell.ToString(), With(Registered, narrowed));
                yield break;
            case BuiltIn.RelativeControl:
                foreach (var cell in Cells(Ownership.Foreign, [50]))
                    if (Ownership.WithForeign(cell) is { } narrowed) yield return (cell.ToString(), With(Registered, narrowed));
                yield break;
        }

        var values = fact.Type switch
        {
            FactType.Boolean => [("true", new FactVector.Cell { Choice = 1, Stated = true }), ("false", new() { Choice = 0, Stated = true })],
            FactType.Choice => fact.Values.Select((v, i) => (v.Id, new FactVector.Cell { Choice = i, Stated = true })),
            _ => Cells(Facts.Number(fact.Slot), limits).Select(c => (c.ToString(), new FactVector.Cell { Number = c, Stated = true })),
        };
        foreach (var (value, cell) in values)
        {
            var facts = Facts.With(fact.Slot, cell);
            yield return (value, new(book, Proposal, Registered, investors, totalEconomy, Ownership, facts, CodesOf(book, Proposal, facts)));
        }
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
        return new(book, Proposal, registered, investors, totalEconomy, ownership, facts, Codes);
    }

    private Circumstances? WithEconomy(int holder, string economy)
    {
        var at = Ownership.Holders[holder].Investor;
        if (at < 0)
        {
            var total = Ownership.OfTotal(Ownership.Foreign, economy).WithState(Ownership.State);
            return total is null ? null : new Circumstances(book, Proposal, Registered, investors, economy, total, Facts, Codes);
        }

        var changed = at < investors.Length
            ? investors.SetItem(at, investors[at] with { Economy = economy })
            : investors.Add(new Investor { Economy = economy, Share = OfRest(Ownership.Holders[holder].Share, economy) });
        var chineseSide = Proposal.Facts.GetValueOrDefault(BuiltIn.ChineseSide) is FactValue.Flag { Value: true };
        var ownership = Ownership.Of(changed, Proposal.ForeignShare, chineseSide)
            .WithForeign(Ownership.Foreign)?.WithState(Ownership.State);
        if (ownership is null) return null;
        var facts = Facts.Copy();
        Write(facts, ownership, Registered);
        return new(book, Proposal, Registered, changed, totalEconomy, ownership, facts, Codes);
    }

    /// <summary>The rest once its economy is settled. All of it, when it is Chinese: else something would be left to ask about for ever.</summary>
    private static Range OfRest(Range rest, string economy) => economy == "CN" ? Range.Point(rest.High) : rest;

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
        foreach (var fact in book.NumberFacts) facts.Number(fact.Slot) = new(fact.Min, fact.Max);
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
