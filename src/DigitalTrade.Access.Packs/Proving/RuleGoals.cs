using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>What cases have to touch, rule by rule.</summary>
internal sealed class RuleGoals(Goals goals)
{
    private readonly DerogationVerification idle = new(new(goals.Book));

    public IEnumerable<Aim> All() =>
    [
        .. goals.Book.Editions.SelectMany(Of),
        .. goals.Book.Measures.SelectMany(Of),
        .. goals.Book.Derogations.SelectMany(Of),
        .. goals.Book.Obligations.SelectMany(o => Attached(o.Id, o.Sectors, o.Territory, o.InForce, o.When)),
        .. goals.Book.Caveats.SelectMany(c => Attached(c.Id, c.Sectors, c.Territory, c.InForce, c.When, c.Edition)),
    ];

    // The measures of a list take its dates and its territory, which are written once: they are its goals, not theirs.
    private IEnumerable<Aim> Of(Edition edition) =>
    [
        goals.Aim(edition.Id, "bars", "该清单适用", "the list governs", o => o.Governing.Contains(edition.Id)),
        .. goals.Days(edition.Id, edition.InForce, edition.Territory, null, always: true),
        .. goals.Places(edition.Id, edition.Territory, edition.InForce, _ => true),
    ];

    private IEnumerable<Aim> Of(Measure measure)
    {
        // A list whose items are not all in the rulebook answers nothing; nor do those of its items that are there.
        if (measure.Edition is { Incomplete: true }) yield break;
        var id = measure.Id;
        yield return goals.Aim(id, "bars", "有案例被其限制", "a case that it bars", o => o.Verdicts.Contains((id, Verdict.Bars)));
        yield return goals.Aim(
            id, "bars", "有案例不被其限制", "a case that it does not bar",
            o => o.Verdicts.Contains((id, Verdict.Satisfied)) || o.Verdicts.Contains((id, Verdict.NotApplicable)));

        // The bar on partnerships is written once in an edition; the numbers and sectors are those of the measure it goes with.
        if (measure.Key.EndsWith(MeasureBinder.Companion, StringComparison.Ordinal)) yield break;
        foreach (var aim in goals.Thresholds(id, measure.When, Considered)) yield return aim;
        foreach (var aim in goals.Thresholds(id, measure.Requires, Considered)) yield return aim;
        foreach (var aim in goals.Sectors(id, measure.Sectors, o => measure.InForce.On(o.Date) && o.In(measure.Territory))) yield return aim;
        if (measure.Edition is not null) yield break;
        foreach (var aim in goals.Days(id, measure.InForce, measure.Territory, measure.Sectors)) yield return aim;
        foreach (var aim in goals.Places(id, measure.Territory, measure.InForce, o => o.Covered(measure.Sectors))) yield return aim;

        bool Considered(Observation o) => o.Verdicts.Any(v => v.Measure == id && v.Verdict != Verdict.Displaced);
    }

