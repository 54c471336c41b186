using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Space;

/// <summary>Derogations that open nothing: nowhere, for nobody, nothing that bars, or what another opens on easier terms.</summary>
internal sealed class DerogationVerification(VerifiedGround ground)
{
    private readonly Rulebook book = ground.Book;

    public IEnumerable<Weakness> Of(Derogation derogation)
    {
        var codes = ground.Codes(derogation.Sectors).ToArray();
        if (codes.Length == 0) yield return Weak(derogation, "unreachable", "不涉及任何可作答的业务", "it covers no sector that can be answered");
        foreach (var area in derogation.Areas)
        {
            foreach (var empty in ground.Empty(derogation.Key, area.Territory, Both(area.InForce, derogation.InForce))) yield return empty;
            if (!area.InForce.Overlaps(derogation.InForce))
            {
                yield return Weak(derogation, "lift-impossible", $"{area.Territory.Zones[0]}的开放期不在有效期内", $"`{area.Territory.Zones[0]}` is open on no day on which it is in force");
                continue;
            }

            var tests = area.Conditions.Select(c => c.Test).ToArray();
            if (tests.Length > 0 && !Places(area).Any(z => ground.Cells(tests, area.InForce, z).Any(f => tests.All(t => t.Test(f) == true))))
            {
                yield return Weak(derogation, "lift-impossible", "其条件不可能同时满足", "its conditions cannot all be met");
                yield break;
            }
        }

        foreach (var key in derogation.Lifts.Where(k => !k.EndsWith(".partnership", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var met = Meeting(derogation, key, codes).Take(400).ToArray();
            if (met.Length == 0) yield return Weak(derogation, "lift-idle", $"开放期间各区域内均无{key}适用", $"`{key}` speaks in none of its areas while it is open");
            else if (!met.DistinctBy(m => (m.Measure.Requires.Expression, m.Measure.When?.Expression, string.Join('&', m.Area.Conditions.Select(c => c.Test.Expression)))).Any(Helps))
                yield return Weak(derogation, "lift-useless", $"凡满足其条件者，本就不受{key}限制", $"whoever meets its conditions is not barred by `{key}` anyway");
        }

        if (Easier(derogation, codes) is { } other)
            yield return Weak(derogation, "redundant", $"{other.Key}以不更严的条件放开同样的内容", $"`{other.Key}` opens all of it on terms no harder");
    }

    /// <summary>True when nothing that it lifts speaks anywhere while it is open; so no answer can show it.</summary>
    public bool Idle(Derogation derogation)
    {
        var codes = ground.Codes(derogation.Sectors).ToArray();
        return derogation.Lifts.All(k => !Meeting(derogation, k, codes).Any());
    }

    /// <summary>True when something that it lifts speaks somewhere in the territory on one of the days.</summary>
    public bool Speaks(Derogation derogation, Zones.Territory territory, InForce days)
    {
        var codes = ground.Codes(derogation.Sectors).ToArray();
        var at = derogation with { InForce = days, Areas = [new(territory, days, [])] };
        return derogation.Lifts.Any(k => Meeting(at, k, codes).Any());
    }

    /// <summary>Where and when a measure of the key speaks in an open area.</summary>
    private IEnumerable<(Measure Measure, DerogationArea Area)> Meeting(Derogation derogation, string key, string[] codes)
    {
        var measures = book.Measures.Where(m => m.Key == key && codes.Any(c => m.Sectors.Covers(c, book.Taxonomy))).ToArray();
        foreach (var area in derogation.Areas)
        {
            foreach (var measure in measures)
            {
                var days = Both(Both(area.InForce, derogation.InForce), measure.InForce);
                if (days.From > days.To) continue;
                if (ground.Days(days).Any(d => book.Gazetteer.Zones.Any(z => z.Kind != "abroad" && area.Territory.Contains(z.Index, d) && measure.Territory.Contains(z.Index, d)
                    && Governance.At(book, z.Index, d) is var governance && (measure.Edition is null ? governance.Answers : governance.Governing == measure.Edition))))
                    yield return (measure, area);
            }
        }
    }

    /// <summary>Somebody whom the measure bars meets the conditions, or can bring about those he does not meet.</summary>
    private bool Helps((Measure Measure, DerogationArea Area) at)
    {
        var ownership = at.Area.Conditions.Select(c => c.Test).Where(t => t.Reads.Any(f => f.Slot is BuiltIn.ForeignShare or BuiltIn.StateShare or BuiltIn.LargestForeignShare)).ToArray();
        var own = ownership.Append(at.Measure.Requires).Concat(at.Measure.When is { } w ? [w] : []).ToArray();
        return Places(at.Area).Take(1).Any(z => ground.Cells(own, at.Area.InForce, z).Any(f =>
            at.Measure.Requires.Test(f) != true && at.Measure.When?.Test(f) != false && ownership.All(t => t.Test(f) != false)));
    }

    private Derogation? Easier(Derogation derogation, string[] codes)
    {
        return codes.Length == 0 ? null : book.Derogations.FirstOrDefault(o => o != derogation && Covers(o, derogation)
            && !o.Confirms.Contains(derogation.Key) && !derogation.Confirms.Contains(o.Key)
            && (o.Index < derogation.Index || !Covers(derogation, o) || !Same(o)));

        bool Same(Derogation o) => codes.Length == ground.Codes(o.Sectors).Count();

        bool Covers(Derogation o, Derogation d) =>
            o.InForce.From <= d.InForce.From && o.InForce.To >= d.InForce.To && o.Lifts.IsSupersetOf(d.Lifts)
            && (o.Investors is null || (d.Investors is { } named && named.All(i => o.Investors.TryGetValue(i.Key, out var q) && q == i.Value)))
            && o.Without == d.Without
            && ground.Codes(d.Sectors).All(c => o.Sectors.Covers(c, book.Taxonomy))
            && d.Areas.All(a => o.Areas.Any(b => b.InForce.From <= a.InForce.From && b.InForce.To >= a.InForce.To && Within(a, b)
                && b.Conditions.Where(c => c.Id != "registered-in-territory").All(c => a.Conditions.Any(x => x.Test.Expression == c.Test.Expression))));
    }

    private bool Within(DerogationArea area, DerogationArea other) => ground.Days(area.InForce).All(d =>
        book.Gazetteer.Zones.All(z => !area.Territory.Contains(z.Index, d) || other.Territory.Contains(z.Index, d)));

    private IEnumerable<int> Places(DerogationArea area) => area.Territory.Zones.Select(z => book.ZoneIndex(z));

    private static InForce Both(InForce left, InForce right) =>
        new(left.From > right.From ? left.From : right.From, left.To < right.To ? left.To : right.To);

    private Weakness Weak(Derogation derogation, string kind, string zh, string en) =>
        new(derogation.Key, kind, new(zh, en), ground.Sample(derogation.Sectors, derogation.Areas[0].Territory, derogation.InForce.From));
}
