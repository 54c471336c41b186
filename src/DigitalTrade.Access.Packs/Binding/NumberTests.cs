using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>Tests of numbers and dates: <c>{at-most: 50}</c>, several in one mapping, or a plain value.</summary>
internal sealed class NumberTests(DiagnosticSink sink)
{
    private static readonly string[] Signs = ["at-most", "at-least", "above", "below"];

    public Condition? Bind(Fact fact, Node node)
    {
        var parts = node switch
        {
            Scalar plain => new List<Condition?> { Test(fact, Comparison.Equal, plain) },
            Mapping { Entries.Length: > 0 } mapping => [.. mapping.Entries.Select(e => Test(fact, e.Key, e.Value))],
            _ => Wrong(fact, node),
        };
        return parts.Count == 0 || parts.Contains(null) ? null
            : parts is [var single] ? single
            : new Condition.All([.. parts.OfType<Condition>()]);
    }

    /// <summary>A test of the Chinese share as one of the foreign share, which is the rest of it.</summary>
    public Condition? Chinese(Fact foreignShare, Node node)
    {
        return Bind(foreignShare, node) is { } condition ? Rest(condition) : null;

        static Condition Rest(Condition condition) => condition switch
        {
            Condition.All all => new Condition.All([.. all.Parts.Select(Rest)]),
            Condition.NumberTest test => test with { Comparison = Turned(test.Comparison), Limit = 100 - test.Limit },
            _ => throw new InvalidOperationException(condition.GetType().Name),
        };

        static Comparison Turned(Comparison comparison) => comparison switch
        {
            Comparison.AtMost => Comparison.AtLeast,
            Comparison.AtLeast => Comparison.AtMost,
            Comparison.Above => Comparison.Below,
            Comparison.Below => Comparison.Above,
            _ => Comparison.Equal,
        };
    }

    private Condition.NumberTest? Test(Fact fact, Scalar sign, Node limit)
    {
        Comparison? comparison = sign.Text switch
        {
            "at-most" => Comparison.AtMost,
            "at-least" => Comparison.AtLeast,
            "above" => Comparison.Above,
            "below" => Comparison.Below,
            _ => null,
        };
        if (comparison is { } known) return Test(fact, known, limit);
        sink.Add(DiagnosticIds.UnknownKey, sign.At, $"unknown comparison `{sign.Text}`", Nearest.Help(sign.Text, Signs) ?? $"known: {string.Join(", ", Signs)}");
        return null;
    }

    private Condition.NumberTest? Test(Fact fact, Comparison comparison, Node node)
    {
        var limit = fact.Type == FactType.Date ? Values.Date(node, sink)?.DayNumber : Values.Number(node, sink);
        if (limit is not { } value) return null;
        if (value >= fact.Min && value <= fact.Max) return new Condition.NumberTest(fact, comparison, value);
        sink.Add(DiagnosticIds.LimitOutOfRange, node.At, $"`{((Scalar)node).Text}` is no value of `{fact.Id}`", $"its values are {fact.Min} to {fact.Max}");
        return null;
    }

    private List<Condition?> Wrong(Fact fact, Node node)
    {
        sink.Add(DiagnosticIds.WrongTest, node.At, $"fact `{fact.Id}` of type `{Words<FactType>.Name(fact.Type)}` is not tested with {node.Shape}", "write `{at-most: …}`");
        return [];
    }
}
