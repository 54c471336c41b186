using System.Globalization;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening.Columns;

/// <summary>
/// Whether the plain numbers of a column of shares are percent or fractions of one, found out from all of them: 60 makes it
/// percent, 0.6 without anything above 1 makes it fractions. What stays unclear is reported, never guessed.
/// </summary>
internal sealed class ShareScale(bool? stated)
{
    private static readonly string[] Between = ["..", "…", "～", "~", "至", "–", "—", " to ", "-"];
    private bool above;
    private bool within;

    /// <summary>Takes note of a cell of the column.</summary>
    public void See(Cell cell)
    {
        if (cell.Kind is not (CellKind.Number or CellKind.Text) || cell.Text.Contains('%', StringComparison.Ordinal)) return;
        foreach (var part in Parts(cell.Text))
        {
            if (Exact(part) is not { } value) continue;
            above |= value > 1;
            within |= value is > 0 and < 1;
        }
    }

    /// <summary>The share in percent as a proposal writes it: <c>60</c> or <c>40..60</c>.</summary>
    public string? Read(Cell cell, out CellFault? fault)
    {
        fault = null;
        if (cell.Kind == CellKind.Percent) return Exact(cell.Text) is { } styled ? Written(styled * 100) : cell.Text;
        var text = cell.Text.Replace('％', '%');
        var percent = text.Contains('%', StringComparison.Ordinal);
        var parts = Parts(text.Replace("%", "", StringComparison.Ordinal));
        var values = parts.Select(Exact).ToArray();
        if (values.Any(v => v is null))
        {
            fault = new($"`{ColumnSet.Shown(cell.Text)}` is no share", "write 60%, 60, 0.6 or a range such as 40%..60%");
            return null;
        }

        if (percent) return string.Join("..", values.Select(v => Written(v!.Value)));
        var scale = ScaleOf(values.Max(v => v!.Value));
        if (scale is null)
        {
            fault = new($"`{ColumnSet.Shown(cell.Text)}` can be a percentage or a fraction of one here", "write it with a percent sign, or say `shares: percent` or `shares: fraction` in a mapping (`--columns`)");
            return null;
        }

        return string.Join("..", values.Select(v => Written(v!.Value * scale.Value)));
    }

    // 1 among percentages is one percent; among fractions it is the whole; alone it can be either.
    private decimal? ScaleOf(decimal value)
    {
        if (stated is { } percent) return percent ? 1 : 100;
        if (value == 0 || value > 1) return 1;
        if (value == 1) return above ? within ? null : 1 : within ? 100 : null;
        return above ? null : 100;
    }

    private static string[] Parts(string text)
    {
        foreach (var between in Between)
        {
            var at = text.IndexOf(between, 1 <= text.Length ? 1 : 0, StringComparison.Ordinal);
            if (at > 0) return [text[..at].Trim(), text[(at + between.Length)..].Trim()];
        }

        return [text.Trim()];
    }

    private static decimal? Exact(string text) =>
        text.Length is > 0 and <= 30 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Written(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
