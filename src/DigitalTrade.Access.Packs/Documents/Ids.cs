using System.Text.RegularExpressions;

namespace DigitalTrade.Access.Packs.Documents;

/// <summary>How ids are spelled: ASCII only, so that no two ids look alike.</summary>
internal static partial class Ids
{
    public static readonly (Regex Pattern, string Like) Kebab = (KebabPattern(), "`lower-case-with-hyphens`");

    public static readonly (Regex Pattern, string Like) Code = (CodePattern(), "`miit:B11-irc`");

    public static readonly (Regex Pattern, string Like) Key = (KeyPattern(), "`pack-id:item`");

    public static readonly (Regex Pattern, string Like) Economy = (EconomyPattern(), "`DE`");

    public static readonly (Regex Pattern, string Like) Value = (ValuePattern(), "`word` or `CN`");

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex KebabPattern();

    [GeneratedRegex("^[a-z0-9]+:[A-Za-z0-9]+(-[A-Za-z0-9]+)*\\z")]
    private static partial Regex CodePattern();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*(:[a-z0-9]+(-[a-z0-9]+)*)+\\z")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("^[A-Z]{2}\\z")]
    private static partial Regex EconomyPattern();

    [GeneratedRegex("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*\\z")]
    private static partial Regex ValuePattern();
}
