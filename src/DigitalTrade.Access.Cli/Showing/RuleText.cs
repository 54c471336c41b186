using System.Globalization;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>A rule for the terminal: names and values, one a line.</summary>
internal static class RuleText
{
    private const int Column = 12;
    private const int MostZones = 12;

    public static IEnumerable<ReportLine> Of(ShownRule rule, Language language)
    {
        yield return new(Visible.Of(rule.Id), Tone.Heading);
        yield return Row("kind", rule.Kind);
        yield return Row("says", rule.Statement.In(language));
        foreach (var cite in rule.Cites) yield return Row("cite", $"{cite.Title.In(language)}, {cite.Provision}");
        yield return Row("sectors", Sectors(rule));
        yield return Row("zones", rule.Zones.Length > MostZones
            ? $"{string.Join(' ', rule.Zones.Take(MostZones))} and {rule.Zones.Length - MostZones} more" : string.Join(' ', rule.Zones));
        yield return Row("in force", $"{Day(rule.InForce.From, DateOnly.MinValue)} .. {Day(rule.InForce.To, DateOnly.MaxValue)}");
        if (rule.Lifts.Length > 0) yield return Row("lifts", string.Join(' ', rule.Lifts));
        if (rule.Without.Length > 0) yield return Row("without", string.Join(' ', rule.Without));
        if (rule.Investors is { } investors) yield return Row("investors", string.Join(", ", investors.Select(i => i.Value is { } held ? $"{i.Key} holding {held}" : i.Key)));
        if (rule.Economies is { } economies) yield return Row("economies", string.Join(' ', economies));
        if (rule.When is { } when) yield return Row("when", when);
        if (rule.Expression is { } expression) yield return Row("requires", expression);
        foreach (var condition in rule.Conditions)
        {
            yield return Row("condition", $"{condition.Id}: {condition.Statement.In(language)}");
            foreach (var test in condition.Expression) yield return Row("", test);
        }

        if (rule.Verified is { } verified) yield return Row("verified", verified.ToString().ToLowerInvariant());
        if (rule.Source is { } source) yield return Row("source", source);
        yield return new("", Tone.Plain);
    }

    private static string Sectors(ShownRule rule)
    {
        var sectors = rule.AllSectors ? "all" : string.Join(' ', rule.Sectors);
        return rule.Except.IsEmpty ? sectors : $"{sectors}, except {string.Join(' ', rule.Except)}";
    }

    private static string Day(DateOnly day, DateOnly open) => day == open ? "" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ReportLine Row(string name, string value) => new($"  {name.PadRight(Column)}{Visible.Of(value)}", Tone.Plain);
}
