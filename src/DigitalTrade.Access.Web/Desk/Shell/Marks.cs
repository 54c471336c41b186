using System.Text.Json;
using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Web.Desk.Shell;

/// <summary>How outcomes and states look besides their word: never by colour alone.</summary>
internal static class Marks
{
    public static string Class(Outcome outcome) => JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString());

    public static string Sign(Outcome outcome) => outcome switch
    {
        Outcome.Permitted => "✓",
        Outcome.PermittedOnConditions => "◐",
        Outcome.Undetermined => "?",
        Outcome.NotPermittedAsProposed => "!",
        Outcome.Prohibited => "✕",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>Colour by name of the sheet's variable.</summary>
    public static string Colour(Outcome outcome) => outcome switch
    {
        Outcome.Permitted => "permitted",
        Outcome.PermittedOnConditions => "conditions",
        Outcome.Undetermined => "undetermined",
        Outcome.NotPermittedAsProposed => "notso",
        Outcome.Prohibited => "prohibited",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static string Sign(ConditionStatus status) => status switch
    {
        ConditionStatus.Met => "✓",
        ConditionStatus.Unmet => "✕",
        _ => "○",
    };

    public static Text Of(ConditionStatus status) => status switch
    {
        ConditionStatus.Met => new("已符合", "met"),
        ConditionStatus.Unmet => new("不符合", "not met"),
        _ => new("待落实", "open"),
    };

    /// <summary>The class that colours a state.</summary>
    public static string Class(ConditionStatus status) => status switch
    {
        ConditionStatus.Met => "is-permitted",
        ConditionStatus.Unmet => "is-not-permitted-as-proposed",
        _ => "is-permitted-on-conditions",
    };

    public static (string Sign, string Class, Text Words) Of(Verdict verdict) => verdict switch
    {
        Verdict.Bars => ("✕", "is-prohibited", new("阻止", "bars")),
        Verdict.Lifted => ("↑", "is-permitted", new("已放开", "lifted")),
        Verdict.Satisfied => ("✓", "is-permitted", new("已满足", "met")),
        Verdict.Undetermined => ("?", "is-undetermined", new("未定", "undetermined")),
        Verdict.Displaced => ("–", "is-aside", new("不适用：另一清单优先", "set aside for another list")),
        _ => ("–", "is-aside", new("不涉及", "not concerned")),
    };
}
