using System.Collections.Immutable;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Packs.Reading;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Binding;

/// <summary>What <c>same</c> and <c>territory</c> mean in an area of a derogation.</summary>
internal sealed record AreaScope(Territory Same, Territory Whole);

/// <summary>Nodes to conditions; null once the defect is reported.</summary>
internal sealed class ConditionBinder(Library library, AreaScope? scope = null)
{
    private readonly DiagnosticSink sink = library.Sink;

    public Condition? Bind(Node node)
    {
        if (node is not Mapping mapping)
        {
            sink.Add(DiagnosticIds.WrongShape, node.At, $"a condition is a mapping, not {node.Shape}", "write `{fact: value}`");
            return null;
        }

        if (mapping.Entries.IsEmpty) return Empty(node);
        var parts = mapping.Entries.Select(e => Entry(e.Key, e.Value)).ToList();
        return parts.Contains(null) ? null : parts is [var single] ? single : new Condition.All([.. parts.OfType<Condition>()]);
    }

    private Condition? Entry(Scalar key, Node value) => key.Text switch
    {
        "all" => Joined(value, parts => new Condition.All(parts)),
        "any" => Joined(value, parts => new Condition.Any(parts)),
        "not" => Bind(value) is { } part ? new Condition.Not(part) : null,
        BuiltIn.ChineseShare => new NumberTests(sink).Chinese(library.BuiltInFact(BuiltIn.ForeignShare), value),
        _ => Values.Id(key, Ids.Kebab, sink) is { } id && library.Fact(id) is { } fact ? Test(fact, value) : null,
    };

    private Condition? Joined(Node node, Func<ImmutableArray<Condition>, Condition> join)
    {
        var items = Values.Items(node, "all` or `any", sink);
        if (items.IsEmpty) return node is Sequence ? Empty(node) : null;
        var parts = items.Select(Bind).ToList();
        return parts.Contains(null) ? null : join([.. parts.OfType<Condition>()]);
    }

    private Condition? Test(Fact fact, Node value) => fact.Type switch
    {
        FactType.Boolean => value is Scalar ? Values.Flag(value, sink) is { } flag ? new Condition.FlagTest(fact, flag) : null : Wrong(fact, value, "`true` or `false`"),
        FactType.Number or FactType.Date => new NumberTests(sink).Bind(fact, value),
        FactType.Choice => Choice(fact, value),
        FactType.Place => Inside(fact, value),
        _ => throw new InvalidOperationException(fact.Type.ToString()),
    };

    private Condition.ChoiceTest? Choice(Fact fact, Node value)
    {
        if (value is Mapping) return (Condition.ChoiceTest?)Wrong(fact, value, "one value or a list of values");
        if (value is Sequence { Items.Length: 0 }) return (Condition.ChoiceTest?)Empty(value);
        var words = value is Sequence ? Values.Ids(value, fact.Id, Ids.Value, sink) : Values.Id(value, Ids.Value, sink) is { } word ? [word] : [];
        var known = words.Where(w => Known(fact, w, sink)).ToList();
        return known.Count == 0 || known.Count < words.Length ? null : new(fact, [.. known.Select(w => w.Text)]);
    }

    /// <summary>True when the fact has the value; else it is reported.</summary>
    public static bool Known(Fact fact, Word value, DiagnosticSink sink)
    {
        if (fact.ValueIndex(value.Text) >= 0) return true;
        var values = fact.Values.Select(v => v.Id).ToList();
        sink.Add(DiagnosticIds.UnknownChoice, value.At, $"fact `{fact.Id}` has no value `{value}`", Nearest.Help(value.Text, values) ?? $"known: {string.Join(", ", values)}");
        return false;
    }

    private Condition.PlaceTest? Inside(Fact fact, Node value)
    {
        if (value is not Mapping) return (Condition.PlaceTest?)Wrong(fact, value, "`{within: [zone]}`");
        var fields = new Fields(value, "a place test", sink);
        var within = fields.Required("within");
        fields.Done();
        var territory = within switch
        {
            null => null,
            Scalar { Text: "same" or "territory" } area when scope is null => OutsideDerogation(area),
            Scalar { Text: "same" } => scope!.Same,
            Scalar { Text: "territory" } => scope!.Whole,
            Scalar single => Values.Id(single, Ids.Kebab, sink) is { } zone ? library.Territory([zone]) : null,
            _ => Zones(within),
        };
        return territory is null ? null : new(fact, territory);
    }

    private Territory? Zones(Node within)
    {
        if (within is Sequence { Items.Length: 0 }) sink.Add(DiagnosticIds.EmptyList, within.At, "`within` names no zone");
        return library.Territory(Values.Ids(within, "within", Ids.Kebab, sink));
    }

    private Territory? OutsideDerogation(Scalar area)
    {
        sink.Add(DiagnosticIds.AreaOutsideDerogation, area.At, $"`{area.Text}` has a meaning only in the conditions of a derogation", "name the zones");
        return null;
    }

    private Condition? Empty(Node node)
    {
        sink.Add(DiagnosticIds.EmptyCondition, node.At, "the condition asks nothing", "leave it out, or name a fact");
        return null;
    }

    private Condition? Wrong(Fact fact, Node value, string expected)
    {
        sink.Add(DiagnosticIds.WrongTest, value.At, $"fact `{fact.Id}` of type `{Words<FactType>.Name(fact.Type)}` is not tested with {value.Shape}", $"write {expected}");
        return null;
    }
}
