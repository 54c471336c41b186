using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace DigitalTrade.Access.Screening.Columns;

/// <summary>The headings that are known, in English and Chinese. The table is in the project's README and a test keeps the two alike.</summary>
internal static class Headings
{
    /// <summary>What a mapping calls the column, and its headings. Case, blanks, punctuation and what stands in brackets are aside.</summary>
    public static ImmutableArray<(Meaning Means, string Key, string[] Names)> Table { get; } =
    [
        (Meaning.Id, "id", ["id", "deal", "deal id", "deal no", "project id", "case no", "ref", "reference", "编号", "项目编号", "交易编号", "序号", "案号"]),
        (Meaning.Name, "name", ["name", "deal name", "project", "project name", "company", "target", "名称", "项目名称", "交易名称", "企业名称", "公司名称", "标的"]),
        (Meaning.Activities, "activities", ["activity", "activities", "business", "business line", "sector", "industry", "业务", "业务类型", "经营业务", "活动", "行业", "经营范围"]),
        (Meaning.Registered, "registered", ["registered", "registered at", "registered in", "place", "location", "zone", "city", "注册地", "注册地址", "注册地点", "地点", "所在地", "园区", "城市"]),
        (Meaning.Facilities, "facilities", ["facilities", "facility", "facilities at", "servers", "server location", "设施", "设施所在地", "设施地点", "服务设施", "服务器所在地"]),
        (Meaning.Serves, "serves", ["serves", "customers", "customers in", "market", "服务范围", "服务对象所在地", "客户所在地", "服务地域"]),
        (Meaning.AsOf, "asOf", ["as of", "date", "on", "legal date", "deal date", "日期", "时间", "基准日", "交易日期", "申请日期"]),
        (Meaning.ForeignShare, "foreignShare", ["foreign share", "foreign stake", "foreign equity", "foreign ownership", "total foreign share", "外资比例", "外资占比", "外资持股比例", "外方股比", "外资股比"]),
        (Meaning.Form, "form", ["form", "legal form", "组织形式", "企业形式", "法律形式"]),
        (Meaning.Mode, "mode", ["mode", "mode of entry", "entry", "transaction type", "方式", "投资方式", "进入方式", "交易类型"]),
        (Meaning.Investors, "investors", ["investors", "holders", "shareholders", "cap table", "投资者构成", "股权结构", "股东构成", "股东"]),
        (Meaning.Investor, "investor", ["investor", "investor name", "holder", "shareholder", "投资者", "投资者名称", "投资方", "股东名称"]),
        (Meaning.Economy, "economy", ["economy", "country", "nationality", "investor economy", "investor country", "investor nationality", "国别", "国家", "国家地区", "国别地区", "投资者国别", "投资方国别", "经济体", "来源地"]),
        (Meaning.Share, "share", ["share", "stake", "equity", "equity share", "ownership", "investor share", "持股", "持股比例", "股比", "股权比例", "出资比例", "股份"]),
        (Meaning.Kind, "kind", ["kind", "investor kind", "investor type", "type of investor", "投资者类型", "投资方类型", "股东类型"]),
        (Meaning.Qualifies, "qualifies", ["qualifies", "qualification", "qualifications", "treaty", "cepa", "资格", "协定资格", "服务提供者资格"]),
        (Meaning.Entity, "entity", ["entity", "target entity", "target id", "entity id", "股权主体", "目标主体", "标的主体", "标的编号"]),
    ];

    private static readonly FrozenDictionary<string, Meaning> Known = Table
        .SelectMany(t => t.Names.Append(t.Key).Select(n => (Name: Fold(n), t.Means)).Distinct())
        .ToFrozenDictionary(n => n.Name, n => n.Means, StringComparer.Ordinal);

    /// <summary>What a heading means and, where it ends in a number, of which investor; null when it is not known.</summary>
    public static (Meaning Means, int Slot)? Of(string heading)
    {
        var folded = Fold(heading);
        if (Known.TryGetValue(folded, out var whole)) return (whole, 0);
        var end = folded.Length;
        while (end > 0 && char.IsAsciiDigit(folded[end - 1])) end--;
        if (end == folded.Length || !int.TryParse(folded.AsSpan(end), out var slot) || slot is < 1 or > 99) return null;
        return Known.TryGetValue(folded[..end], out var numbered) && numbered is Meaning.Investor or Meaning.Economy or Meaning.Share or Meaning.Kind or Meaning.Qualifies
            ? (numbered, slot) : null;
    }

    /// <summary>A heading without case, blanks, punctuation and what stands in brackets.</summary>
    public static string Fold(string heading)
    {
        var folded = new StringBuilder(heading.Length);
        var depth = 0;
        foreach (var c in heading)
        {
            var half = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            if (half is '(' or '[') depth++;
            else if (half is ')' or ']') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && char.IsLetterOrDigit(half)) folded.Append(char.ToLowerInvariant(half));
        }

        return folded.ToString();
    }
}
