using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Screening;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Impact;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Web.Desk.Portfolio;

/// <summary>A deal as it came out: answered, or reported.</summary>
/// <param name="Row">Row of the file.</param>
/// <param name="Id">Id, or null.</param>
/// <param name="Name">Name, or null.</param>
/// <param name="Activities">Businesses as read.</param>
/// <param name="Registered">Zone id, or null.</param>
/// <param name="AsOf">Legal date as text.</param>
/// <param name="Outcome">Null where the deal could not be read.</param>
/// <param name="Says">Measures that bar, facts asked for, or what is wrong.</param>
/// <param name="Help">What to do about it, or null.</param>
public sealed record DealRow(
    long Row, string? Id, string? Name, string Activities, string? Registered, string AsOf, Outcome? Outcome, string Says, string? Help);

/// <summary>
/// One uploaded portfolio: its file, the columns found, its answers. It lies in a folder of its own that goes when the page does.
/// </summary>
internal sealed class PortfolioRun : IDisposable
{
    private static readonly string[] Fields = ["id", "name", "activities", "registered", "asOf", "outcome", "bars", "asks"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("access-desk-");

    /// <summary>Bytes of an upload at most.</summary>
    public const long MostBytes = 100 * 1024 * 1024;

    /// <summary>Rows kept for the page at most; the file has all of them.</summary>
    public const int MostRows = 50_000;

    private PortfolioRun(string name) => Name = name;

    /// <summary>The name of the file as it was given.</summary>
    public string Name { get; }

    /// <summary>Headings of the table with what each is read as; empty for JSON lines.</summary>
    public ImmutableArray<(string Heading, string? Key)> Columns { get; private set; } = [];

    public IReadOnlyList<DealRow> Rows { get; private set; } = [];

    public ScreenResult? Result { get; private set; }

    public string Answers => Path.Combine(folder.FullName, "answers.xlsx");

    private string Input => Path.Combine(folder.FullName, "deals" + (Path.GetExtension(Name).ToLowerInvariant() is (".xlsx" or ".xlsm" or ".csv" or ".tsv" or ".txt" or ".jsonl" or ".ndjson") and var kind ? kind : ""));

    public static async Task<PortfolioRun> UploadAsync(string name, Stream content, CancellationToken cancellation)
    {
        var run = new PortfolioRun(name);
        try
        {
            await using (var file = File.Create(run.Input)) await content.CopyToAsync(file, cancellation);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Looks for the heading row: the one among the first that names most columns.</summary>
    public void FindColumns(Rulebook book)
    {
        if (Path.GetExtension(Input) is ".jsonl" or ".ndjson") return;
        using var workbook = Path.GetExtension(Input) is ".xlsx" or ".xlsm" ? Workbook.Open(Input) : null;
        var encoding = workbook is null ? TextEncoding.Of(Input, null) : Encoding.UTF8;
        Table? table = workbook is null ? new CsvTable(Input, encoding, CsvTable.DelimiterOf(Input, encoding)) : workbook.Sheets(null).FirstOrDefault();
        var heading = table?.Rows().Take(ColumnSet.Deepest).Where(r => !r.IsEmpty).OrderByDescending(r => r.Cells.Count(c => KeyOf(c.Text, book) is not null)).FirstOrDefault();
        if (heading is { Cells: { } cells }) Columns = [.. cells.Where(c => !c.IsEmpty).Select(c => (c.Text, KeyOf(c.Text, book)))];
    }

    /// <summary>Answers all deals: rows for the page, then the workbook.</summary>
    public async Task ScreenAsync(Rulebook book, DateOnly today, DateOnly? on, IReadOnlyDictionary<string, string> mapped, Language language, Action<ScreenProgress> progress, CancellationToken stop)
    {
        var source = Source(mapped);
        var lines = Path.Combine(folder.FullName, "answers.jsonl");
        foreach (var old in new[] { lines, Answers }.Where(File.Exists)) File.Delete(old);
        var request = new ScreenRequest { Book = book, Source = source, Target = lines, Kind = AnswerKind.Jsonl, Today = today, On = on, Fields = string.Join(',', Fields), Progress = progress };
        var result = await Screen.RunAsync(request, stop);
        Rows = [.. File.ReadLines(lines).Take(MostRows).Select(Read)];
        Result = result;
        if (!stop.IsCancellationRequested) await Screen.RunAsync(request with { Target = Answers, Kind = AnswerKind.Xlsx, Fields = null, Language = language, Progress = null }, stop);
    }

    public Task<ImpactResult> CompareAsync(Rulebook book, DateOnly today, DateOnly before, DateOnly after, IReadOnlyDictionary<string, string> mapped, Action<ScreenProgress> progress, CancellationToken stop) =>
        ImpactRun.RunAsync(Source(mapped), new(book, before), new(book, after), today, progress, stop);

    public void Dispose()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // Still being written; the system's own clearing takes it.
        }
    }

    private PortfolioSource Source(IReadOnlyDictionary<string, string> mapped)
    {
        if (mapped.Count == 0) return new(Input) { Name = Name };
        var mapping = Path.Combine(folder.FullName, "columns.yaml");
        var text = new StringBuilder("columns:\n");
        foreach (var column in mapped.GroupBy(m => m.Value))
            text.Append("  ").Append(column.Key).Append(": [").AppendJoin(", ", column.Select(c => JsonSerializer.Serialize(c.Key))).Append("]\n");
        File.WriteAllText(mapping, text.ToString());
        return new(Input) { Name = Name, Mapping = mapping };
    }

    private static string? KeyOf(string? heading, Rulebook book)
    {
        if (string.IsNullOrEmpty(heading)) return null;
        if (Headings.Of(heading) is { } known) return Headings.Table.First(t => t.Means == known.Means).Key;
        var folded = Headings.Fold(heading);
        return book.Facts.FirstOrDefault(f => f.Slot >= BuiltIn.Count && (Headings.Fold(f.Id) == folded || Headings.Fold(f.Name.Zh) == folded || Headings.Fold(f.Name.En) == folded))?.Id;
    }

    private static DealRow Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var deal = json.RootElement;
        if (deal.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0)
        {
            var first = errors[0];
            var cell = Word(first, "cell");
            return new(deal.GetProperty("row").GetInt64(), Word(deal, "id"), null, "", null, "", null, (cell is null ? "" : cell + ": ") + Word(first, "message"), Word(first, "help"));
        }

        var outcome = Enum.GetValues<Outcome>().First(o => Shell.Marks.Class(o) == Word(deal, "outcome"));
        return new(
            deal.GetProperty("row").GetInt64(), Word(deal, "id"), Word(deal, "name"), Words(deal, "activities"), Word(deal, "registered"), Word(deal, "asOf") ?? "", outcome,
            outcome == Outcome.Undetermined ? Words(deal, "asks") : Words(deal, "bars"), null);
    }

    private static string? Word(JsonElement from, string name) => from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Words(JsonElement from, string name) => !from.TryGetProperty(name, out var value) ? ""
        : value.ValueKind == JsonValueKind.Array ? string.Join(' ', value.EnumerateArray().Select(v => v.ToString())) : value.ToString();
}
