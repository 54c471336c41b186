using DigitalTrade.Access.Determinations;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>The words of a report for the engine's closed sets.</summary>
public static class Words
{
    /// <summary>The outcome as an authority would put it.</summary>
    public static Text Of(Outcome outcome) => outcome switch
    {
        Outcome.Permitted => new("准许", "Permitted"),
        Outcome.PermittedOnConditions => new("附条件准许", "Permitted on conditions"),
        Outcome.Undetermined => new("无法确定", "Undetermined"),
        Outcome.NotPermittedAsProposed => new("按此方案不予准许", "Not permitted as proposed"),
        Outcome.Prohibited => new("禁止", "Prohibited"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>A heading for obligations of a kind.</summary>
    internal static Text Obligation(string kind) => kind switch
    {
        "licence" => new("许可证照", "Licences"),
        "approval" => new("审批", "Approvals"),
        "filing" => new("备案登记", "Filings"),
        "review" => new("审查", "Reviews"),
        "assessment" => new("评估", "Assessments"),
        "reporting" => new("信息报告", "Reports"),
        "location" => new("场所与设施", "Premises and facilities"),
        "personnel" => new("人员", "Personnel"),
        "capital" => new("资本", "Capital"),
        "content" => new("内容管理", "Content"),
        "data" => new("数据", "Data"),
        _ => new(kind, kind),
    };

    /// <summary>The order in which kinds of obligation are read.</summary>
    internal static int Order(string kind)
    {
        string[] order = ["licence", "approval", "filing", "review", "assessment", "reporting", "location", "personnel", "capital", "content", "data"];
        var index = Array.IndexOf(order, kind);
        return index < 0 ? order.Length : index;
    }

    /// <summary>The label of a caveat of a kind.</summary>
    internal static Text Caveat(string kind) => kind switch
    {
        "certainty" => new("规定尚不确定", "The law is not certain"),
        "verification" => new("来源待核", "Source to be checked"),
        "silence" => new("清单未列", "The list is silent"),
        "exemption" => new("个案豁免", "Exemption case by case"),
        _ => new(kind, kind),
    };

    /// <summary>The legal form.</summary>
    internal static Text Of(Proposals.Form form) => form switch
    {
        Proposals.Form.Company => new("公司", "company"),
        Proposals.Form.Partnership => new("合伙企业", "partnership"),
        Proposals.Form.SoleProprietorship => new("个人独资企业或个体工商户", "sole proprietorship"),
        Proposals.Form.Branch => new("分支机构", "branch"),
        Proposals.Form.Cooperative => new("农民专业合作社", "cooperative"),
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    /// <summary>How the investor comes in.</summary>
    internal static Text Of(Proposals.Mode mode) => mode switch
    {
        Proposals.Mode.Establishment => new("新设企业", "a new enterprise"),
        Proposals.Mode.Acquisition => new("并购", "acquisition"),
        Proposals.Mode.OnwardInvestment => new("外商投资企业境内再投资", "onward investment by a foreign-invested enterprise"),
        Proposals.Mode.ContractualControl => new("协议控制", "control by contract"),
        Proposals.Mode.OverseasListing => new("境外上市", "listing abroad"),
        Proposals.Mode.CrossBorderSupply => new("跨境提供服务", "supply from abroad"),
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>The kind of holder; empty where it says nothing.</summary>
    internal static Text? Of(Investors.HolderKind kind) => kind switch
    {
        Investors.HolderKind.Company => null,
        Investors.HolderKind.Individual => new("自然人", "individual"),
        Investors.HolderKind.Fund => new("基金", "fund"),
        Investors.HolderKind.StateOwned => new("国有", "state-owned"),
        Investors.HolderKind.Private => new("民营", "private"),
        Investors.HolderKind.ForeignInvestedEnterprise => new("外商投资企业", "foreign-invested enterprise"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
