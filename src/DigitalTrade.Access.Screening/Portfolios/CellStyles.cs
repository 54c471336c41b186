using System.Collections.Immutable;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Which styles of a workbook show a number as percent or as a day.</summary>
internal sealed record CellStyles(ImmutableArray<CellKind> Kinds)
{
    /// <summary>What a number in a cell of the style is.</summary>
    public CellKind Of(int style) => style >= 0 && style < Kinds.Length ? Kinds[style] : CellKind.Number;

    public static CellStyles Of(Stylesheet? sheet)
    {
        if (sheet?.CellFormats is not { } formats) return new([]);
        var codes = sheet.NumberingFormats?.Elements<NumberingFormat>()
            .Where(f => f.NumberFormatId is not null).GroupBy(f => f.NumberFormatId!.Value)
            .ToDictionary(g => g.Key, g => g.First().FormatCode?.Value ?? "") ?? [];
        return new([.. formats.Elements<CellFormat>().Select(f => KindOf(f.NumberFormatId?.Value ?? 0, codes))]);
    }

    private static CellKind KindOf(uint id, Dictionary<uint, string> codes) => id switch
    {
        9 or 10 => CellKind.Percent,
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => CellKind.Date,
        _ when codes.TryGetValue(id, out var code) => KindOf(code),
        _ => CellKind.Number,
    };

    // Years or days outside of quoted text and brackets make a date; a percent sign makes a percentage.
    private static CellKind KindOf(string code)
    {
        var kind = CellKind.Number;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"': i = Past(code, i, '"'); break;
                case '[': i = Past(code, i, ']'); break;
                case '\\' or '_' or '*': i++; break;
                case '%': return CellKind.Percent;
                case 'y' or 'Y' or 'd' or 'D' or 'e': kind = CellKind.Date; break;
                default: break;
            }
        }

        return kind;
    }

    private static int Past(string code, int from, char end)
    {
        var at = code.IndexOf(end, from + 1);
        return at < 0 ? code.Length : at;
    }
}
