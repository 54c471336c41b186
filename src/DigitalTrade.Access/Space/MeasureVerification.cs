using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Space;

/// <summary>Measures that bar always, never, nobody, or only what something else bars.</summary>
internal sealed class MeasureVerification(VerifiedGround ground)
{
    private readonly Rulebook book = ground.Book;

    public IEnumerable<Weakness> Of(Measure measure)
    {
        var codes = ground.Codes(measure.Sectors).ToArray();
        if (codes.Length == 0)
        {
            yield return Weak(measure, "unreachable", "不涉及任何可作答的业务", "it covers no sector that can be answered");
            yield break;
        }

        foreach (var empty in measure.Edition is null ? ground.Empty(measure.Id, measure.Territory, measure.InForce) : []) yield return empty;
        if (!ground.Days(measure.InForce).Any(d => book.Gazetteer.Zones.Any(z => z.Kind != "abroad" && Speaks(measure, z.Index, d))))
        {
            yield return Weak(measure, "unreachable", "在任何地方、任何一日都不适用", "it speaks nowhere on any day on which a list can be answered");
            yield break;
        }

        foreach (var weakness in Conditions(measure)) yield return weakness;
        if (Redundant(measure, codes) is { } other)
            yield return Weak(measure, "redundant", $"凡其限制之处，{other.Id}均已限制", $"`{other.Id}` bars wherever it bars");
    }

    private IEnumerable<Weakness> Conditions(Measure measure)
    {
        var (when, requires) = (measure.When, measure.Requires);
        var (engaged, met, missed, both) = (false, false, false, false);
        foreach (var facts in ground.Cells(when is null ? [requires] : [when, requires], measure.InForce))
        {
            var (applies, holds) = (when is null || when.Test(facts) == true, requires.Test(facts));
            engaged |= applies;
            met |= holds == true;
            missed |= applies && holds == false;
            both |= applies && holds == true;
            if (both && missed) yield break;
        }

        if (!engaged) yield return Weak(measure, "unreachable", "适用情形不可能出现", "no proposal meets its `when`");
        else if (!met) yield return Weak(measure, "contradiction", "其要求不可能满足，纯内资亦然", "nothing can satisfy it, not even a wholly Chinese holding", 0);
        else if (!both) yield return Weak(measure, "excludes", "适用情形与要求互相排斥：凡适用者一律受限", "`when` and `requires` exclude each other: it bars whatever it concerns");
        else yield return Weak(measure, "never-bars", "没有任何方案会被其限制", "no proposal is barred by it");
    }

    private Measure? Redundant(Measure measure, string[] codes)
    {
        if (IsCompanion(measure)) return null;
        var candidates = book.Rules(codes[0]).Measures.Where(o => o != measure && !IsCompanion(o) && AtLeast(o, measure));
        return candidates.FirstOrDefault(o => codes.All(c => book.Rules(c).Measures.Contains(o) && LiftedLess(c, o, measure))
            && (o.Index < measure.Index || !(AtLeast(measure, o) && ground.Codes(o.Sectors).SequenceEqual(codes))));
    }

    private static bool IsCompanion(Measure measure) => measure.Key.EndsWith(".partnership", StringComparison.Ordinal);

    /// <summary>Wherever the measure bars or is satisfied, the other bars as hard or is satisfied.</summary>
    private bool AtLeast(Measure other, Measure measure)
    {
        if (other.InForce.From > measure.InForce.From || other.InForce.To < measure.InForce.To) return false;
        if (other.Edition is not null && other.Edition != measure.Edition) return false;
        if (other.Kind.WhenBarred < measure.Kind.WhenBarred) return false;
        if (other.When is not null && other.When.Expression != measure.When?.Expression) return false;
        if (other.Territory != measure.Territory && !ground.Days(measure.InForce).All(d => book.Gazetteer.Zones.All(z =>
            !measure.Territory.Contains(z.Index, d) || other.Territory.Contains(z.Index, d)))) return false;
        return other.Requires.Expression == measure.Requires.Expression
            || ground.Cells([other.Requires, measure.Requires], measure.InForce).All(f => measure.Requires.Test(f) != false || other.Requires.Test(f) == false);
    }

    private bool LiftedLess(string code, Measure other, Measure measure)
    {
        var lifting = book.Rules(code).Lifting;
        return !lifting.TryGetValue(other.Key, out var those) || (lifting.TryGetValue(measure.Key, out var these) && those.All(these.Contains));
    }

    private bool Speaks(Measure measure, int zone, DateOnly day)
    {
        if (!measure.Territory.Contains(zone, day)) return false;
        var governance = Governance.At(book, zone, day);
        return measure.Edition is null ? governance.Answers : governance.Governing == measure.Edition;
    }

    private Weakness Weak(Measure measure, string kind, string zh, string en, decimal share = 100) =>
        new(measure.Id, kind, new(zh, en), ground.Sample(measure.Sectors, measure.Territory, measure.InForce.From, share));
}
