using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Binding;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>Every mutant of a rulebook: one thing changed at a time, in the loaded model.</summary>
internal sealed class Mutants(Rulebook book, Goals goals)
{
    private readonly RulebookContent content = book.Content;
    private readonly Variants variants = new(book);
    private readonly DerogationVerification idle = new(new(book));

    public IEnumerable<Candidate> All() =>
    [
        .. content.Editions.SelectMany(Of),
        .. content.Measures.SelectMany(Of),
        .. content.Derogations.SelectMany(Of),
        .. new AttachmentMutants(book, goals, variants).All(),
    ];

    // The measures and caveats of a list move with it.
    private IEnumerable<Candidate> Of(Edition edition)
    {
        foreach (var (days, turn, what) in DayMutants.Of(edition.InForce))
        {
            if (goals.Observable(turn, null)) yield return Changed("date", what, edition with { InForce = days });
        }

        if (!edition.Territory.Zones.Contains("cn"))
            yield return Changed("territory", new("扩大到全国", "made nationwide"), edition with { Territory = variants.Of(["cn"]) });
        foreach (var family in edition.Displaces)
            yield return Changed("scope", new($"不再取代{family}", $"no longer displaces {family}"), edition with { Displaces = edition.Displaces.Where(f => f != family).ToHashSet() });

        Candidate Changed(string kind, Text what, Edition changed) => new(
            new(edition.Id, kind, what, goals.SourceOf(edition.Id)),
            () => content with
            {
                Editions = content.Editions.Replace(edition, changed),
                Measures = [.. content.Measures.Select(m => m.Edition == edition ? m with { Edition = changed, InForce = changed.InForce, Territory = changed.Territory } : m)],
            },
            o => DayMutants.Around(edition.InForce).On(o.Date));
    }

    private IEnumerable<Candidate> Of(Measure measure)
    {
        if (measure.Edition is { Incomplete: true }) yield break;
        yield return new(
            new(measure.Id, "removed", new("整项删去", "removed"), goals.SourceOf(measure.Id)),
            () => content with { Measures = content.Measures.Remove(measure) }, o => Concerns(o, measure.Sectors, measure.Sectors));

        // The engine's own companion of a share requirement has the sectors and numbers of that requirement.
        if (measure.Key.EndsWith(MeasureBinder.Companion, StringComparison.Ordinal)) yield break;
        foreach (var (requires, what) in variants.Thresholds(measure.Requires)) yield return Changed("threshold", what, measure with { Requires = requires });
        if (measure.When is { } when)
        {
            yield return Changed("scope", new("适用情形删去", "applies to every proposal"), measure with { When = null });
            foreach (var (changed, what) in variants.Thresholds(when)) yield return Changed("threshold", what, measure with { When = changed });
        }

        foreach (var (sectors, what) in variants.Sectors(measure.Sectors)) yield return Changed("sector", what, measure with { Sectors = sectors });
        if (measure.Edition is not null) yield break;
        foreach (var (days, turn, what) in DayMutants.Of(measure.InForce))
        {
            if (goals.Observable(turn, measure.Territory)) yield return Changed("date", what, measure with { InForce = days });
        }

        foreach (var (territory, what) in variants.Territories(measure.Territory)) yield return Changed("territory", what, measure with { Territory = territory });

        Candidate Changed(string kind, Text what, Measure changed) => new(
            new(measure.Id, kind, what, goals.SourceOf(measure.Id)),
            () => content with { Measures = content.Measures.Replace(measure, changed) }, o => Concerns(o, measure.Sectors, changed.Sectors));

        bool Concerns(Observation o, Coverage before, Coverage after) =>
            DayMutants.Around(measure.InForce).On(o.Date) && (o.Covered(before) || o.Covered(after));
    }

