using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>What one measure says of one sector code of a proposal.</summary>
/// <param name="Selected">The measure, for that sector.</param>
/// <param name="Verdict">Bars, satisfied, undetermined, displaced or not applicable.</param>
/// <param name="Open">True when satisfied only if an undertaking that is not stated is kept.</param>
/// <param name="Hangs">The circumstance on which an undetermined verdict hangs.</param>
internal readonly record struct Tested(Selected Selected, Verdict Verdict, bool Open, Unknown? Hangs)
{
    public Measure Measure => Selected.Measure;

    /// <summary>The sector.</summary>
    public SectorRules Rules => Selected.Rules;
}

/// <summary>Step three: each measure that covers the sector, against the facts.</summary>
internal static class Testing
{
    /// <summary>Tests the measures that were selected; all hang on the place while that is not stated.</summary>
    public static void Test(Selection selection, Circumstances at, List<Tested> results)
    {
        foreach (var selected in selection.Measures)
        {
            results.Add(at.Registered is null ? new(selected, Verdict.Undetermined, false, Unknown.Here)
                : selected.Displaced is not null ? new(selected, Verdict.Displaced, false, null)
                : at.Behind is null ? Test(selected, at) : Bases.Test(selected, at));
        }
    }

    /// <summary>One measure against the facts as they are.</summary>
    public static Tested Test(Selected selected, Circumstances at)
    {
        var measure = selected.Measure;
        if (measure.When is { } when)
        {
            var applies = when.Test(at.Facts);
            if (applies == false) return new(selected, Verdict.NotApplicable, false, null);
            if (applies is null)
            {
                // A measure that singles out an undertaking (a form, say) is engaged by stating it, not by silence.
                return Unknown.In(when, at) is { } hangs
                    ? new(selected, Verdict.Undetermined, false, hangs)
                    : new(selected, Verdict.NotApplicable, false, null);
            }
        }

        var (verdict, open, unknown) = Holds(measure.Requires, at);
        return new(selected, verdict, open, unknown);
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
