using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Compiling;

namespace DigitalTrade.Access.Packs.Export;

/// <summary>
/// Measures as a workflow of RulesEngine. A rule has the id of its measure and succeeds when the measure is met or does not
/// concern the proposal. Every fact has to be given: RulesEngine knows two values, not three.
/// </summary>
public static class WorkflowExport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The measures of one pack, or of all, one workflow a pack; a pack without measures gives no workflow.</summary>
    public static string ToJson(RuleIndex index, string? pack = null)
    {
        ArgumentNullException.ThrowIfNull(index);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var measures in index.Content.Measures.GroupBy(m => index.PackOf(m.Id)).Where(g => pack is null || g.Key == pack).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("WorkflowName", measures.Key);
                json.WriteStartArray("Rules");
                foreach (var measure in measures) Write(json, measure);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The expression of the rule: true where the measure does not bar.</summary>
    public static string Expression(Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return measure.When is { } when ? $"!({when.Expression}) || ({measure.Requires.Expression})" : measure.Requires.Expression;
    }

    private static void Write(Utf8JsonWriter json, Measure measure)
    {
        json.WriteStartObject();
        json.WriteString("RuleName", measure.Id);
        json.WriteString("RuleExpressionType", "LambdaExpression");
        json.WriteString("Expression", Expression(measure));
        json.WriteString("ErrorMessage", measure.Statement.En);
        json.WriteStartObject("Properties");
        json.WriteString("statement", measure.Statement.Zh);
        json.WriteString("cite", $"{measure.Cite.Instrument} {measure.Cite.Provision}");
        json.WriteStartObject("inputs");
        foreach (var parameter in Inputs(measure)) json.WriteString(parameter.Expression.Name!, Meaning(parameter));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static IEnumerable<Parameter> Inputs(Measure measure)
    {
        var writer = new ExpressionWriter(new());
        if (measure.When is { } when) writer.Write(when.Source);
        writer.Write(measure.Requires.Source);
        return writer.Used;
    }

    private static string Meaning(Parameter parameter) => parameter.Territory is { } territory
        ? $"{parameter.Fact.Id} within {string.Join(", ", territory.Zones)}"
        : parameter.Fact.Id;
}
