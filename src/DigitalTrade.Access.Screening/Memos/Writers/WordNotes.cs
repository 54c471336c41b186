using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DigitalTrade.Access.Screening.Memos.Writers;

/// <summary>
/// Footnotes. The first mark of a note is the note's own; a later one refers to it by a field, so that both stay right when
/// someone edits the document.
/// </summary>
internal sealed class WordNotes(Memorandum memo)
{
    private const string Mark = "FootnoteReference";
    private readonly HashSet<int> placed = [];

    public IEnumerable<OpenXmlElement> Of(int note)
    {
        if (!placed.Add(note)) return WordText.Field($"NOTEREF {Name(note)} \\h", WordText.Number(note), Mark);
        var id = WordText.Number(note);
        return
        [
            new BookmarkStart { Id = id, Name = Name(note) },
            new Run(new RunProperties(new RunStyle { Val = Mark }), new FootnoteReference { Id = note }),
            new BookmarkEnd { Id = id },
        ];
    }

    public Footnotes Part()
    {
        var part = new Footnotes(
            Separator(FootnoteEndnoteValues.Separator, -1, new SeparatorMark()),
            Separator(FootnoteEndnoteValues.ContinuationSeparator, 0, new ContinuationSeparatorMark()));
        for (var i = 1; i <= memo.Notes.Length; i++)
        {
            part.Append(new Footnote(
                new Paragraph(
                    new ParagraphProperties(new ParagraphStyleId { Val = "FootnoteText" }),
                    new Run(new RunProperties(new RunStyle { Val = Mark }), new FootnoteReferenceMark()),
                    WordText.Run(" " + memo.Notes[i - 1])))
            { Id = i });
        }

        return part;
    }

    private static Footnote Separator(FootnoteEndnoteValues kind, int id, OpenXmlElement mark) => new(
        new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }), new Run(mark)))
    {
        Type = kind,
        Id = id,
    };

    private static string Name(int note) => $"_Note{note}";
}
