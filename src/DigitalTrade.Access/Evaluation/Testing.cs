using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>What one measure says of one sector code of a proposal.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Rules">The sector.</param>
/// <param name="Verdict">Bars, satisfied, undetermined, displaced or not applicable.</param>
/// <param name="Open">True when satisfied only if an undertaking that is not stated is kept.</param>
/// <param name="Hangs">The circumstance on which an undetermined verdict hangs.</param>
internal readonly record struct Tested(Measure Measure, SectorRules Rules, Verdict Verdict, bool Open, Unknown? Hangs);

/// <summary>Step three: each measure that covers the sector, against the facts.</summary>
internal static class Testing
{
    /// <summary>Selects and tests the measures of a sector at the place; those not in force or not speaking here are left out.</summary>
    public static void Test(SectorRules rules, Circumstances at, Governance governance, List<Tested> results)
    {
        foreach (var measure in rules.Measures)
        {
            if (!measure.InForce.On(at.Date)) continue;
            if (at.Registered is not { } zone)
            {
                results.Add(new(measure, rules, Verdict.Undetermined, false, new Unknown.Place()));
                continue;
            }

            if (!measure.Territory.Contains(zone, at.Date)) continue;
            results.Add(measure.Edition is { } edition && edition != governance.Governing
                ? new(measure, rules, Verdict.Displaced, false, null)
                : at.Behind is null ? Test(measure, rules, at) : Bases.Test(measure, rules, at));
        }
    }

    /// <summary>One measure against the facts as they are.</summary>
    public static Tested Test(Measure measure, SectorRules rules, Circumstances at)
    {
        if (measure.When is { } when)
        {
            var applies = when.Test(at.Facts);
            if (applies == false) return new(measure, rules, Verdict.NotApplicable, false, null);
            if (applies is null)
            {
                // A measure that singles out an undertaking (a form, say) is engaged by stating it, not by silence.
                return Unknown.In(when, at) is { } hangs
                    ? new(measure, rules, Verdict.Undetermined, false, hangs)
                    : new(measure, rules, Verdict.NotApplicable, false, null);
            }
        }

        var (verdict, open, unknown) = Holds(measure.Requires, at);
        return new(measure, rules, verdict, open, unknown);
    }

    /// <summary>Satisfied, barred or undetermined; satisfied may rest on undertakings that are not stated.</summary>
    public static (Verdict Verdict, bool Open, Unknown? Hangs) Holds(CompiledCondition condition, Circumstances at)
    {
        switch (condition.Test(at.Facts))
        {
            case true: return (Verdict.Satisfied, false, null);
            case false: return (Verdict.Bars, false, null);
        }

        if (condition.ReadsUndertaking)
        {
            switch (condition.Best(at.Facts))
            {
                case true: return (Verdict.Satisfied, true, null);
                case false: return (Verdict.Bars, false, null);
            }
        }

        return (Verdict.Undetermined, false, Unknown.In(condition, at)
            ?? throw new InvalidOperationException($"condition `{condition.Expression}` is unknown although everything it reads is stated"));
    }
}
