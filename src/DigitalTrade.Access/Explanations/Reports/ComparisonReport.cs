using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>A comparison for people: each change with its reason and a proposal to try it on, and what is proved of the rest.</summary>
public static class ComparisonReport
{
    private const int MostZones = 6;

    /// <summary>The lines of a comparison.</summary>
    public static ImmutableArray<ReportLine> Of(ComparisonResult comparison, Rulebook before, Rulebook after, Language language)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var lines = ImmutableArray.CreateBuilder<ReportLine>();
        var names = new Names(after, language);
        lines.Add(new($"{Side(comparison.Before, names)} → {Side(comparison.After, names)}", Tone.Heading));
        foreach (var change in comparison.Changes) Add(lines, change, before, after, names);
        lines.Add(new("", Tone.Plain));
        foreach (var gap in comparison.NotProved) lines.Add(new(names.Say(gap), Tone.Waiting));
        lines.Add(Closing(comparison, names));
        return lines.ToImmutable();
    }

    private static void Add(ImmutableArray<ReportLine>.Builder lines, ChangedAnswer change, Rulebook before, Rulebook after, Names names)
    {
        var (tone, word) = change.Direction switch
        {
            "opening" => (Tone.Good, names.Say("放宽", "Opening")),
            "tightening" => (Tone.Bad, names.Say("收紧", "Tightening")),
            _ => (Tone.Waiting, names.Say("有宽有紧", "Opening and tightening")),
        };
        lines.Add(new("", Tone.Plain));
        lines.Add(new($"{word}{names.Say("：", ": ")}{string.Join(names.Say("、", ", "), change.Sectors.Select(names.Sector))}", tone));
        lines.Add(new($"  {names.Say("地域：", "where: ")}{Places(change.Places, names)}", Tone.Plain));
        foreach (var rule in change.Rules) lines.Add(new("  " + Rule(rule, before, after, names), Tone.Plain));
        foreach (var shift in change.Shifts)
        {
            var share = shift.ForeignShare.IsEmpty ? "" : names.Say($"外资{string.Join("、", shift.ForeignShare)}%：", $"foreign share {string.Join(", ", shift.ForeignShare)}%: ");
            lines.Add(new($"  {share}{names.Say(Words.Of(shift.Before))} → {names.Say(Words.Of(shift.After))}", tone));
            lines.Add(new($"    {names.Say("例：", "e.g. ")}{Visible.Of(shift.Witness.ToJsonString(AccessJson.Wire.Options))}", Tone.Muted));
            if (shift.WitnessAfter is { } other) lines.Add(new($"    {names.Say("对照：", "against ")}{Visible.Of(Difference(shift, other))}", Tone.Muted));
        }
    }

    private static string Difference(OutcomeShift shift, System.Text.Json.Nodes.JsonObject after) => string.Join(
        ", ", after.Where(m => m.Value!.ToJsonString() != shift.Witness[m.Key]?.ToJsonString()).Select(m => $"{m.Key} {m.Value}"));

    private static string Rule(ChangedRule rule, Rulebook before, Rulebook after, Names names)
    {
        var what = Statement(rule, rule.After is null ? before : after, names);
        var change = (rule.Before, rule.After) switch
        {
            (null, { } to) => names.Say($"新增 {to}", $"new: {to}"),
            ({ } from, null) => names.Say($"不再适用 {from}", $"gone: {from}"),
            ({ } from, { } to) when from == to => names.Say($"有改动 {to}", $"changed: {to}"),
            var (from, to) => names.Say($"由 {from} 改为 {to}", $"changed: {from} to {to}"),
        };
        return Visible.Of(what.Length == 0 ? change : $"{change}{names.Say("：", ": ")}{what}");
    }

    private static string Statement(ChangedRule rule, Rulebook book, Names names) =>
        book.Measures.FirstOrDefault(m => m.Id == (rule.After ?? rule.Before)) is { } measure ? names.Say(measure.Statement)
        : book.Derogations.FirstOrDefault(d => d.Key == rule.Key) is { } derogation ? names.Say(derogation.Statement) : "";

    private static string Places(ImmutableArray<string> zones, Names names)
    {
        var shown = zones.OrderBy(z => z == "cn" ? 0 : 1).Take(MostZones)
            .Select(z => z == "cn" ? names.Say("全国（适用特别规定的区域除外）", "the country, save where special rules apply") : names.Zone(z));
        var more = zones.Length > MostZones ? names.Say($"等{zones.Length}处", $" and {zones.Length - MostZones} more") : "";
        return names.List(shown) + more;
    }

    private static string Side(SideShown side, Names names)
    {
        var place = side.At is null ? "" : $" {names.Zone(side.At)}";
        return $"{side.AsOf:yyyy-MM-dd}{place} ({side.Rulebook[..Math.Min(15, side.Rulebook.Length)]})";
    }

    private static ReportLine Closing(ComparisonResult comparison, Names names)
    {
        var extent = comparison.Extent;
        var over = names.Say(
            $"{extent.Sectors}个业务类别、{extent.Places}类地域、{extent.Cells}个股权与事实组合",
            $"{extent.Sectors} sectors, {extent.Places} classes of places, {extent.Cells} cells of ownership and facts");
        var rest = comparison.Changes.IsEmpty ? names.Say("没有方案的结论改变", "No proposal is answered differently") : names.Say("其余方案的结论均不改变", "Nothing else changes");
        return comparison.Complete
            ? new($"{rest}{names.Say("（已穷尽：", " (proved over ")}{over}{names.Say("）", ")")}", Tone.Good)
            : new(names.Say($"以上之外未能逐一证明（已考察：{over}）", $"What else changes is not proved (examined: {over})"), Tone.Waiting);
    }
}
