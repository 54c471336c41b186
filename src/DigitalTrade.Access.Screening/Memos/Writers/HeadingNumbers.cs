namespace DigitalTrade.Access.Screening.Memos.Writers;

/// <summary>Numbers headings where the format does not: 1. and 1.1, in Chinese 一、 and （一）.</summary>
internal sealed class HeadingNumbers(Language language)
{
    private static readonly string[] Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    private int section;
    private int part;

    public string Next(int level)
    {
        if (level == 1) (section, part) = (section + 1, 0);
        else part++;
        if (language == Language.Zh) return level == 1 ? Chinese(section) + "、" : $"（{Chinese(part)}）";
        return level == 1 ? $"{section}. " : $"{section}.{part} ";
    }

    /// <summary>1 to 99 as Chinese counts.</summary>
    private static string Chinese(int number) => number < 10
        ? Digits[number]
        : (number < 20 ? "" : Digits[number / 10]) + "十" + Digits[number % 10];
}
