using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>An Excel workbook, read as a stream. What it can cost is bounded before it is opened.</summary>
internal sealed class Workbook : IDisposable
{
    private const long LargestWhole = 8L * 1024 * 1024 * 1024;
    private const long LargestShared = 512L * 1024 * 1024;
    private const int MostParts = 10_000;
    private const int SteepestRatio = 500;
    private const long SmallEnough = 16 * 1024 * 1024;
    private readonly SpreadsheetDocument document;

    private Workbook(SpreadsheetDocument document)
    {
        this.document = document;
        var workbook = document.WorkbookPart ?? throw Broken();
        From1904 = workbook.Workbook?.WorkbookProperties?.Date1904?.Value ?? false;
        Styles = CellStyles.Of(workbook.WorkbookStylesPart?.Stylesheet);
        SharedTexts = workbook.SharedStringTablePart is { } shared ? ReadShared(shared) : [];
    }

    public bool From1904 { get; }

    public CellStyles Styles { get; }

    public ImmutableArray<string> SharedTexts { get; }

    public static Workbook Open(string path)
    {
        Bound(path);
        try
        {
            return new(SpreadsheetDocument.Open(path, isEditable: false, new OpenSettings { MaxCharactersInPart = LargestWhole }));
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw Broken();
        }
    }

    /// <summary>The sheets with cells, in their order; hidden ones too.</summary>
    public IEnumerable<SheetTable> Sheets(string? only)
    {
        var sheets = document.WorkbookPart!.Workbook?.Sheets?.Elements<Sheet>().ToArray() ?? throw Broken();
        if (only is not null && !sheets.Any(s => s.Name?.Value == only))
        {
            throw new PortfolioException(
                $"no sheet `{only}`",
                Proposals.Nearest.To(only, sheets.Select(s => s.Name!.Value!)) is { } near ? $"nearest is `{near}`" : $"sheets are {string.Join(", ", sheets.Select(s => $"`{s.Name?.Value}`"))}");
        }

        foreach (var sheet in sheets)
        {
            if (only is not null && sheet.Name?.Value != only) continue;
            if (sheet.Id?.Value is { } id && document.WorkbookPart.TryGetPartById(id, out var part) && part is WorksheetPart cells)
                yield return new(this, sheet.Name?.Value ?? "", cells);
        }
    }

    public void Dispose() => document.Dispose();

    public static PortfolioException Broken() => new("the workbook is broken and cannot be read", "open it in a spreadsheet program and save it again as .xlsx");

    public static bool IsBroken(Exception e) =>
        e is OpenXmlPackageException or FileFormatException or InvalidDataException or XmlException or InvalidOperationException or IOException or ArgumentException or FormatException or OverflowException;

    public static XmlReader Reader(OpenXmlPart part) => XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    private static void Bound(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            if (zip.Entries.Count > MostParts) throw new PortfolioException("the workbook has more parts than any spreadsheet program makes");
            if (zip.Entries.Sum(e => e.Length) > LargestWhole || zip.Entries.Any(e => e.Length > SmallEnough && e.Length / SteepestRatio > e.CompressedLength))
                throw new PortfolioException("the workbook would unpack to many times its size and is not opened", "save it again in a spreadsheet program, or give the deals as csv");
        }
        catch (InvalidDataException)
        {
            throw Broken();
        }
    }

    private static ImmutableArray<string> ReadShared(SharedStringTablePart part)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        long size = 0;
        using var reader = Reader(part);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si") continue;
            var text = RichText(reader);
            size += text.Length;
            if (size > LargestShared) throw new PortfolioException("the workbook holds more text than can be read at once", "give the deals as csv");
            texts.Add(text);
        }

        return texts.ToImmutable();
    }

    /// <summary>The text of an element with runs, phonetic readings left out; the reader is left at its end.</summary>
    public static string RichText(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var (depth, text) = (reader.Depth, new StringBuilder());
        var phonetic = -1;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh" && phonetic < 0) phonetic = reader.Depth;
            else if (reader.NodeType == XmlNodeType.EndElement && reader.Depth == phonetic) phonetic = -1;
            else if (phonetic < 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && phonetic < 0) text.Append(reader.Value);
        }

        return text.ToString();
    }
}