    private IEnumerable<Candidate> Of(Derogation derogation)
    {
        // Where nothing that it lifts speaks while it is open, no change to it changes an answer.
        if (idle.Idle(derogation)) yield break;
        yield return Made("removed", new("整项删去", "removed"), null);
        foreach (var key in derogation.Lifts.Where(k => !k.EndsWith(MeasureBinder.Companion, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (derogation.Lifts.Count(k => !k.EndsWith(MeasureBinder.Companion, StringComparison.Ordinal)) > 1)
                yield return Made("lift", new($"不再放开{key}", $"no longer lifts {key}"), derogation with { Lifts = derogation.Lifts.Where(k => k != key).ToFrozenSet() });
        }

        if (derogation.Investors is { } investors)
        {
            yield return Made("investor", new("向所有投资者放开", "open to every investor"), derogation with { Investors = null });
            if (investors.Count > 1)
            {
                foreach (var economy in investors.Keys.Order(StringComparer.Ordinal))
                    yield return Made("investor", new($"不再包括{economy}", $"{economy} left out"), derogation with { Investors = investors.Where(i => i.Key != economy).ToFrozenDictionary() });
            }
        }

        if (derogation.Without is not null) yield return Made("sector", new("不再排除特定内容", "no content left out"), derogation with { Without = null });
        foreach (var (sectors, what) in variants.Sectors(derogation.Sectors)) yield return Made("sector", what, derogation with { Sectors = sectors });
        foreach (var (areas, kind, what) in Conditions(derogation).Concat(Areas(derogation)))
            yield return Made(kind, what, derogation with { Areas = areas, InForce = kind == "date" ? Window(derogation.InForce, areas) : derogation.InForce });

        Candidate Made(string kind, Text what, Derogation? changed) => new(
            new(derogation.Key, kind, what, goals.SourceOf(derogation.Key)),
            () => content with { Derogations = changed is null ? content.Derogations.Remove(derogation) : content.Derogations.Replace(derogation, changed) },
            o => DayMutants.Around(derogation.InForce).On(o.Date) && (o.Covered(derogation.Sectors) || (changed is not null && o.Covered(changed.Sectors))));
    }

    private IEnumerable<(ImmutableArray<DerogationArea> Areas, string Kind, Text What)> Conditions(Derogation derogation)
    {
        foreach (var id in derogation.Areas.SelectMany(a => a.Conditions).Select(c => c.Id).Distinct())
        {
            // That the company is registered in the area is what the area means: its mutants are those of the territory.
            if (id == DerogationBinder.Registration) continue;
            yield return ([.. derogation.Areas.Select(a => a with { Conditions = [.. a.Conditions.Where(c => c.Id != id)] })], "condition", new($"条件{id}删去", $"{id} not asked"));
            var tests = derogation.Areas.SelectMany(a => a.Conditions).Where(c => c.Id == id).Select(c => c.Test).Distinct().ToArray();
            foreach (var test in tests)
            {
                foreach (var (moved, what) in variants.Thresholds(test))
                    yield return ([.. derogation.Areas.Select(a => a with { Conditions = [.. a.Conditions.Select(c => c.Id == id && c.Test == test ? Copies.Of(c, moved) : c)] })], "threshold", what);
            }
        }
    }

    /// <summary>The window of the whole derogation moves with an area, which lies within it.</summary>
    private static InForce Window(InForce window, ImmutableArray<DerogationArea> areas) => new(
        areas.Min(a => a.InForce.From) < window.From ? areas.Min(a => a.InForce.From) : window.From,
        areas.Max(a => a.InForce.To) > window.To ? areas.Max(a => a.InForce.To) : window.To);

    private IEnumerable<(ImmutableArray<DerogationArea> Areas, string Kind, Text What)> Areas(Derogation derogation)
    {
        foreach (var area in derogation.Areas)
        {
            var name = string.Join(' ', area.Territory.Zones);
            foreach (var (days, turn, what) in DayMutants.Of(area.InForce))
            {
                // A day at which none of the area's zones is designated, or nothing that is lifted speaks there, changes nothing.
                var moved = turn == area.InForce.From ? days.From < turn ? days.From : turn : days.To < turn ? turn.AddDays(-1) : days.To;
                if (goals.Observable(turn, area.Territory) && idle.Speaks(derogation, area.Territory, new(moved, moved)))
                    yield return (derogation.Areas.Replace(area, area with { InForce = days }), "date", new($"{name}：{what.Zh}", $"{name}: {what.En}"));
            }

            if (derogation.Areas.Length > 1 && idle.Speaks(derogation, area.Territory, area.InForce)) yield return (derogation.Areas.Remove(area), "territory", new($"不再包括{name}", $"{name} left out"));
            foreach (var (territory, what) in variants.Territories(area.Territory))
            {
                if (!idle.Speaks(derogation, territory, area.InForce)) continue;
                var changed = new DerogationArea(territory, area.InForce, [.. area.Conditions.Select(c => Copies.Of(c, variants.Moved(c.Test, area.Territory, territory)))]);
                yield return (derogation.Areas.Replace(area, changed), "territory", what);
            }
        }
    }
}
