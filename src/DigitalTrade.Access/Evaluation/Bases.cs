using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Evaluation;

/// <summary>
/// Rules on a proposal that says who is behind its holders. A rule reads the shares as its law counts them; where the law leaves
/// that open, what it says hangs on the basis if the two bases say two things.
/// </summary>
internal static class Bases
{
    public static Tested Test(Selected selected, Circumstances at)
    {
        var measure = selected.Measure;
        var basis = measure.Basis == Basis.Open ? at.Basis : measure.Basis;
        if (basis == Basis.Direct) return Testing.Test(selected, at.Direct);
        var through = Testing.Test(selected, at.Through);
        through = through with { Hangs = Behind(through.Hangs) };
        if (basis == Basis.LookThrough) return through;
        var direct = Testing.Test(selected, at.Direct);
        return direct.Verdict == through.Verdict && direct.Open == through.Open && Same(direct.Hangs, through.Hangs)
            ? direct : new(selected, Verdict.Undetermined, false, new Unknown.Basis());
    }

    /// <summary>A condition of a derogation that reads the shares on this basis.</summary>
    public static (Verdict Verdict, bool Open, Unknown? Hangs) Holds(CompiledCondition condition, Basis read, Circumstances at)
    {
        var basis = read == Basis.Open ? at.Basis : read;
        if (basis == Basis.Direct) return Testing.Holds(condition, at.Direct);
        var through = Testing.Holds(condition, at.Through);
        through = through with { Hangs = Behind(through.Hangs) };
        if (basis == Basis.LookThrough) return through;
        var direct = Testing.Holds(condition, at.Direct);
        return direct.Verdict == through.Verdict && direct.Open == through.Open && Same(direct.Hangs, through.Hangs)
            ? direct : (Verdict.Undetermined, false, new Unknown.Basis());
    }

    /// <summary>True for a fact that says who holds what.</summary>
    public static bool IsShare(Fact fact) =>
        fact.Slot is BuiltIn.ForeignShare or BuiltIn.StateShare or BuiltIn.LargestForeignShare or BuiltIn.RelativeControl;

    private static bool Same(Unknown? left, Unknown? right) => left is null ? right is null : right is not null && left.IsOf(right);

    private static Unknown? Behind(Unknown? hangs) =>
        hangs is Unknown.Of { Fact: var fact, Limits: var limits } && IsShare(fact) ? new Unknown.Behind(fact, limits) : hangs;
}
