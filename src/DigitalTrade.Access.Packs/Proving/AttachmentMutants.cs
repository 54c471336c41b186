using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>Mutants of obligations and caveats.</summary>
internal sealed class AttachmentMutants(Rulebook book, Goals goals, Variants variants)
{
    private readonly RulebookContent content = book.Content;

    public IEnumerable<Candidate> All() =>
    [
        .. content.Obligations.SelectMany(o => Of(new(o.Id, o.Sectors, o.Territory, o.InForce, o.When), to =>
            content with { Obligations = Swap(content.Obligations, o, to is null ? null : Copies.Of(o, to.Sectors, to.Territory, to.Days, to.When)) })),

        // Caveats in the file of an edition hold while and where it governs: its days and its territory are theirs.
        .. content.Caveats.SelectMany(c => Of(new(c.Id, c.Sectors, c.Territory, c.InForce, c.When), to =>
            content with { Caveats = Swap(content.Caveats, c, to is null ? null : Copies.Of(c, to.Sectors, to.Territory, to.Days, to.When)) }, c.Edition)),
    ];

    private static ImmutableArray<T> Swap<T>(ImmutableArray<T> rules, T rule, T? changed)
        where T : class => changed is null ? rules.Remove(rule) : rules.Replace(rule, changed);

    private IEnumerable<Candidate> Of(Attached rule, Func<Attached?, RulebookContent> made, Edition? edition = null)
    {
        yield return Changed("removed", new("整项删去", "removed"), null);
        if (rule.When is { } when)
        {
            yield return Changed("scope", new("适用情形删去", "attaches to every proposal"), rule with { When = null });
            foreach (var (changed, what) in variants.Thresholds(when)) yield return Changed("threshold", what, rule with { When = changed });
        }

        foreach (var (sectors, what) in variants.Sectors(rule.Sectors)) yield return Changed("sector", what, rule with { Sectors = sectors });
        foreach (var (territory, what) in rule.Territory == edition?.Territory ? [] : variants.Territories(rule.Territory)) yield return Changed("territory", what, rule with { Territory = territory });
        foreach (var (days, turn, what) in DayMutants.Of(rule.Days))
        {
            var follows = edition is { InForce: var whole } && whole.Turns().Contains(turn);
            if (!follows && goals.Observable(turn, rule.Territory)) yield return Changed("date", what, rule with { Days = days });
        }

        Candidate Changed(string kind, Text what, Attached? to) => new(
            new(rule.Id, kind, what, goals.SourceOf(rule.Id)), () => made(to),
            o => DayMutants.Around(rule.Days).On(o.Date) && (o.Covered(rule.Sectors) || (to is not null && o.Covered(to.Sectors))));
    }

    private sealed record Attached(string Id, Coverage Sectors, Territory Territory, InForce Days, CompiledCondition? When);
}
