using System.Collections.Frozen;
using System.Collections.Immutable;
using DigitalTrade.Access.Screening.Columns;
using DigitalTrade.Access.Screening.Portfolios;

namespace DigitalTrade.Access.Screening.Holders;

/// <summary>What a column of a sheet of entities or of holdings says.</summary>
internal enum HolderMeaning
{
    Id,
    Name,
    Economy,
    Kind,
    Qualifies,
    Holder,
    Of,
    Share,
    Agreement,
}

/// <summary>The headings of the two sheets. The table is in the project's README and a test keeps the two alike.</summary>
internal static class HolderHeadings
{
    public static ImmutableArray<(HolderMeaning Means, string Key, string[] Names)> Table { get; } =
    [
        (HolderMeaning.Id, "id", ["id", "entity", "entity id", "no", "编号", "主体", "主体编号", "企业编号", "代码"]),
        (HolderMeaning.Name, "name", ["name", "entity name", "full name", "名称", "主体名称", "企业名称", "公司名称", "全称"]),
        (HolderMeaning.Economy, "economy", ["economy", "country", "nationality", "jurisdiction", "国别", "国家", "国家地区", "国别地区", "经济体", "注册国家"]),
        (HolderMeaning.Kind, "kind", ["kind", "type", "entity type", "类型", "性质", "主体类型", "主体性质"]),
        (HolderMeaning.Qualifies, "qualifies", ["qualifies", "qualification", "qualifications", "cepa", "资格", "协定资格"]),
        (HolderMeaning.Holder, "holder", ["holder", "held by", "shareholder", "owner", "parent", "持有人", "持股方", "股东", "投资方", "母公司"]),
        (HolderMeaning.Of, "of", ["of", "held", "holds", "held entity", "subsidiary", "investee", "被持股方", "被投资企业", "被投资方", "被持有主体", "子公司"]),
        (HolderMeaning.Share, "share", ["share", "stake", "equity", "ownership", "持股", "持股比例", "股比", "出资比例", "比例"]),
        (HolderMeaning.Agreement, "agreement", ["agreement", "control", "协议", "控制方式", "协议类型"]),
    ];

    private static readonly FrozenDictionary<string, HolderMeaning> Known = Table
        .SelectMany(t => t.Names.Append(t.Key).Select(n => (Name: Headings.Fold(n), t.Means)).Distinct())
        .ToFrozenDictionary(n => n.Name, n => n.Means, StringComparer.Ordinal);

    /// <summary>The positions of the columns by what they say, where a row is a heading of either sheet; else null.</summary>
    public static FrozenDictionary<HolderMeaning, int>? Of(TableRow row)
    {
        var found = new Dictionary<HolderMeaning, int>();
        for (var i = 0; i < row.Cells.Length; i++)
        {
            if (!row[i].IsEmpty && Known.TryGetValue(Headings.Fold(row[i].Text), out var means)) found.TryAdd(means, i);
        }

        var holdings = found.ContainsKey(HolderMeaning.Holder) && found.ContainsKey(HolderMeaning.Of);
        var entities = (found.ContainsKey(HolderMeaning.Id) || found.ContainsKey(HolderMeaning.Name))
            && (found.ContainsKey(HolderMeaning.Economy) || found.ContainsKey(HolderMeaning.Kind));
        return holdings || entities ? found.ToFrozenDictionary() : null;
    }
}
