using System.Text;
using DigitalTrade.Access.Screening.Columns;
using Sylvan.Data.Csv;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Rows of a CSV file, of any delimiter and encoding.</summary>
internal sealed class CsvTable(string path, Encoding encoding, char delimiter) : Table
{
    private const int LongestRow = 4 * 1024 * 1024;
    private const int MostCells = 2000;

    public override string? Sheet => null;

    public override IEnumerable<TableRow> Rows()
    {
        using var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true, 1 << 16);
        using var reader = Open(text);
        for (long number = 1; Next(reader, number); number++)
        {
            var cells = new Cell[Math.Min(reader.RowFieldCount, MostCells)];
            for (var i = 0; i < cells.Length; i++) cells[i] = Value(reader, i, number);
            yield return new(number, cells);
        }
    }

    /// <summary>The delimiter that divides the first rows most evenly.</summary>
    public static char DelimiterOf(string path, Encoding encoding)
    {
        using var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        var lines = new List<string>();
        while (lines.Count < ColumnSet.Deepest && text.ReadLine() is { } line)
        {
            if (line.Length is > 0 and < LongestRow) lines.Add(line);
        }

        return ((char[])[',', ';', '\t', '|', '^', '~'])
            .Select(d => (Delimiter: d, Rows: lines.Count(l => Outside(l, d) > 0), Cells: lines.Sum(l => Outside(l, d))))
            .OrderByDescending(d => d.Rows).ThenByDescending(d => d.Cells).First() is { Rows: > 0 } best ? best.Delimiter : ',';
    }

    private static int Outside(string line, char delimiter)
    {
        var (count, quoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == delimiter && !quoted) count++;
        }

        return count;
    }

    private CsvDataReader Open(StreamReader text)
    {
        try
        {
            return CsvDataReader.Create(text, new CsvDataReaderOptions
            {
                HasHeaders = false,
                Delimiter = delimiter,
                BufferSize = 1 << 16,
                MaxBufferSize = LongestRow,

                // A row that begins with # is a row: there are no comments in a portfolio.
                Comment = '\0',
                CsvStyle = CsvStyle.Standard,
                ResultSetMode = ResultSetMode.SingleResult,
            });
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException or InvalidOperationException)
        {
            throw Broken(1, e);
        }
    }

    private static bool Next(CsvDataReader reader, long number)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception e) when (e is CsvFormatException or CsvRecordTooLargeException)
        {
            throw Broken(number, e);
        }
    }

    private static Cell Value(CsvDataReader reader, int column, long number)
    {
        try
        {
            return Cell.Of(reader.GetString(column));
        }
        catch (CsvFormatException e)
        {
            throw Broken(number, e);
        }
    }

    private static PortfolioException Broken(long number, Exception e) => new(
        e is CsvRecordTooLargeException ? $"row {number} does not end within 4 MiB" : $"row {number} is no CSV: a quotation mark does not close or stands inside a value",
        "an opening quotation mark without its closing one swallows the rest of the file; double a mark that belongs to the text");
}
