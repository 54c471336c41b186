using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Letters = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace DigitalTrade.Access.Screening.Memos.Writers;

/// <summary>Headings, paragraphs, lists and tables of the body.</summary>
internal sealed class WordBody(Memorandum memo, WordNotes notes)
{
    /// <summary>Twentieths of a point between the margins of A4.</summary>
    private const int Width = 9026;

    public IEnumerable<OpenXmlElement> Of()
    {
        yield return Styled("Title", memo.Title);
        yield return HeadTable();
        foreach (var part in memo.Parts)
        {
            switch (part)
            {
                case Part.Heading heading: yield return Styled($"Heading{heading.Level}", heading.Words); break;
                case Part.Paragraph paragraph: yield return Styled("BodyText", paragraph.Words); break;
                case Part.List list:
                    foreach (var item in list.Items)
                    {
                        yield return Styled("ListBullet", item.Words, keepNext: !item.Lines.IsEmpty);
                        foreach (var line in item.Lines) yield return Styled("ListContinue", line);
                    }

                    break;
                case Part.Table table:
                    yield return TableOf(table);
                    yield return Styled("TableEnd", Passage.None);
                    break;
                default: throw new InvalidOperationException("a part of a kind that has no layout");
            }
        }
    }

    private Paragraph Styled(string style, Passage words, bool keepNext = false)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (keepNext) properties.Append(new KeepNext());
        var paragraph = new Paragraph(properties);
        for (var i = 0; i < words.Phrases.Length; i++)
        {
            var phrase = words.Phrases[i];
            if (phrase.Note == 0) paragraph.Append(WordText.Run(phrase.Words, phrase.Strong));
            else
            {
                // Two marks side by side would read as one number.
                if (i > 0 && words.Phrases[i - 1].Note > 0) paragraph.Append(Comma());
                paragraph.Append(notes.Of(phrase.Note));
            }
        }

        return paragraph;
    }

    private static Run Comma() => new(new RunProperties(new RunStyle { Val = "FootnoteReference" }), new Letters(","));

    private Table HeadTable()
    {
        int[] widths = [Width * 14 / 100, Width - (Width * 14 / 100)];
        var table = Frame("MemoHead", widths);
        foreach (var (name, value) in memo.Head)
            table.Append(new TableRow(Cell(widths[0], Styled("HeadName", name)), Cell(widths[1], Styled("TableText", value))));
        return table;
    }

    private Table TableOf(Part.Table table)
    {
        var widths = table.Widths.Select(w => Width * w / 100).ToArray();
        widths[^1] += Width - widths.Sum();
        var made = Frame("MemoTable", widths);
        if (!table.Heads.IsEmpty)
        {
            var head = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
            head.Append(table.Heads.Select((h, i) => Cell(widths[i], Styled("TableHead", h))));
            made.Append(head);
        }

        foreach (var row in table.Rows) made.Append(row.IsBand ? Band(row, widths) : RowOf(table.Heads, row, widths));
        return made;
    }

    private TableRow RowOf(ImmutableArray<string> heads, Row row, int[] widths)
    {
        var made = new TableRow(new TableRowProperties(new CantSplit()));
        made.Append(row.Cells.Select((c, i) => Cell(widths[i], Styled(heads.IsEmpty && i == 0 ? "HeadName" : "TableText", c))));
        return made;
    }

    private TableRow Band(Row row, int[] widths)
    {
        var cell = new TableCell(
            new TableCellProperties(
                new TableCellWidth { Width = WordText.Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new GridSpan { Val = widths.Length },
                new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "F3F5F8" }),
            Styled("TableText", row.Cells[0], keepNext: true));
        return new TableRow(new TableRowProperties(new CantSplit()), cell);
    }

    private static Table Frame(string style, int[] widths) => new(
        new TableProperties(
            new TableStyle { Val = style },
            new TableWidth { Width = WordText.Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0420", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = false, NoVerticalBand = true }),
        new TableGrid(widths.Select(w => new GridColumn { Width = WordText.Number(w) })));

    private static TableCell Cell(int width, Paragraph content) => new(
        new TableCellProperties(new TableCellWidth { Width = WordText.Number(width), Type = TableWidthUnitValues.Dxa }), content);
}
