using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Measures;

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
internal sealed class Attempt(Opening opening, Lift lift, ImmutableArray<ConditionFinding> conditions, Unknown? hangs)
{
    private ImmutableArray<Attempt> alone;

    public Opening Opening { get; } = opening;

    public Derogation Derogation => Opening.Derogation;

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
    /// <summary>Tries what is open where the enterprise is registered: the area that helps most.</summary>
    public static Attempt Try(Rulebook book, Opening opening, Circumstances at, int activity)
    {
        Unknown? reading = null;
        if (opening.Derogation.Without is not null && Outside(book, opening.Derogation, at, activity, out reading)) return opening.Failed;
        if (reading is not null) return new(opening, Lift.Unknown, [], reading);
        Attempt? best = null;
        foreach (var conditions in opening.Areas)
        {
            var attempt = Try(opening, conditions, at);
            if (best is null || attempt.Lift < best.Lift || (attempt.Lift == best.Lift && attempt.Open < best.Open)) best = attempt;
        }

        return best!;
    }

    /// <summary>
    /// An opening of platforms that leaves certain content out is none for a business with that content. Content named as an
    /// activity of its own, without the service that carries it, is taken to be carried by what is examined.
    /// </summary>
    private static bool Outside(Rulebook book, Derogation derogation, Circumstances at, int activity, out Unknown? hangs)
    {
        hangs = null;
        for (var i = 0; i < at.Codes.Length; i++)
        {
            var codes = at.Codes[i];
            if (codes.IsDefault)
            {
                var asked = book.Taxonomy.Activity(at.Proposal.Activities[i])!;
                foreach (var reading in asked.Readings)
                {
                    if (LeftOut(book, derogation, reading.Codes.AsSpan(), i == activity)) hangs ??= new Unknown.Of(book.Fact(asked.Asks!)!, []);
                }

                continue;
            }

            if (LeftOut(book, derogation, codes.AsSpan(), i == activity)) return true;
            foreach (var code in codes)
            {
                var rules = book.Rules(code);
                for (var part = 0; rules.Sector.Abstract && part < rules.Parts.Length; part++)
                {
                    if (LeftOut(book, derogation, rules.Parts.AsSpan(part, 1), i == activity)) hangs ??= new Unknown.Code(i, code, rules.Parts);
                }
            }
        }

        return false;
    }

    private static bool LeftOut(Rulebook book, Derogation derogation, ReadOnlySpan<string> codes, bool examined)
    {
        var covered = false;
        foreach (var code in codes) covered |= book.LeavesOut(derogation, code);
        if (!covered || examined) return covered;
        foreach (var code in codes)
        {
            if (derogation.Sectors.SpeaksOfSchemeOf(code)) return false;
        }

        return true;
    }

    private static Attempt Try(Opening opening, ImmutableArray<DerogationCondition> conditions, Circumstances at)
    {
        if (opening.Derogation.Investors is { } investors)
        {
            switch (at.Ownership.AllFrom(investors, out var doubt))
            {
                case false: return opening.Failed;
                case null: return new(opening, Lift.Unknown, [], doubt);
            }
        }

        var findings = new Gathered<ConditionFinding>();
        Unknown? hangs = AddQualifications(opening.Derogation, at, ref findings);
        var lift = Lift.Available;
        foreach (var finding in findings.Items)
        {
            if (finding.Status == ConditionStatus.Unmet) lift = Lift.Curable;
        }

        foreach (var condition in conditions)
        {
            var (verdict, open, unknown) = at.Behind is null
                ? Testing.Holds(condition.Test, at) : Bases.Holds(condition.Test, opening.Derogation.Basis, at);
            hangs ??= unknown;
            if (verdict == Verdict.Bars && !IsCurable(condition)) return opening.Failed;
            if (verdict == Verdict.Bars) lift = Lift.Curable;
            var status = verdict == Verdict.Bars ? ConditionStatus.Unmet
                : verdict == Verdict.Undetermined || open ? ConditionStatus.Open : ConditionStatus.Met;
            findings.Add(condition.Finding(status));
        }

        // A lift that fails for good, above, does not hang on anything.
        return new(opening, hangs is null ? lift : Lift.Unknown, findings.ToImmutable(), hangs);
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
    private static Unknown.Holding? AddQualifications(Derogation derogation, Circumstances at, ref Gathered<ConditionFinding> findings)
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
}
