using DigitalTrade.Access.Explanations.Reports;

namespace DigitalTrade.Access.Cli.Showing;

/// <summary>Two columns: an id and what it is called.</summary>
internal static class Columns
{
    public static IReadOnlyList<ReportLine> Of(IReadOnlyList<(string Id, string Name)> rows)
    {
        var width = rows.Max(r => DisplayWidth.Of(r.Id)) + 2;
        return [.. rows.Select(r => new ReportLine(r.Id + new string(' ', width - DisplayWidth.Of(r.Id)) + r.Name, Tone.Plain))];
    }
}
