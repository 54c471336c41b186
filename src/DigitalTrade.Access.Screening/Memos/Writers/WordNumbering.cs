using DocumentFormat.OpenXml.Wordprocessing;

namespace DigitalTrade.Access.Screening.Memos.Writers;

/// <summary>Numbers of headings (1. and 1.1, in Chinese 一、 and （一）) and bullets.</summary>
internal static class WordNumbering
{
    public const int Headings = 1;
    public const int Bullets = 2;

    public static Numbering Of(Language language)
    {
        var zh = language == Language.Zh;
        var headings = new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.Multilevel },
            Heading(0, "Heading1", zh ? NumberFormatValues.ChineseCounting : NumberFormatValues.Decimal, zh ? "%1、" : "%1.", zh),
            Heading(1, "Heading2", zh ? NumberFormatValues.ChineseCounting : NumberFormatValues.Decimal, zh ? "（%2）" : "%1.%2", zh))
        { AbstractNumberId = Headings };
        var bullets = new AbstractNum(
            new MultiLevelType { Val = MultiLevelValues.SingleLevel },
            new Level(
                new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new ParagraphStyleIdInLevel { Val = "ListBullet" },
                new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left },
                new PreviousParagraphProperties(new Indentation { Left = "400", Hanging = "280" }))
            { LevelIndex = 0 })
        { AbstractNumberId = Bullets };
        return new Numbering(
            headings, bullets,
            new NumberingInstance(new AbstractNumId { Val = Headings }) { NumberID = Headings },
            new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets });
    }

    private static Level Heading(int index, string style, NumberFormatValues format, string text, bool zh)
    {
        var level = new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = format }, new ParagraphStyleIdInLevel { Val = style }) { LevelIndex = index };
        if (zh) level.Append(new LevelSuffix { Val = LevelSuffixValues.Nothing });
        level.Append(new LevelText { Val = text }, new LevelJustification { Val = LevelJustificationValues.Left });
        level.Append(new PreviousParagraphProperties(zh ? new Indentation { Left = "0", FirstLine = "0" } : new Indentation { Left = "567", Hanging = "567" }));
        return level;
    }
}
