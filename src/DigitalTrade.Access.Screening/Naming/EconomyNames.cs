using System.Collections.Frozen;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Screening.Naming;

/// <summary>Economies by what people call them: code in any case, official name, and the usual short names.</summary>
internal sealed class EconomyNames
{
    private static readonly (string Id, string[] Names)[] Usual =
    [
        ("CN", ["China", "Mainland China", "PRC", "P.R.C.", "P.R. China", "CHN", "中国", "中国大陆", "内地", "境内", "中方"]),
        ("HK", ["Hong Kong", "Hong Kong SAR", "HKSAR", "HKG", "香港", "中国香港特别行政区", "香港特别行政区"]),
        ("MO", ["Macao", "Macau", "Macao SAR", "MAC", "澳门", "澳门特别行政区"]),
        ("TW", ["Taiwan", "Chinese Taipei", "TWN", "台湾", "中国台湾省", "台湾地区"]),
        ("US", ["USA", "U.S.", "U.S.A.", "United States", "United States of America", "America", "美国"]),
        ("GB", ["UK", "U.K.", "United Kingdom", "Great Britain", "Britain", "GBR", "英国"]),
        ("KR", ["South Korea", "Korea", "Republic of Korea", "KOR", "韩国"]),
        ("DE", ["Germany", "DEU", "德国"]),
        ("FR", ["France", "FRA", "法国"]),
        ("JP", ["Japan", "JPN", "日本"]),
        ("SG", ["Singapore", "SGP", "新加坡"]),
        ("NL", ["Netherlands", "The Netherlands", "Holland", "NLD", "荷兰"]),
        ("KY", ["Cayman", "Cayman Islands", "CYM", "开曼", "开曼群岛"]),
        ("VG", ["BVI", "British Virgin Islands", "VGB", "英属维尔京群岛", "维尔京"]),
        ("RU", ["Russia", "Russian Federation", "RUS", "俄罗斯"]),
        ("VN", ["Vietnam", "Viet Nam", "VNM", "越南"]),
        ("AE", ["UAE", "United Arab Emirates", "ARE", "阿联酋"]),
    ];

    private readonly FrozenDictionary<string, string> ids;
    private readonly Rulebook book;

    public EconomyNames(Rulebook book)
    {
        this.book = book;
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var economy in book.Economies.Values.OrderBy(e => e.Id, StringComparer.Ordinal))
        {
            names.TryAdd(Fold(economy.Id), economy.Id);
            names.TryAdd(Fold(economy.Name.Zh), economy.Id);
            names.TryAdd(Fold(economy.Name.En), economy.Id);
        }

        foreach (var (id, usual) in Usual.Where(u => book.Economies.ContainsKey(u.Id)))
        {
            foreach (var name in usual) names.TryAdd(Fold(name), id);
        }

        ids = names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Named Find(string text)
    {
        if (ids.TryGetValue(Fold(text), out var id)) return new(id, []);
        var nearest = Nearest.To(text, book.Economies.Values.SelectMany(e => new[] { e.Name.En, e.Name.Zh }).Concat(Usual.SelectMany(u => u.Names)));
        return new(null, nearest is not null && ids.TryGetValue(Fold(nearest), out var near) ? [Vocabulary.Shown(near, book.Economies[near].Name)] : []);
    }

    private static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
