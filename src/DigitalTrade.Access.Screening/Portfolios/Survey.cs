using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Deals;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>What going through a table once tells.</summary>
/// <param name="Table">The table.</param>
/// <param name="Layout">How its rows are read; null when it has no heading.</param>
/// <param name="Repeated">Ids that stand in several rows, with how many.</param>
/// <param name="Rows">Rows that hold something, heading and titles aside.</param>
/// <param name="Notes">What the reader of the results should know.</param>
/// <param name="First">The first cells, for a message.</param>
/// <param name="Nearest">What a heading comes near to; or null.</param>
internal sealed record Survey(
    Table Table, Layout? Layout, FrozenDictionary<string, int> Repeated, long Rows, ImmutableArray<string> Notes, string First, string? Nearest)
{
    private const int Shown = 6;

    public static Survey Of(Table table, Mapping mapping, Rulebook book)
    {
        ColumnSet? columns = null;
        var scales = ImmutableDictionary<int, ShareScale>.Empty;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var repeated = new Dictionary<string, int>(StringComparer.Ordinal);
        var notes = ImmutableArray.CreateBuilder<string>();
        long rows = 0;
        var (first, titles) = ("", 0);
        string? nearest = null;
        foreach (var row in table.Rows())
        {
            if (row.IsEmpty) continue;
            if (columns is null)
            {
                if (row.Number > ColumnSet.Deepest || (columns = ColumnSet.Of(table, row, mapping, book)) is null)
                {
                    rows++;
                    titles++;
                    if (row.Number > ColumnSet.Deepest) continue;
                    if (first.Length == 0) first = string.Join(", ", row.Cells.Where(c => !c.IsEmpty).Take(Shown).Select(c => $"`{ColumnSet.Shown(c.Text)}`"));
                    nearest ??= ColumnSet.NearestTo(row);
                    continue;
                }

                if (titles > 0) notes.Add($"{ColumnSet.In(table)}the {titles} rows above the heading in row {row.Number} are taken as a title");
                rows = 0;
                notes.AddRange(columns.Unused);
                scales = columns.Read.Where(c => c.Means is Meaning.Share or Meaning.ForeignShare)
                    .ToImmutableDictionary(c => c.Index, _ => new ShareScale(mapping.Percent));
                continue;
            }

            rows++;
            foreach (var (index, scale) in scales) scale.See(row[index]);
            if (columns.Id is not { } id || row[id.Index].Text is not { Length: > 0 } text || seen.Add(text)) continue;
            repeated[text] = repeated.GetValueOrDefault(text, 1) + 1;
        }

        return new(
            table,
            columns is null ? null : new(table.Sheet, columns, scales),
            repeated.ToFrozenDictionary(StringComparer.Ordinal),
            rows,
            notes.ToImmutable(),
            first,
            nearest);
    }
}
