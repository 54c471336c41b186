using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Letters = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace DigitalTrade.Access.Screening.Memos.Writers;

/// <summary>A memorandum as a Word document: A4, styles, numbered headings, footnotes, the page's number at its foot.</summary>
internal static class WordWriter
{
    public static byte[] Write(Memorandum memo)
    {
        var notes = new WordNotes(memo);
        var body = new Body([.. new WordBody(memo, notes).Of(), Page()]);
        return WordPackage.Write(
            memo,
            new Document(body),
            WordStyles.Of(memo.Language),
            WordNumbering.Of(memo.Language),
            notes.Part(),
            Foot(memo));
    }

    /// <summary>A4 with an inch around the text.</summary>
    private static SectionProperties Page() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = WordPackage.FooterId },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1440, Bottom = 1304, Left = 1440, Right = 1440, Header = 720, Footer = 624, Gutter = 0 });

    private static Footer Foot(Memorandum memo)
    {
        var zh = memo.Language == Language.Zh;
        var line = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }));
        line.Append(WordText.Run(memo.Foot + "\t"), WordText.Run(zh ? "第" : "Page "));
        line.Append(WordText.Field("PAGE", "1"));
        line.Append(WordText.Run(zh ? "页，共" : " of "));
        line.Append(WordText.Field("NUMPAGES", "1"));
        if (zh) line.Append(WordText.Run("页"));
        return new Footer(line);
    }
}

/// <summary>Runs of text and fields.</summary>
internal static class WordText
{
    public static IEnumerable<OpenXmlElement> Lines(string words)
    {
        foreach (var (index, line) in words.Split('\n').Index())
        {
            if (index > 0) yield return new Break();
            foreach (var (part, text) in line.Split('\t').Index())
            {
                if (part > 0) yield return new TabChar();
                if (text.Length > 0) yield return new Letters(text) { Space = SpaceProcessingModeValues.Preserve };
            }
        }
    }

    public static Run Run(string words, bool strong = false)
    {
        var run = new Run();
        if (strong) run.Append(new RunProperties(new Bold(), new BoldComplexScript()));
        run.Append(Lines(words));
        return run;
    }

    /// <summary>A field with the value it has until it is worked out anew.</summary>
    public static IEnumerable<Run> Field(string code, string value, string? style = null)
    {
        yield return Styled(new FieldChar { FieldCharType = FieldCharValues.Begin });
        yield return Styled(new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve });
        yield return Styled(new FieldChar { FieldCharType = FieldCharValues.Separate });
        yield return Styled(new Letters(value));
        yield return Styled(new FieldChar { FieldCharType = FieldCharValues.End });

        Run Styled(OpenXmlElement content) => style is null ? new Run(content) : new Run(new RunProperties(new RunStyle { Val = style }), content);
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
