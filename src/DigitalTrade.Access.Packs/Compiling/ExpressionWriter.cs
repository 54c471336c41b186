using System.Globalization;
using System.Text;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Compiling;

/// <summary>A condition to the text of an expression, in the language of RulesEngine, and the names it uses.</summary>
internal sealed class ExpressionWriter(ParameterTable table)
{
    private readonly StringBuilder text = new();
    private readonly List<Parameter> used = [];

    public IReadOnlyList<Parameter> Used => used;

    public string Write(Condition condition)
    {
        Append(condition, outermost: true);
        return text.ToString();
    }

    private void Append(Condition condition, bool outermost = false)
    {
        switch (condition)
        {
            case Condition.All all:
                Join(all.Parts, " && ", "true", outermost);
                break;
            case Condition.Any any:
                Join(any.Parts, " || ", "false", outermost);
                break;
            case Condition.Not not:
                text.Append("!(");
                Append(not.Part, outermost: true);
                text.Append(')');
                break;
            case Condition.NumberTest number:
                text.Append(Name(number.Fact)).Append(' ').Append(Sign(number.Comparison)).Append(' ').Append(Limit(number.Limit));
                break;
            case Condition.FlagTest flag:
                text.Append(Name(flag.Fact)).Append(flag.Value ? " == true" : " == false");
                break;
            case Condition.ChoiceTest choice:
                var name = Name(choice.Fact);
                var several = choice.Values.Length > 1 && !outermost;
                if (several) text.Append('(');
                text.AppendJoin(" || ", choice.Values.Select(v => $"{name} == \"{v}\""));
                if (several) text.Append(')');
                break;
            case Condition.PlaceTest place:
                text.Append(Name(place.Fact, place.Territory)).Append(" == true");
                break;
        }
    }

    private void Join(IReadOnlyList<Condition> parts, string between, string none, bool outermost)
    {
        if (parts.Count == 1)
        {
            Append(parts[0], outermost);
            return;
        }

        if (!outermost && parts.Count > 1) text.Append('(');
        if (parts.Count == 0) text.Append(none);
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) text.Append(between);
            Append(parts[i]);
        }

        if (!outermost && parts.Count > 1) text.Append(')');
    }

    private string Name(Fact fact, Territory? territory = null)
    {
        var parameter = table.Of(fact, territory);
        if (!used.Contains(parameter)) used.Add(parameter);
        return parameter.Expression.Name!;
    }

    // The letter makes the parser read a decimal: 50.0001 stays above 50 by exactly that much.
    private static string Limit(decimal limit) => limit.ToString("0.############################", CultureInfo.InvariantCulture) + "M";

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.AtMost => "<=",
        Comparison.Below => "<",
        Comparison.AtLeast => ">=",
        Comparison.Above => ">",
        _ => "==",
    };
}
