using System.Collections.Immutable;
using System.Globalization;
using DigitalTrade.Access.Explanations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Web.Desk.Rules;

/// <summary>A condition as a sentence.</summary>
internal static class InWords
{
    public static string Of(Names names, Condition condition) => Of(names, condition, inside: false);

    private static string Of(Names names, Condition condition, bool inside) => condition switch
    {
        Condition.All { Parts: [] } => names.Say("总是成立", "always holds"),
        Condition.Any { Parts: [] } => names.Say("从不成立", "never holds"),
        Condition.All { Parts: [var only] } => Of(names, only, inside),
        Condition.Any { Parts: [var only] } => Of(names, only, inside),
        Condition.All all => Joined(names, all.Parts, names.Say("，且", " and "), inside),
        Condition.Any any => Joined(names, any.Parts, names.Say("，或", " or "), inside),
        Condition.Not not => names.Say($"并非：{Of(names, not.Part, true)}", $"it is not so that {Of(names, not.Part, true)}"),
        Condition.NumberTest number => Name(names, number.Fact) + Compared(names, number),
        Condition.FlagTest flag => Name(names, flag.Fact) + names.Say("：", ": ") + (flag.Value ? names.Say("是", "yes") : names.Say("否", "no")),
        Condition.ChoiceTest choice => Name(names, choice.Fact) + names.Say("为", " is ")
            + string.Join(names.Say("或", " or "), choice.Values.Select(v => names.Say(Wording.Value(choice.Fact, v)))),
        Condition.PlaceTest place => Name(names, place.Fact) + names.Say("在", " in ") + Zones(names, place.Territory.Zones),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    /// <summary>A few zones by name, and how many more.</summary>
    public static string Zones(Names names, ImmutableArray<string> zones)
    {
        const int Most = 5;
        var shown = names.List(zones.Take(Most).Select(names.Zone));
        return zones.Length <= Most ? shown : shown + names.Say($"等{zones.Length}处", $" and {zones.Length - Most} more");
    }

    private static string Joined(Names names, ImmutableArray<Condition> parts, string by, bool inside)
    {
        var words = string.Join(by, parts.Select(p => Of(names, p, true)));
        return inside ? names.Say($"（{words}）", $"({words})") : words;
    }

    private static string Name(Names names, Fact fact) => names.Say(fact.Name);

    private static string Compared(Names names, Condition.NumberTest test)
    {
        var value = test.Fact.Type == FactType.Date
            ? names.Date(DateOnly.FromDayNumber(decimal.ToInt32(test.Limit)))
            : test.Fact.Slot < BuiltIn.Count ? test.Limit.ToString("0.####", CultureInfo.InvariantCulture) + "%" : names.Say(Wording.Value(test.Fact, test.Limit));
        return test.Comparison switch
        {
            Comparison.AtMost => names.Say($"不超过{value}", $" at most {value}"),
            Comparison.Below => names.Say($"低于{value}", $" below {value}"),
            Comparison.AtLeast => names.Say($"不低于{value}", $" at least {value}"),
            Comparison.Above => names.Say($"高于{value}", $" above {value}"),
            _ => names.Say($"等于{value}", $" exactly {value}"),
        };
    }
}
