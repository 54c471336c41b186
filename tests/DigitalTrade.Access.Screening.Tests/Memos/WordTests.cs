using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using static DigitalTrade.Access.Screening.Tests.Memos.Written;

namespace DigitalTrade.Access.Screening.Tests.Memos;

/// <summary>The Word document as Word reads it.</summary>
public sealed class WordTests
{
    [Test]
    public void Document_is_valid([Values(Lingang, Wuhan, Open, TooMuch, Several, Nowhere)] string proposal, [Values] Language language)
    {
        using var document = Word(Request(proposal, language));
        Assert.That(
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"), Is.Empty);
    }

    [TestCase(Lingang)]
    [TestCase(Several)]
    public void Footnotes_are_the_provisions_cited(string proposal)
    {
        var request = Request(proposal);
        using var document = Word(request);
        var main = document.MainDocumentPart!;
        var notes = main.FootnotesPart!.Footnotes!.Elements<Footnote>().Where(n => n.Id! > 0).ToArray();
        var marks = main.Document!.Descendants<FootnoteReference>().Select(r => (int)r.Id!.Value).ToArray();
        Assert.That(marks, Is.EqualTo(Enumerable.Range(1, notes.Length)), "each note has one mark of its own, in order");
        Assert.That(notes.Select(n => n.InnerText), Is.Unique);
        var cited = request.Determination.Activities.SelectMany(a => a.Conditions).Select(c => c.Cite)
            .Concat(request.Determination.Activities.SelectMany(a => a.Obligations).Select(o => o.Cite))
            .Concat(request.Determination.Caveats.SelectMany(c => c.Cites)).Select(c => (c.Instrument, c.Provision)).Distinct();
        Assert.That(notes, Has.Length.AtLeast(cited.Count()));
        var names = main.Document!.Descendants<BookmarkStart>().Select(b => b.Name!.Value!).ToHashSet();
        var references = main.Document!.Descendants<FieldCode>().Select(f => f.Text.Trim().Split(' ')).Where(f => f[0] == "NOTEREF").ToArray();
        Assert.That(references, Is.Not.Empty);
        Assert.That(references.Select(f => f[1]).Distinct(), Is.SubsetOf(names));
    }

    [Test]
    public void Document_has_styles_repeated_heads_and_page_numbers()
    {
        using var document = Word(Request(Lingang, Language.Zh) with { Author = "律师" });
        var main = document.MainDocumentPart!;
        var styles = main.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(s => s.StyleId!.Value).ToHashSet();
        Assert.That(main.Document!.Descendants<ParagraphStyleId>().Select(s => s.Val!.Value).Distinct(), Is.SubsetOf(styles));
        Assert.That(Heads(main, "Heading1"), Does.Contain("问题").And.Contain("分析").And.Contain("条件"));
        var tables = main.Document!.Descendants<Table>().Where(t => t.Descendants<ParagraphStyleId>().Any(s => s.Val == "TableHead"));
        Assert.That(tables.Select(t => t.Elements<TableRow>().First().Descendants<TableHeader>().Count()), Is.All.EqualTo(1));
        Assert.That(main.FooterParts.Single().Footer!.Descendants<FieldCode>().Select(f => f.Text.Trim()), Is.EqualTo(new[] { "PAGE", "NUMPAGES" }));
        Assert.That(main.StyleDefinitionsPart.Styles!.DocDefaults!.Descendants<RunFonts>().Single().EastAsia!.Value, Is.EqualTo("SimSun"));
        Assert.That(document.PackageProperties.Creator, Is.EqualTo("律师"));
        Assert.That(document.PackageProperties.Created, Is.EqualTo(new DateTime(2025, 3, 2, 0, 0, 0, DateTimeKind.Utc)));
    }

    [Test]
    public void Cells_of_a_row_fill_the_page([Values(Lingang, Nowhere)] string proposal)
    {
        using var document = Word(Request(proposal));
        Assert.That(
            document.MainDocumentPart!.Document!.Descendants<TableGrid>().Select(g => g.Elements<GridColumn>().Sum(c => int.Parse(c.Width!.Value!, null))), Is.All.EqualTo(9026));
    }

    private static IEnumerable<string> Heads(MainDocumentPart main, string style) =>
        main.Document!.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val == style).Select(p => p.InnerText);
}
