using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DigitalTrade.Access.Screening.Memos.Writers;

/// <summary>
/// The package of a Word document, written part by part: names, ids, order and times are fixed, so that the same memorandum is the
/// same bytes. (The library's own packaging takes ids at random and times from the clock.)
/// </summary>
internal static class WordPackage
{
    public const string FooterId = "rId5";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";

    // The first moment that a zip entry can have.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly (string Name, string Type)[] Inner =
    [
        ("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes"), ("settings", "settings"), ("footer", "footer"), ("fontTable", "fontTable"),
    ];

    public static byte[] Write(Memorandum memo, Document document, Styles styles, Numbering numbering, Footnotes footnotes, Footer footer)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", ContentTypes());
            Put(zip, "_rels/.rels", Relations(
                ("rId1", Office + "officeDocument", "word/document.xml"),
                ("rId2", Package + "relationships/metadata/core-properties", "docProps/core.xml")));
            Put(zip, "docProps/core.xml", Properties(memo));
            Put(zip, "word/document.xml", document.OuterXml);
            Put(zip, "word/_rels/document.xml.rels", Relations([.. Inner.Select((part, i) => ($"rId{i + 1}", Office + part.Type, part.Name + ".xml"))]));
            foreach (var (name, root) in new (string, OpenXmlElement)[]
            {
                ("styles", styles), ("numbering", numbering), ("footnotes", footnotes), ("settings", Settings(memo.Language)), ("footer", footer), ("fontTable", WordStyles.Fonts()),
            })
            {
                Put(zip, $"word/{name}.xml", root.OuterXml);
            }
        }

        return stream.ToArray();
    }

    private static Settings Settings(Language language) => new(
        new Zoom { Percent = "100" },
        new DefaultTabStop { Val = 420 },
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }),
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }),
        new ThemeFontLanguages { Val = language == Language.Zh ? "zh-CN" : "en-GB", EastAsia = "zh-CN" });

    private static void Put(ZipArchive zip, string name, string xml)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Always;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml));
    }

    private static string ContentTypes()
    {
        XNamespace ns = Package + "content-types";
        return Text(new XElement(
            ns + "Types",
            new XElement(ns + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            new XElement(ns + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
            Override("/word/document.xml", Word + "document.main+xml"),
            Inner.Select(part => Override($"/word/{part.Name}.xml", $"{Word}{part.Type}+xml")),
            Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")));

        XElement Override(string name, string type) => new(ns + "Override", new XAttribute("PartName", name), new XAttribute("ContentType", type));
    }

    private static string Relations(params (string Id, string Type, string Target)[] relations)
    {
        XNamespace ns = Package + "relationships";
        return Text(new XElement(ns + "Relationships", relations.Select(r => new XElement(
            ns + "Relationship", new XAttribute("Id", r.Id), new XAttribute("Type", r.Type), new XAttribute("Target", r.Target)))));
    }

    private static string Properties(Memorandum memo)
    {
        XNamespace core = Package + "metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/", terms = "http://purl.org/dc/terms/", xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var moment = new XAttribute(xsi + "type", "dcterms:W3CDTF");
        var day = $"{memo.Date:yyyy-MM-dd}T00:00:00Z";
        return Text(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", memo.Title),
            new XElement(dc + "subject", memo.Subject),
            new XElement(dc + "creator", memo.Author ?? "DigitalTrade.Access"),
            new XElement(dc + "description", memo.Basis),
            new XElement(dc + "language", memo.Language == Language.Zh ? "zh-CN" : "en-GB"),
            new XElement(terms + "created", moment, day),
            new XElement(terms + "modified", new XAttribute(moment), day)));
    }

    private static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);
}
