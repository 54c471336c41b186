using System.Globalization;
using System.Xml;
using DigitalTrade.Access.Screening.Deals;
using DocumentFormat.OpenXml.Packaging;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Rows of a sheet. A merged cell has its value in every cell it covers, as a person sees it.</summary>
internal sealed class SheetTable(Workbook workbook, string name, WorksheetPart part) : Table
{
    private const int MostColumns = 2000;
    private const int LongestCell = 40_000;
    private MergedCells? merged;

    public override string? Sheet => name;

    public override IEnumerable<TableRow> Rows()
    {
        merged ??= Guarded(() => MergedCells.Of(part));
        var cover = merged.Begin();
        using var reader = Guarded(() => Workbook.Reader(part));
        var (last, cells) = (0L, new List<Cell>());
        while (Guarded(() => Next(reader, "row")))
        {
            last = Guarded(() => NumberOf(reader, last));
            Guarded(() => Fill(reader, cells));
            if (cover.Covers) cover.Cover(last, cells);
            yield return new(last, [.. cells]);
        }
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (Workbook.IsBroken(e))
        {
            throw Workbook.Broken();
        }
    }

    private static bool Next(XmlReader reader, string element)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element) return true;
        }

        return false;
    }

    private static long NumberOf(XmlReader reader, long last) =>
        long.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > last ? number : last + 1;

    private bool Fill(XmlReader reader, List<Cell> cells)
    {
        cells.Clear();
        if (reader.IsEmptyElement) return true;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c") continue;
            var column = ColumnOf(reader.GetAttribute("r"), cells.Count);
            var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
            var cell = Read(reader, type, style);
            if (column >= MostColumns || cell.IsEmpty) continue;
            while (cells.Count <= column) cells.Add(default);
            cells[column] = cell;
        }

        return true;
    }

    private Cell Read(XmlReader reader, string? type, string? style)
    {
        if (reader.IsEmptyElement) return default;
        var (depth, value) = (reader.Depth, "");
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName is not ("v" or "is")) continue;
            value = Workbook.RichText(reader);
        }

        if (value.Length > LongestCell) value = value[..LongestCell];
        return type switch
        {
            "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < workbook.SharedTexts.Length
                ? Cell.Of(workbook.SharedTexts[index]) : new(CellKind.Error, value.Length == 0 ? "#REF!" : value),
            "str" or "inlineStr" => Cell.Of(value),
            "b" => new(CellKind.Truth, value.Trim() == "1" ? "true" : "false"),
            "e" => new(CellKind.Error, value),
            "d" => DateTime.TryParse(value, CultureInfo.InvariantCulture, out var stated) ? new(CellKind.Date, CellValues.Written(DateOnly.FromDateTime(stated))) : Cell.Of(value),
            _ => Number(value, style),
        };
    }

    // Workbooks keep 0.51 as 0.51000000000000001: the shortest decimal of the same number is what was typed.
    private Cell Number(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return Cell.Of(value);
        var kind = workbook.Styles.Of(int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0);
        if (kind == CellKind.Date && number is >= 1 and < 2_958_466)
            return new(CellKind.Date, CellValues.Written(CellValues.Serial((int)number + (workbook.From1904 ? 1462 : 0))));
        var text = Math.Abs(number) is >= 1e-9 and < 1e15 || number == 0 ? ((decimal)number == 0 ? "0" : decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)) : value;
        return new(kind == CellKind.Date ? CellKind.Number : kind, text);
    }

    private static int ColumnOf(string? reference, int next)
    {
        if (reference is null) return next;
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter(c) || column > MostColumns) break;
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        }

        return column == 0 ? next : column - 1;
    }
}
