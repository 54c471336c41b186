using DocumentFormat.OpenXml.Spreadsheet;

namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>Fonts, fills and formats of a workbook of answers.</summary>
internal static class StyleSheet
{
    /// <summary>Fill of each outcome, from open to closed; the chart has the deeper ones.</summary>
    private static readonly string[] Fills = ["FFE2F0E6", "FFEEF4DC", "FFFFF3CF", "FFFCE3CC", "FFF6D3D0"];

    /// <summary>Bars of the chart, from open to closed.</summary>
    public static string[] Deep { get; } = ["3E8E5A", "8CAF3F", "E0B030", "DD7F2E", "B8403A"];

    public static Stylesheet Make() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "0.0%" }),
        new Fonts(
            Font(10, false, null), Font(10, true, "FFFFFFFF"), Font(16, true, "FF1F3A4D"), Font(10, true, null),
            Font(9, false, "FF666666"), Font(12, true, "FF1F3A4D")),
        new Fills([Fill(PatternValues.None, null), Fill(PatternValues.Gray125, null), Fill(PatternValues.Solid, "FF1F3A4D"), .. Fills.Select(f => Fill(PatternValues.Solid, f))]),
        new Borders(new Border(), Line()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Formats()),
        new CellStyles(new DocumentFormat.OpenXml.Spreadsheet.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static IEnumerable<CellFormat> Formats()
    {
        foreach (var style in Enum.GetValues<CellStyle>())
        {
            yield return style switch
            {
                CellStyle.Plain => Format(0, 0, 0, 0, false),
                CellStyle.Heading => Format(0, 1, 2, 1, true),
                CellStyle.Wrapped => Format(0, 0, 0, 1, true),
                CellStyle.Day => Indented(Format(164, 0, 0, 1, false)),
                CellStyle.Count => Indented(Format(3, 0, 0, 1, false)),
                CellStyle.Title => Format(0, 2, 0, 0, false),
                CellStyle.Label => Format(0, 3, 0, 1, true),
                CellStyle.Percent => Indented(Format(165, 0, 0, 1, false)),
                CellStyle.Muted => Format(0, 4, 0, 0, true),
                CellStyle.Section => Format(0, 5, 0, 0, false),
                CellStyle.Unread => Format(0, 3, 0, 1, true),
                _ => Format(0, 3, (uint)(3 + style - CellStyle.Permitted), 1, true),
            };
        }
    }

    // A number keeps away from the text to its right.
    private static CellFormat Indented(CellFormat format)
    {
        format.Alignment!.Horizontal = HorizontalAlignmentValues.Right;
        format.Alignment.Indent = 1;
        return format;
    }

    private static CellFormat Format(uint number, uint font, uint fill, uint border, bool wrap) => new(
        new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap })
    {
        NumberFormatId = number,
        FontId = font,
        FillId = fill,
        BorderId = border,
        FormatId = 0,
        ApplyNumberFormat = number != 0,
        ApplyFont = font != 0,
        ApplyFill = fill != 0,
        ApplyBorder = border != 0,
        ApplyAlignment = true,
    };

    private static Font Font(double size, bool bold, string? colour)
    {
        var font = new Font();
        if (bold) font.Append(new Bold());
        font.Append(new FontSize { Val = size });
        font.Append(colour is null ? new Color { Theme = 1 } : new Color { Rgb = colour });
        font.Append(new FontName { Val = "Calibri" });
        return font;
    }

    private static Fill Fill(PatternValues pattern, string? colour)
    {
        var fill = new PatternFill { PatternType = pattern };
        if (colour is not null) fill.Append(new ForegroundColor { Rgb = colour });
        return new(fill);
    }

    private static Border Line()
    {
        Color Grey() => new() { Rgb = "FFD0D5DA" };
        return new(
            new LeftBorder(Grey()) { Style = BorderStyleValues.Thin }, new RightBorder(Grey()) { Style = BorderStyleValues.Thin },
            new TopBorder(Grey()) { Style = BorderStyleValues.Thin }, new BottomBorder(Grey()) { Style = BorderStyleValues.Thin }, new DiagonalBorder());
    }
}
