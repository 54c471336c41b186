using System.Collections.Immutable;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Reading;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary><c>facts:</c>. Only the members of the fact's own type are known keys.</summary>
internal static class FactReader
{
    // Values are kept as a byte each.
    private const int MaxChoices = 100;

    public static FactDocument Read(Node node, DiagnosticSink sink)
    {
        var fields = new Fields(node, "a fact", sink);
        var id = fields.Id("id", Ids.Kebab);
        var type = fields.Enum<FactType>("type");
        if (!fields.Has("type", Words<FactType>.All)) fields.PassOver("min", "max", "unit", "values");
        var role = fields.Enum<FactRole>("role");
        decimal? min = null, max = null;
        Text? unit = null;
        ImmutableArray<FactChoice> values = [];
        if (type == FactType.Number) (min, max, unit) = (fields.Number("min"), fields.Number("max"), fields.TextIfAny("unit"));
        if (type == FactType.Choice) values = Choices(fields, sink);
        if (min > max) sink.Add(DiagnosticIds.FromAfterTo, fields.Node("max")!.At, $"`max: {max}` is below `min: {min}`");
        var fact = new Fact
        {
            Id = id.Text,
            Type = type,
            Role = role,
            Name = fields.Text("name"),
            Question = fields.Text("question"),
            Curable = fields.Flag("curable") ?? role == FactRole.Undertaking,
            Values = values,
            Unit = unit,
        };
        if (min is { } low) fact = fact with { Min = low };
        if (max is { } high) fact = fact with { Max = high };

        // A date is compared by its day number.
        if (type == FactType.Date) fact = fact with { Min = 0, Max = DateOnly.MaxValue.DayNumber };
        fields.Line("note");
        fields.Done();
        return new(id, fact, max is not null);
    }

    private static ImmutableArray<FactChoice> Choices(Fields fields, DiagnosticSink sink)
    {
        if (fields.Required("values") is not { } node) return [];
        var choices = ImmutableArray.CreateBuilder<FactChoice>();
        foreach (var item in Values.Items(node, "values", sink))
        {
            var value = new Fields(item, "a value", sink);
            var id = value.Id("id", Ids.Value);
            var name = new Text(value.RequiredLine("zh"), value.RequiredLine("en"));
            value.Done();
            if (choices.Any(c => c.Id == id.Text)) sink.Add(DiagnosticIds.RepeatedEntry, id.At, $"value `{id}` is declared twice");
            else choices.Add(new(id.Text, name));
        }

        if (choices.Count == 0) sink.Add(DiagnosticIds.EmptyList, node.At, "a choice has no value");
        if (choices.Count > MaxChoices) sink.Add(DiagnosticIds.ManyChoices, node.At, $"a choice has {choices.Count} values", "the most is 100");
        return choices.ToImmutable();
    }
}
