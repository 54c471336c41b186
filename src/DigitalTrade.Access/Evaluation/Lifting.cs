using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;

namespace DigitalTrade.Access.Evaluation;

/// <summary>How far a derogation helps a proposal.</summary>
internal enum Lift
{
    /// <summary>It lifts, if its open conditions are kept.</summary>
    Available,

    /// <summary>It hangs on a circumstance that is not stated.</summary>
    Unknown,

    /// <summary>It would lift, but something that the investor can cure stands in the way.</summary>
    Curable,

    /// <summary>Not for this investor, place or date.</summary>
    Unavailable,
}

/// <summary>A derogation in the area where the enterprise is registered, tried on a proposal.</summary>
internal sealed class Attempt(Derogation derogation, Lift lift, ImmutableArray<ConditionFinding> conditions, Unknown? hangs)
{
    private ImmutableArray<Attempt> alone;

    public Derogation Derogation { get; } = derogation;

    public Lift Lift { get; } = lift;

    public ImmutableArray<ConditionFinding> Conditions { get; } = conditions;

    public Unknown? Hangs { get; } = hangs;

    /// <summary>The list that holds only this; one object, however many measures it lifts.</summary>
    public ImmutableArray<Attempt> Alone => alone.IsDefault ? alone = [this] : alone;

    public int Open { get; } = Count(conditions, ConditionStatus.Open);

    public int Unmet { get; } = Count(conditions, ConditionStatus.Unmet);

    private static int Count(ImmutableArray<ConditionFinding> conditions, ConditionStatus status)
    {
        var count = 0;
        foreach (var condition in conditions)
        {
            if (condition.Status == status) count++;
        }

        return count;
    }
}

/// <summary>Step four: the derogations that may lift what bars.</summary>
internal static class Lifting
{
    /// <summary>Tries the derogation where the enterprise is registered; null when it is not open there on the date.</summary>
    public static Attempt? Try(Rulebook book, Derogation derogation, Circumstances at, int activity, int zone)
    {
        if (!derogation.InForce.On(at.Date)) return null;
        Unknown? reading = null;
        if (derogation.Without is { } without && Outside(book, derogation, without, at, activity, out reading)) return null;
        Attempt? best = null;
        foreach (var area in derogation.Areas)
        {
            if (!area.InForce.On(at.Date) || !area.Territory.Contains(zone, at.Date)) continue;
            var attempt = reading is null ? Try(derogation, area, at) : new(derogation, Lift.Unknown, [], reading);
            if (best is null || attempt.Lift < best.Lift || (attempt.Lift == best.Lift && attempt.Open < best.Open)) best = attempt;
        }

        return best;
    }

    /// <summary>
    /// An opening of platforms that leaves certain content out is none for a business with that content. Content named as an
    /// activity of its own, without the service that carries it, is taken to be carried by what is examined.
    /// </summary>
    private static bool Outside(Rulebook book, Derogation derogation, Coverage without, Circumstances at, int activity, out Unknown? hangs)
    {
        hangs = null;
        for (var i = 0; i < at.Codes.Length; i++)
        {
            if (at.Codes[i].IsDefault)
            {
                var asked = book.Taxonomy.Activity(at.Proposal.Activities[i])!;
                if (asked.Readings.Any(r => Is(i, r.Codes))) hangs ??= new Unknown.Of(book.Fact(asked.Asks!)!, []);
                continue;
            }

            if (Is(i, at.Codes[i])) return true;
            foreach (var code in at.Codes[i])
            {
                var rules = book.Rules(code);
                if (rules.Sector.Abstract && rules.Parts.Any(p => Is(i, [p]))) hangs ??= new Unknown.Code(i, code, rules.Parts);
            }
        }

        return false;

        bool Is(int other, ImmutableArray<string> codes) => codes.Any(c => without.Covers(c, book.Taxonomy))
            && (other == activity || !codes.Any(c => derogation.Sectors.SpeaksOfSchemeOf(c)));
    }

    private static Attempt Try(Derogation derogation, DerogationArea area, Circumstances at)
    {
        if (derogation.Investors is { } investors)
        {
            switch (at.Ownership.AllFrom(investors, out var doubt))
            {
                case false: return new(derogation, Lift.Unavailable, [], null);
                case null: return new(derogation, Lift.Unknown, [], doubt);
            }
        }

        var findings = ImmutableArray.CreateBuilder<ConditionFinding>(area.Conditions.Length + 1);
        Unknown? hangs = AddQualifications(derogation, at, findings);
        var lift = Lift.Available;
        for (var i = 0; i < findings.Count; i++)
        {
            if (findings[i].Status == ConditionStatus.Unmet) lift = Lift.Curable;
        }

        foreach (var condition in area.Conditions)
        {
            if (!condition.InForce.On(at.Date)) continue;
            var (verdict, open, unknown) = at.Behind is null
                ? Testing.Holds(condition.Test, at) : Bases.Holds(condition.Test, derogation.Basis, at);
            hangs ??= unknown;
            if (verdict == Verdict.Bars) lift = Worse(lift, IsCurable(condition) ? Lift.Curable : Lift.Unavailable);
            var status = verdict == Verdict.Bars ? ConditionStatus.Unmet
                : verdict == Verdict.Undetermined || open ? ConditionStatus.Open : ConditionStatus.Met;
            findings.Add(condition.Finding(status));
        }

        // A lift that fails for good does not hang on anything.
        if (hangs is not null && lift != Lift.Unavailable) lift = Lift.Unknown;
        return new(derogation, lift, findings.DrainToImmutable(), hangs);
    }

    /// <summary>Approvals, facilities, customers, form and share can be cured; who the investor is and what the business is cannot.</summary>
    private static bool IsCurable(DerogationCondition condition)
    {
        foreach (var fact in condition.Test.Reads)
        {
            if (fact.Curable || fact.Slot is BuiltIn.ForeignShare or BuiltIn.StateShare or BuiltIn.LargestForeignShare or BuiltIn.RelativeControl)
                return true;
        }

        return false;
    }

    /// <summary>Adds what each holder has to hold; whoever lacks it and may hold no share leaves it hanging on that.</summary>
    private static Unknown.Holding? AddQualifications(Derogation derogation, Circumstances at, ImmutableArray<ConditionFinding>.Builder findings)
    {
        if (derogation.Investors is not { } investors) return null;
        Unknown.Holding? hangs = null;
        foreach (var holder in at.Ownership.Holders)
        {
            if (holder.Economy is null || holder.Share.IsZero || !investors.TryGetValue(holder.Economy, out var needed) || needed is null) continue;
            var status = holder.Qualifies is not { } held ? ConditionStatus.Open
                : held.Contains(needed) ? ConditionStatus.Met : ConditionStatus.Unmet;
            if (status == ConditionStatus.Unmet && holder.Share.Contains(0)) hangs ??= new(holder.Investor);
            findings.Add(new(needed, "qualification", status, Wording.Qualification(needed), derogation.Cite));
        }

        return hangs;
    }

    private static Lift Worse(Lift left, Lift right) => left > right ? left : right;
}
