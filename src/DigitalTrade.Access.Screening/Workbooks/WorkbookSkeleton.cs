using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>The package of a workbook of answers without its long sheets: summary, chart, styles, and an empty part for each sheet.</summary>
internal static class WorkbookSkeleton
{
    public static MemoryStream Make(AnswerSheets sheets, SheetPart[] parts, Summary summary)
    {
        var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            document.PackageProperties.Creator = "DigitalTrade.Access";
            document.PackageProperties.Title = summary.Title;
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = StyleSheet.Make();
            var listed = new Sheets();
            var names = new DefinedNames();
            var first = workbook.AddNewPart<WorksheetPart>();
            summary.Write(first);
            Add(listed, workbook, first, summary.SheetName);
            foreach (var (index, part) in parts.Index())
            {
                var sheet = workbook.AddNewPart<WorksheetPart>();
                sheet.Worksheet = new Worksheet(new SheetData());
                part.Entry = sheet.Uri.OriginalString.TrimStart('/');
                Add(listed, workbook, sheet, part.Name);
                var quoted = $"'{part.Name}'!";
                var last = Columns.Column.LetterOf(sheets.Columns(part.Stream).Length - 1);
                names.Append(new DefinedName($"{quoted}$A$1:${last}${part.Rows}") { Name = "_xlnm._FilterDatabase", LocalSheetId = (uint)index + 1, Hidden = true });
                names.Append(new DefinedName($"{quoted}$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index + 1 });
            }

            workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), listed, names);
        }

        return stream;
    }

    private static void Add(Sheets listed, WorkbookPart workbook, WorksheetPart part, string name) =>
        listed.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)listed.ChildElements.Count + 1, Name = name });
}
