using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening.Deals;

/// <summary>Values of cells as people write them, turned into the words of a proposal. What is not understood is passed on for the domain's reader to refuse.</summary>
internal static class CellValues
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日", "yyyy-M-d H:mm:ss", "yyyy/M/d H:mm:ss", "yyyy-M-d'T'H:mm:ss"];
    private static readonly char[] ListMarks = [';', '；', '|', '\n', '、'];
    private static readonly char[] Commas = [',', '，'];
    private static readonly FrozenSet<string> Yes = FrozenSet.ToFrozenSet(["true", "yes", "y", "1", "是", "有", "已", "√", "✓"], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string> No = FrozenSet.ToFrozenSet(["false", "no", "n", "0", "否", "无", "未", "×", "✗"], StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, string> Forms = WordsOf<Form>(Words.Of);
    private static readonly FrozenDictionary<string, string> Modes = WordsOf<Mode>(Words.Of);
    private static readonly FrozenDictionary<string, string> Kinds = WordsOf<HolderKind>(k => Words.Of(k) ?? new("公司", "company"));

    public static string Form(string text) => Forms.GetValueOrDefault(Headings.Fold(text), text);

    public static string Mode(string text) => Modes.GetValueOrDefault(Headings.Fold(text), text);

    public static string Kind(string text) => Kinds.GetValueOrDefault(Headings.Fold(text), text);

    /// <summary>True or false; null when it is neither.</summary>
    public static bool? Truth(string text) => Yes.Contains(text) ? true : No.Contains(text) ? false : null;

    /// <summary>A day as year-month-day: a day of a workbook, its serial number, or text that begins with the year.</summary>
    public static string? Day(Cell cell, out CellFault? fault)
    {
        fault = null;
        if (cell.Kind == CellKind.Date) return cell.Text;
        if (DateOnly.TryParseExact(cell.Text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Written(day);
        if (cell.Text.Length == 5 && int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= 18_264 and <= 73_050)
            return Written(Serial(serial));
        fault = new($"`{ColumnSet.Shown(cell.Text)}` is no date", "write year-month-day, for example 2025-03-01");
        return null;
    }

    /// <summary>The day of a serial number of a workbook that counts from 1900.</summary>
    public static DateOnly Serial(int serial) => new DateOnly(1899, 12, 30).AddDays(serial);

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The parts of a cell that lists several things, divided by semicolons, bars, new lines or 、.</summary>
    public static ImmutableArray<string> List(string text) => [.. text.Split(ListMarks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The parts where commas divide too.</summary>
    public static ImmutableArray<string> CommaList(string text) =>
        [.. text.Split([.. ListMarks, .. Commas], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static FrozenDictionary<string, string> WordsOf<T>(Func<T, Text> name)
        where T : struct, Enum
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in Enum.GetValues<T>())
        {
            var id = JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
            foreach (var said in (string[])[id, name(value).Zh, name(value).En]) words.TryAdd(Headings.Fold(said), id);
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
