using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>Proposals and conditions in a line, for the message of a failed test.</summary>
internal static class Described
{
    public static string Of(Proposal p) => string.Join(' ', new object?[]
    {
        $"{p.AsOf:yyyy-MM-dd}", string.Join(',', p.Activities), "at", p.Registered ?? "?", "facilities", List(p.Facilities), "serves", List(p.Serves), "by",
        p.Investors is { } i ? string.Join("; ", i.Select(Of)) : "?", "foreign", p.ForeignShare?.ToString() ?? "?", "form", p.Form, "mode", p.Mode,
        string.Join(' ', p.Facts.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={Of(f.Value)}")),
    });

    public static string Of(Condition? c) => c switch
    {
        null => "always",
        Condition.All all => $"({string.Join(" and ", all.Parts.Select(Of))})",
        Condition.Any any => $"({string.Join(" or ", any.Parts.Select(Of))})",
        Condition.Not not => $"not {Of(not.Part)}",
        Condition.NumberTest t => $"{t.Fact.Id} {t.Comparison} {t.Limit}",
        Condition.FlagTest t => $"{t.Fact.Id}={t.Value}",
        Condition.ChoiceTest t => $"{t.Fact.Id} in {string.Join('|', t.Values)}",
        Condition.PlaceTest t => $"{t.Fact.Id} within {string.Join('|', t.Territory.Zones)}",
        _ => c.ToString(),
    };

    public static string Of(Access.Evaluation.Rulebook book) => string.Join('\n', book.Measures
        .Select(m => $"{m.Id} {m.Kind.Name} when {Of(m.When?.Source)} requires {Of(m.Requires.Source)}")
        .Concat(book.Derogations.Select(d => $"{d.Key} lifts {string.Join(',', d.Lifts)} for {string.Join(',', d.Investors?.Keys ?? [])}: "
            + string.Join("; ", d.Areas.Select(a => $"{string.Join('|', a.Territory.Zones)}: {string.Join(" & ", a.Conditions.Select(c => Of(c.Test.Source)))}")))));

    private static string Of(Investor i) =>
        $"{i.Economy ?? "?"} {i.Share?.ToString() ?? "?"} {i.Kind?.ToString() ?? "?"} [{List(i.Qualifies)}]{(i.Holders.IsEmpty ? "" : $" behind: {string.Join("; ", i.Holders.Select(Of))}")}";

    private static string Of(FactValue value) => value switch
    {
        FactValue.Places places => List(places.Value),
        FactValue.Number number => number.Value.ToString(),
        _ => value.ToString(),
    };

    private static string List(IEnumerable<string>? items) => items is null ? "?" : string.Join(',', items);
}