    private IEnumerable<Aim> Of(Derogation derogation)
    {
        // Where nothing that it lifts speaks while it is open (it ended before the earliest list), no answer can show it.
        if (idle.Idle(derogation)) yield break;
        var (key, sectors) = (derogation.Key, derogation.Sectors);
        yield return goals.Aim(key, "lifts", "有案例由其放开（或可由其放开）", "a case to which it opens a way, taken or not", o => o.Open.Contains(key));
        yield return goals.Aim(
            key, "lifts", "有案例不由其放开", "a case that it does not lift",
            o => !o.Taken.Contains(key) && o.Covered(sectors) && derogation.Lifts.Any(o.Barred.Contains));
        foreach (var aim in goals.Sectors(key, sectors, o => Open(o))) yield return aim;
        foreach (var area in derogation.Areas)
        {
            var days = new InForce(
                area.InForce.From > derogation.InForce.From ? area.InForce.From : derogation.InForce.From,
                area.InForce.To < derogation.InForce.To ? area.InForce.To : derogation.InForce.To);
            foreach (var aim in goals.Days(key, days, area.Territory, sectors)) yield return aim;
        }

        foreach (var aim in Whole(derogation)) yield return aim;
        foreach (var id in derogation.Areas.SelectMany(a => a.Conditions).Select(c => c.Id).Distinct())
        {
            if (id == DerogationBinder.Registration) continue;
            yield return goals.Aim(key, "condition", $"条件 {id} 已满足", $"{id} met", o => Here(o, id).Any(c => o.Holds(c.Test) == true));
            yield return goals.Aim(key, "condition", $"条件 {id} 未满足", $"{id} not met", o => Here(o, id).Any(c => o.Holds(c.Test) == false));
            var tests = derogation.Areas.SelectMany(a => a.Conditions).Where(c => c.Id == id).Select(c => c.Test).DistinctBy(t => t.Expression);
            foreach (var aim in tests.SelectMany(t => goals.Thresholds(key, t, o => Here(o, id).Any(c => c.Test == t)))) yield return aim;
        }

        foreach (var economy in derogation.Investors?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>())
            yield return goals.Aim(key, "investor", $"投资者来自 {economy}", $"an investor from {economy}", o => o.Open.Contains(key) && o.At.Ownership.Holders.Any(h => h.Economy == economy));
        if (derogation.Investors is { } investors)
            yield return goals.Aim(key, "investor", "投资者来自其他经济体", "an investor from elsewhere", o => Open(o) && o.At.Ownership.AllFrom(investors, out _) == false);
        if (derogation.Without is { } without)
            yield return goals.Aim(key, "sector", "兼营不在放开范围的内容", "also with content that the opening leaves out", o => Open(o) && o.Covered(without));

        bool Open(Observation o) => derogation.InForce.On(o.Date) && derogation.Areas.Any(a => a.InForce.On(o.Date) && o.In(a.Territory));

        IEnumerable<DerogationCondition> Here(Observation o, string id) => !derogation.InForce.On(o.Date) || !o.Covered(sectors) ? [] : derogation.Areas
            .Where(a => a.InForce.On(o.Date) && o.In(a.Territory))
            .SelectMany(a => a.Conditions).Where(c => c.Id == id && c.InForce.On(o.Date));
    }

    // Inside each area, and outside all of them: two areas side by side have no outside of their own.
    private IEnumerable<Aim> Whole(Derogation derogation)
    {
        if (derogation.Areas.Any(a => a.Territory.Zones.Contains("cn"))) yield break;
        foreach (var area in derogation.Areas)
        {
            foreach (var aim in goals.Places(derogation.Key, area.Territory, area.InForce, o => o.Covered(derogation.Sectors)).SkipLast(1)) yield return aim;
        }

        yield return goals.Aim(
            derogation.Key, "territory", "在其各区域之外", "outside all its areas",
            o => derogation.InForce.On(o.Date) && o.Covered(derogation.Sectors) && o.At.Registered is not null && !derogation.Areas.Any(a => o.In(a.Territory)));
    }

    private IEnumerable<Aim> Attached(string id, Coverage sectors, Territory territory, InForce days, CompiledCondition? when, Edition? edition = null)
    {
        // A caveat in the file of an edition holds while and where that governs: its days and its territory are the edition's goals.
        var own = edition is null ? days : new InForce(days.From == edition.InForce.From ? DateOnly.MinValue : days.From, days.To == edition.InForce.To ? DateOnly.MaxValue : days.To);
        return
        [
            goals.Aim(id, "attaches", "有案例附带", "an answer that has it", o => o.Attached.Contains(id)),
            .. when is null ? [] : (Aim[])[goals.Aim(id, "attaches", "有案例不附带", "an answer whose facts leave it out", o => Concerned(o) && o.Holds(when) == false)],
            .. goals.Thresholds(id, when, Concerned),
            .. goals.Days(id, own, territory, sectors),
            .. territory == edition?.Territory ? [] : goals.Places(id, territory, days, o => o.Covered(sectors)),
            .. goals.Sectors(id, sectors, o => days.On(o.Date) && o.In(territory)),
        ];

        bool Concerned(Observation o) => days.On(o.Date) && o.Covered(sectors) && o.In(territory);
    }
}
