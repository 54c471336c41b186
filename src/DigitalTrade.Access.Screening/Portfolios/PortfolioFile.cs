using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Screening.Columns;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Opens a portfolio as what it is: by its first bytes, and then by its name.</summary>
internal static class PortfolioFile
{
    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    public static Portfolio Open(PortfolioSource source, Rulebook book)
    {
        if (source.Lines is { } lines) return new LinePortfolio(lines, 0);
        var begins = Begins(source.Path);
        if (begins.Length == 0) throw new PortfolioException($"`{source.Name}` is empty", "it needs a row of headings and a row for each deal");
        if (begins.AsSpan().StartsWith(Compound))
            throw new PortfolioException($"`{source.Name}` is protected by a password, or is an old .xls", "save it as .xlsx without a password");
        if (begins.AsSpan().StartsWith(Zip))
        {
            var workbook = Workbook.Open(source.Path);
            return Made(workbook, () => new TablePortfolio(workbook, workbook.Sheets(source.Sheet), MappingOf(source, book), book, Beside(source)));
        }

        var extension = Path.GetExtension(source.Path).ToLowerInvariant();
        if (extension is ".xlsx" or ".xlsm") throw Workbook.Broken();
        if (extension is ".jsonl" or ".ndjson" || (extension is not (".csv" or ".tsv" or ".txt") && BeginsObject(begins)))
        {
            var file = new FileStream(source.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
            return new LinePortfolio(file, file.Length);
        }

        if (begins.Contains((byte)0) && !(begins is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]))
            throw new PortfolioException($"`{source.Name}` is no text and no workbook", "give the deals as .xlsx, .csv or .jsonl");
        var encoding = TextEncoding.Of(source.Path, source.Encoding);
        var mapping = MappingOf(source, book);
        var table = new CsvTable(source.Path, encoding, mapping.Delimiter ?? CsvTable.DelimiterOf(source.Path, encoding));
        return new TablePortfolio(Stream.Null, [table], mapping, book, Beside(source));
    }

    /// <summary>Entities and holdings in files of their own.</summary>
    private static Table[] Beside(PortfolioSource source) => [.. new[] { source.Entities, source.Holdings }.OfType<string>().Select(path =>
    {
        var encoding = TextEncoding.Of(path, source.Encoding);
        return new CsvTable(path, encoding, CsvTable.DelimiterOf(path, encoding));
    })];

    private static Portfolio Made(Workbook file, Func<Portfolio> make)
    {
        try
        {
            return make();
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static Mapping MappingOf(PortfolioSource source, Rulebook book) => source.Mapping is { } path
        ? Mapping.Read(path, [.. book.Facts.Where(f => f.Slot >= BuiltIn.Count || f.Id == "state-share").Select(f => f.Id)]) : Mapping.None;

    private static byte[] Begins(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[4096];
        return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    private static bool BeginsObject(byte[] begins)
    {
        ReadOnlySpan<byte> text = begins;
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        return text.TrimStart(" \t\r\n"u8).StartsWith("{"u8);
    }
}
