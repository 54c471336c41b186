using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Holders;
using DigitalTrade.Access.Screening.Naming;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>
/// Deals in tables. Each table is gone through twice: first to find its heading, how shares are meant and which ids stand in
/// several rows; then to cut it into deals. A deal stands where its last row does, wherever its rows are.
/// </summary>
internal sealed class TablePortfolio : Portfolio
{
    private const int Together = 100;
    private readonly ConcurrentDictionary<Rulebook, Vocabulary> vocabularies = new();
    private readonly List<string> notes = [];
    private readonly List<Survey> surveys = [];
    private readonly IDisposable file;
    private long empty;

    public TablePortfolio(IDisposable file, IEnumerable<Table> tables, Mapping mapping, Rulebook book, IEnumerable<Table>? beside = null)
    {
        this.file = file;
        string? nearest = null;
        var first = "";
        var surveyed = tables.Select(t => Survey.Of(t, mapping, book)).ToArray();
        var holders = HolderSheets.Of(surveyed.Where(s => s.Layout is null).Select(s => s.Table).Concat(beside ?? []), mapping.Percent, out var used);
        if (holders is not null) notes.Add(holders.Note);
        foreach (var table in (beside ?? []).Where(t => !used.Contains(t)))
            throw new PortfolioException("a file of entities or holdings has no such heading", "entities need `id` and `economy`, holdings `holder`, `of` and `share`");
        foreach (var survey in surveyed)
        {
            var table = survey.Table;
            notes.AddRange(survey.Notes);
            if (survey.Layout is { } layout) surveys.Add(survey with { Layout = layout with { Holders = holders } });
            else if (!used.Contains(table) && survey.Rows > 0)
            {
                notes.Add($"{ColumnSet.In(table)}no row names a column for the activity; its {survey.Rows} rows were not read");
                nearest ??= survey.Nearest;
                if (first.Length == 0) first = survey.First;
            }
        }

        if (surveys.Count > 0) return;
        throw first.Length == 0
            ? new PortfolioException("the portfolio is empty", "it needs a row of headings and a row for each deal")
            : new PortfolioException(
                $"no column for the activity in the first {ColumnSet.Deepest} rows; they begin with {first}",
                nearest ?? "name a column `Activity` or `业务`, or say in a mapping (`--columns`) which one it is");
    }

    /// <summary>Rows of all tables, headings aside.</summary>
    public override long Length => surveys.Sum(s => s.Rows);

    public override bool HasSheets => surveys[0].Table.Sheet is not null;

    public override ImmutableArray<string> Notes => [.. notes];

    public override long EmptyRows => empty;

    public override async IAsyncEnumerable<Portion> PortionsAsync(long skip, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var groups = ImmutableArray.CreateBuilder<RowGroup>(Together);
        long seen = 0, deals = 0;
        foreach (var survey in surveys)
        {
            foreach (var group in Groups(survey))
            {
                cancellation.ThrowIfCancellationRequested();
                seen += group.Rows.Length;
                if (deals++ < skip) continue;
                groups.Add(group);
                if (groups.Count < Together) continue;
                yield return new TablePortion(groups.DrainToImmutable(), VocabularyOf) { Position = seen };
            }
        }

        if (groups.Count > 0) yield return new TablePortion(groups.DrainToImmutable(), VocabularyOf) { Position = seen };
    }

    public override void Dispose() => file.Dispose();

    private Vocabulary VocabularyOf(Asked asked) => vocabularies.GetOrAdd(asked.Book, b => new(b));

    private IEnumerable<RowGroup> Groups(Survey survey)
    {
        var layout = survey.Layout!;
        var waiting = new Dictionary<string, (int Left, ImmutableArray<TableRow>.Builder Rows)>(StringComparer.Ordinal);
        foreach (var row in survey.Table.Rows())
        {
            if (row.Number <= layout.Columns.Row) continue;
            if (row.IsEmpty)
            {
                empty++;
                continue;
            }

            var id = layout.Columns.Id is { } column ? row[column.Index].Text : null;
            if (string.IsNullOrEmpty(id) || !survey.Repeated.TryGetValue(id, out var times))
            {
                yield return new(layout, [row]);
                continue;
            }

            var (left, rows) = waiting.TryGetValue(id, out var begun) ? begun : (times, ImmutableArray.CreateBuilder<TableRow>(times));
            rows.Add(row);
            waiting[id] = (left - 1, rows);
            if (left > 1) continue;
            waiting.Remove(id);
            yield return new(layout, rows.MoveToImmutable());
        }

        // A file that changes while it is read could leave some; they are deals all the same.
        foreach (var (_, rows) in waiting.Values) yield return new(layout, rows.DrainToImmutable());
    }
}
