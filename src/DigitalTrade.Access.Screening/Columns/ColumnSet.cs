using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening.Columns;

/// <summary>The columns of one table, by its heading.</summary>
internal sealed class ColumnSet
{
    /// <summary>The heading is looked for in this many rows; what stands above it is a title.</summary>
    public const int Deepest = 20;

    // A shorter heading comes near to everything.
    private const int ShortestMisspelt = 4;

    private ColumnSet(ImmutableArray<Column> read, ImmutableArray<string> unused, long row)
    {
        Read = read;
        Unused = unused;
        Row = row;
        Id = read.FirstOrDefault(c => c.Means == Meaning.Id);
    }

    /// <summary>Columns that are read.</summary>
    public ImmutableArray<Column> Read { get; }

    /// <summary>Notes on columns that are not.</summary>
    public ImmutableArray<string> Unused { get; }

    /// <summary>Row of the heading.</summary>
    public long Row { get; }

    /// <summary>The column with the deal's id, or null.</summary>
    public Column? Id { get; }

    /// <summary>The columns, if the row is a heading: it has one for activities.</summary>
    public static ColumnSet? Of(Table table, TableRow row, Mapping mapping, Rulebook book)
    {
        var found = row.Cells.Select((c, i) => Of(c.Text, i, mapping, book)).ToArray();
        if (!found.Any(c => c?.Means == Meaning.Activities)) return null;
        var read = found.OfType<Column>().ToImmutableArray();
        foreach (var same in read.GroupBy(c => (c.Means, c.Slot, c.Fact)))
        {
            if (same.ToArray() is [var first, var second, ..])
            {
                throw new PortfolioException(
                    $"{In(table)}columns {first.Letter} `{first.Heading}` and {second.Letter} `{second.Heading}` in row {row.Number} both mean {KeyOf(first)}",
                    "rename one of them, or say in a mapping (`--columns`) which one is meant");
            }
        }

        return new(read, [.. Unread(table, row, found, book)], row.Number);
    }

    /// <summary>What the columns of a row without activities come nearest to.</summary>
    public static string? NearestTo(TableRow row)
    {
        foreach (var cell in row.Cells.Where(c => !c.IsEmpty))
        {
            var nearest = Nearest.To(cell.Text, Headings.Table.First(t => t.Means == Meaning.Activities).Names);
            if (nearest is not null) return $"`{Shown(cell.Text)}` comes near `{nearest}`";
        }

        return null;
    }

    private static Column? Of(string? heading, int index, Mapping mapping, Rulebook book)
    {
        if (string.IsNullOrEmpty(heading)) return null;
        var folded = Headings.Fold(heading);
        if (mapping.Columns.TryGetValue(folded, out var mapped)) return new(mapped.Means, index, heading, 0, mapped.Fact);
        if (Headings.Of(heading) is { } known)
        {
            // Once a mapping names the column for something, a usual heading no longer means it.
            return mapping.Columns.Values.Any(m => m.Means == known.Means) && known.Slot == 0 ? null : new(known.Means, index, heading, known.Slot);
        }

        var fact = book.Facts.FirstOrDefault(f => (f.Slot >= BuiltIn.Count || f.Id == "state-share")
            && (Headings.Fold(f.Id) == folded || Headings.Fold("facts." + f.Id) == folded || Headings.Fold(f.Name.Zh) == folded || Headings.Fold(f.Name.En) == folded));
        return fact is null ? null : new(Meaning.Fact, index, heading, 0, fact.Id);
    }

    private static IEnumerable<string> Unread(Table table, TableRow row, Column?[] found, Rulebook book)
    {
        var names = Headings.Table.SelectMany(t => t.Names).Concat(book.Facts.Where(f => f.Slot >= BuiltIn.Count).Select(f => f.Id)).ToArray();
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] is not null || row.Cells[i].IsEmpty) continue;
            var nearest = row.Cells[i].Text.Length < ShortestMisspelt ? null : Nearest.To(row.Cells[i].Text, names);
            yield return $"{In(table)}column {Column.LetterOf(i)} `{Shown(row.Cells[i].Text)}` is not used{(nearest is null ? "" : $"; nearest is `{nearest}`")}";
        }
    }

    public static string In(Table table) => table.Sheet is { } sheet ? $"sheet `{Shown(sheet)}`: " : "";

    public static string Shown(string text)
    {
        var visible = Explanations.Reports.Visible.Of(text);
        return visible.Length > 60 ? visible[..60] + "…" : visible;
    }

    private static string KeyOf(Column column) => column.Means == Meaning.Fact ? $"`{column.Fact}`" : $"`{Headings.Table.First(t => t.Means == column.Means).Key}`";
}
