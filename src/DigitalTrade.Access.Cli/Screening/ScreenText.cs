using System.Globalization;
using System.Text;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Screening;

namespace DigitalTrade.Access.Cli.Screening;

/// <summary>What came of a screening, in a few lines.</summary>
internal static class ScreenText
{
    public static string Of(ScreenResult result, TimeSpan elapsed, string revision, Language language)
    {
        var zh = language == Language.Zh;
        var tally = result.Tally;
        var text = new StringBuilder();
        foreach (var outcome in Enum.GetValues<Outcome>()) Line(text, tally.Outcomes[(int)outcome], Words.Of(outcome).In(language));
        if (tally.UnreadDeals > 0) Line(text, tally.UnreadDeals, zh ? "未能读取，原因逐行列明" : "could not be read; each row is reported with cell and reason");
        if (tally.Failed > 0) Line(text, tally.Failed, zh ? "其中引擎出错" : "of these, faults of the engine");
        var rate = elapsed > TimeSpan.Zero ? tally.Deals / elapsed.TotalSeconds : 0;
        text.Append(zh
            ? string.Create(CultureInfo.InvariantCulture, $"共{tally.Rows:N0}行、{tally.Deals:N0}项，用时{elapsed.TotalSeconds:N1}秒（每秒{rate:N0}项）。规则库 {revision}")
            : string.Create(CultureInfo.InvariantCulture, $"{tally.Rows:N0} rows, {tally.Deals:N0} deals in {elapsed.TotalSeconds:N1} s ({rate:N0} a second). Rulebook {revision}"));
        return text.ToString();
    }

    private static void Line(StringBuilder text, long count, string what) =>
        text.Append(count.ToString("N0", CultureInfo.InvariantCulture).PadLeft(12)).Append("  ").Append(what).Append('\n');
}
