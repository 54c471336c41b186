using System.Globalization;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Screening.Impact;

namespace DigitalTrade.Access.Cli.Screening;

/// <summary>What a change of law does to a portfolio, for the terminal.</summary>
internal static class ImpactText
{
    private const int MostDeals = 25;
    private const int MostRules = 15;

    public static IEnumerable<ReportLine> Of(ImpactResult result, Language language)
    {
        var moved = result.Changed.Count(c => c.Size > 0);
        yield return new(Say(
            $"{N(result.Deals)}项交易中，{N(moved)}项结论改变，{N(result.Changed.Length - moved)}项仅条件或依据改变；{N(result.Unread.Length)}项未能读取",
            $"{N(moved)} of {N(result.Deals)} deals change their outcome, {N(result.Changed.Length - moved)} only their conditions or openings; {N(result.Unread.Length)} could not be read"), Tone.Heading);
        foreach (var (before, after, deals) in result.Moves)
            yield return new($"{N(deals),10}  {Words.Of(before).In(language)} → {Words.Of(after).In(language)}", after > before ? Tone.Bad : Tone.Good);
        if (result.ByRule.Length > 0) yield return new(Say("依据（可重复计入）", "By which rule (a deal can have several)"), Tone.Heading);
        foreach (var (ground, deals) in result.ByRule.Take(MostRules)) yield return new($"{N(deals),10}  {Does(ground.Kind)} {Visible.Of(ground.Rule)}", Tone.Plain);
        if (result.ByRule.Length > MostRules) yield return new(Say($"            另有{result.ByRule.Length - MostRules}项", $"            and {result.ByRule.Length - MostRules} more"), Tone.Muted);
        if (result.Changed.Length > 0) yield return new(Say("变化最大的交易", "Biggest changes first"), Tone.Heading);
        foreach (var deal in result.Changed.Take(MostDeals))
            yield return new($"  {Visible.Of(Called(deal))}  {Outcome(deal.Before)} → {Outcome(deal.After)}: {Visible.Of(string.Join(", ", deal.Because.Take(4).Select(g => $"{Does(g.Kind)} {g.Rule}")))}", deal.Worse ? Tone.Bad : Tone.Plain);
        if (result.Changed.Length > MostDeals)
            yield return new(Say($"  另有{N(result.Changed.Length - MostDeals)}项；`-o 文件.csv`列出全部", $"  and {N(result.Changed.Length - MostDeals)} more; `-o FILE.csv` lists them all"), Tone.Muted);
        foreach (var deal in result.Unread.Take(5)) yield return new(Visible.Of($"  {deal.Cell ?? $"row {deal.Row}"}: {deal.Reason}"), Tone.Muted);

        string Say(string zh, string en) => language == Language.Zh ? zh : en;
        string Called(ChangedDeal deal) => $"{(deal.Sheet is { } sheet ? sheet + " " : "")}{Say("第", "row ")}{deal.Row}{Say("行", "")} {deal.Id} {deal.Name}".TrimEnd();
        string Outcome(Outcome? outcome) => outcome is { } said ? Words.Of(said).In(language) : Say("名称未知", "a name is not known");
        string Does(GroundKind kind) => kind switch
        {
            GroundKind.NowBars => Say("新增障碍", "now barred by"),
            GroundKind.NoLongerBars => Say("不再受限于", "no longer barred by"),
            GroundKind.NowOpens => Say("新开放依据", "now opened by"),
            GroundKind.NoLongerOpens => Say("不再开放", "no longer opened by"),
            GroundKind.NowAsks => Say("新条件", "new condition"),
            GroundKind.NoLongerAsks => Say("条件取消", "condition gone"),
            GroundKind.NotKnown => Say("未知", "not known:"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static string N(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
