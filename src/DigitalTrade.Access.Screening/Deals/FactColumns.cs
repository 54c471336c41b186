using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Naming;

namespace DigitalTrade.Access.Screening.Deals;

/// <summary>Further facts, each in a column of its own: yes and no in both languages, choices by id or name, places by name.</summary>
internal sealed class FactColumns(Rulebook book, Vocabulary vocabulary, Action<string, Place> note, Action<Place, CellFault> fault)
{
    public void Write(Utf8JsonWriter writer, IEnumerable<Place?> stated)
    {
        var begun = false;
        foreach (var at in stated.OfType<Place>())
        {
            if (!begun) writer.WriteStartObject("facts");
            begun = true;
            One(writer, book.Fact(at.Column.Fact)!, at);
            note($"facts.{at.Column.Fact}", at);
        }

        if (begun) writer.WriteEndObject();
    }

    private void One(Utf8JsonWriter writer, Fact fact, Place at)
    {
        var text = at.Cell.Text;
        switch (fact.Type)
        {
            case FactType.Boolean when CellValues.Truth(text) is { } truth: writer.WriteBoolean(fact.Id, truth); break;
            case FactType.Boolean: fault(at, new($"`{ColumnSet.Shown(text)}` is neither yes nor no", "write yes, no, 是 or 否; leave it empty when it is not known")); break;
            case FactType.Date:
                var day = CellValues.Day(at.Cell, out var wrong);
                if (wrong is null) writer.WriteString(fact.Id, day);
                else fault(at, wrong);
                break;
            case FactType.Place: Places(writer, fact, at); break;
            case FactType.Choice:
                var folded = Headings.Fold(text);
                var choice = fact.Values.FirstOrDefault(v => Headings.Fold(v.Id) == folded || Headings.Fold(v.Name.Zh) == folded || Headings.Fold(v.Name.En) == folded);
                writer.WriteString(fact.Id, choice?.Id ?? text);
                break;
            default: writer.WriteString(fact.Id, text); break;
        }
    }

    private void Places(Utf8JsonWriter writer, Fact fact, Place at)
    {
        var ids = CellValues.List(at.Cell.Text).Select(p => (Text: p, Named: vocabulary.Zone(p))).ToArray();
        if (ids.FirstOrDefault(i => i.Named.Id is null) is { Text: { } text } unclear)
        {
            fault(at, RowGroupReader.NotClear(unclear.Named, text, "place"));
            return;
        }

        writer.WriteStartArray(fact.Id);
        foreach (var (_, named) in ids) writer.WriteStringValue(named.Id);
        writer.WriteEndArray();
    }
}
