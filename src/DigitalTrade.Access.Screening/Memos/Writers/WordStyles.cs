using DocumentFormat.OpenXml.Wordprocessing;

namespace DigitalTrade.Access.Screening.Memos.Writers;

/// <summary>The styles of a memorandum, and the fonts they name with their substitutes.</summary>
internal static class WordStyles
{
    private const string Serif = "Times New Roman";
    private const string Sans = "Arial";
    private const string Song = "SimSun";
    private const string Hei = "SimHei";

    public static Styles Of(Language language)
    {
        var styles = new Styles(Defaults(language));
        styles.Append(
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            Text("BodyText", "Body Text", new StyleParagraphProperties(new WidowControl(), Spacing(60, 120, 300), new Justification { Val = JustificationValues.Both })),
            Head("Title", "Title", null, 36, Spacing(0, 200), null),
            Head("Heading1", "heading 1", 0, 26, Spacing(320, 120), 0),
            Head("Heading2", "heading 2", 1, 22, Spacing(220, 100), 1),
            Text("ListBullet", "List Bullet", new StyleParagraphProperties(
                new WidowControl(), new NumberingProperties(new NumberingId { Val = WordNumbering.Bullets }), Spacing(40, 40, 280))),
            Text("ListContinue", "List Continue", new StyleParagraphProperties(new WidowControl(), Spacing(0, 40, 260), new Indentation { Left = "680" }), 20),
            Text("TableText", "Table Text", new StyleParagraphProperties(new WidowControl(), Spacing(40, 40, 260)), 20),
            Text("TableHead", "Table Head", new StyleParagraphProperties(new KeepNext(), Spacing(50, 50, 260)), 20, strong: true),
            Text("HeadName", "Head Name", new StyleParagraphProperties(Spacing(40, 40, 260)), 20, strong: true),
            Text("TableEnd", "Table End", new StyleParagraphProperties(new SpacingBetweenLines { Before = "0", After = "60", Line = "120", LineRule = LineSpacingRuleValues.Exact }), 8),
            Text("FootnoteText", "footnote text", new StyleParagraphProperties(Spacing(0, 20, 240)), 18),
            Text("Footer", "footer", new StyleParagraphProperties(
                new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 4, Space = 4, Color = "999999" }),
                new Tabs(new TabStop { Val = TabStopValues.Right, Position = 9026 }), Spacing(0, 0)), 18),
            new Style(new StyleName { Val = "footnote reference" }, new BasedOn { Val = "DefaultParagraphFont" }, new StyleRunProperties(new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }))
            { Type = StyleValues.Character, StyleId = "FootnoteReference" },
            new Style(new StyleName { Val = "Default Paragraph Font" }) { Type = StyleValues.Character, StyleId = "DefaultParagraphFont", Default = true },
            new Style(new StyleName { Val = "Normal Table" }, new StyleTableProperties(Cells())) { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },
            Table(),
            HeadTable());
        return styles;
    }

    /// <summary>Fonts with what stands in for them where they are not installed.</summary>
    public static Fonts Fonts() => new(
        Font(Serif, null, FontFamilyValues.Roman), Font(Sans, null, FontFamilyValues.Swiss),
        Font(Song, "宋体;Noto Serif CJK SC;Songti SC", FontFamilyValues.Auto), Font(Hei, "黑体;Noto Sans CJK SC;PingFang SC", FontFamilyValues.Auto));

    private static Font Font(string name, string? other, FontFamilyValues family)
    {
        var font = new Font { Name = name };
        if (other is not null) font.Append(new AltName { Val = other });
        font.Append(new FontFamily { Val = family });
        return font;
    }

    private static DocDefaults Defaults(Language language) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            Faces(Serif, Song),
            new FontSize { Val = "22" }, new FontSizeComplexScript { Val = "22" },
            new Languages { Val = language == Language.Zh ? "zh-CN" : "en-GB", EastAsia = "zh-CN", Bidi = "ar-SA" })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(Spacing(0, 0))));

    private static RunFonts Faces(string latin, string chinese) => new() { Ascii = latin, HighAnsi = latin, ComplexScript = latin, EastAsia = chinese };

    private static SpacingBetweenLines Spacing(int before, int after, int line = 240) => new()
    {
        Before = WordText.Number(before),
        After = WordText.Number(after),
        Line = WordText.Number(line),
        LineRule = LineSpacingRuleValues.Auto,
    };

    private static Style Text(string id, string name, StyleParagraphProperties layout, int? halfPoints = null, bool strong = false)
    {
        var style = new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), layout) { Type = StyleValues.Paragraph, StyleId = id };
        var run = new StyleRunProperties();
        if (strong) run.Append(Faces(Sans, Hei), new Bold(), new BoldComplexScript());
        if (halfPoints is { } size) run.Append(new FontSize { Val = WordText.Number(size) }, new FontSizeComplexScript { Val = WordText.Number(size) });
        if (run.HasChildren) style.Append(run);
        return style;
    }

    private static Style Head(string id, string name, int? outline, int halfPoints, SpacingBetweenLines spacing, int? level)
    {
        var layout = new StyleParagraphProperties(new KeepNext(), new KeepLines());
        if (level is { } at) layout.Append(new NumberingProperties(new NumberingLevelReference { Val = at }, new NumberingId { Val = WordNumbering.Headings }));
        layout.Append(spacing);
        if (outline is { } depth) layout.Append(new OutlineLevel { Val = depth });
        return new Style(
            new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "BodyText" }, new PrimaryStyle(), layout,
            new StyleRunProperties(
                Faces(Sans, Hei), new Bold(), new BoldComplexScript(),
                new FontSize { Val = WordText.Number(halfPoints) }, new FontSizeComplexScript { Val = WordText.Number(halfPoints) }))
        { Type = StyleValues.Paragraph, StyleId = id };
    }

    private static TableCellMarginDefault Cells() => new(
        new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa },
        new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa });

    private static Style Table() => new(
        new StyleName { Val = "Memo Table" }, new BasedOn { Val = "TableNormal" },
        new StyleTableProperties(
            new TableBorders(
                Line<TopBorder>(8, "444444"), Line<LeftBorder>(4, "BBBBBB"), Line<BottomBorder>(8, "444444"), Line<RightBorder>(4, "BBBBBB"),
                Line<InsideHorizontalBorder>(4, "BBBBBB"), Line<InsideVerticalBorder>(4, "BBBBBB"))),
        new TableStyleProperties(
            new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "E1E7EF" }))
        { Type = TableStyleOverrideValues.FirstRow })
    { Type = StyleValues.Table, StyleId = "MemoTable", CustomStyle = true };

    private static Style HeadTable() => new(
        new StyleName { Val = "Memo Head" }, new BasedOn { Val = "TableNormal" },
        new StyleTableProperties(new TableBorders(Line<TopBorder>(8, "111111"), Line<BottomBorder>(8, "111111"))))
    { Type = StyleValues.Table, StyleId = "MemoHead", CustomStyle = true };

    private static T Line<T>(uint size, string color)
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = size, Space = 0, Color = color };
}
