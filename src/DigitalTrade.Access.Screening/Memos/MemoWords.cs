using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Instruments;

namespace DigitalTrade.Access.Screening.Memos;

/// <summary>
/// Every word of a memorandum that is neither the packs' nor the domain's explanations', in Chinese and English side by side.
/// </summary>
internal sealed class MemoWords(Names names)
{
    public string Title => Say("法律备忘录", "Memorandum");
    public string To => Say("致", "To");
    public string From => Say("自", "From");
    public string Date => Say("日期", "Date");
    public string Reference => Say("文号", "Reference");
    public string Re => Say("事由", "Re");

    public string Question => Say("问题", "Question");
    public string ShortAnswer => Say("简要结论", "Short answer");
    public string Facts => Say("事实", "Facts");
    public string AsStated => Say("已说明的事实", "As stated");
    public string AsAssumed => Say("前提假设", "As assumed");
    public string Analysis => Say("分析", "Analysis");
    public string Conditions => Say("条件", "Conditions");
    public string ConditionsAnyway => Say("已可确定的条件", "Conditions that hold in any case");
    public string ConditionsUnmet => Say("须符合的条件", "Conditions to be met");
    public string Obligations => Say("许可、申报与持续义务", "Licences, filings and continuing obligations");
    public string ObligationsCertain => Say("确定适用", "What applies in any case");
    public string ObligationsOpen => Say("视未说明的事实而定，应逐项核对", "What depends on facts not stated: check each");
    public string Alternatives => Say("替代方案", "Alternatives");
    public string Routes => Say("可援引的路径", "Routes");
    public string Remedies => Say("可行的调整", "Changes that would help");
    public string Elsewhere => Say("其他注册地", "Other places of registration");
    public string OverTime => Say("时间线与结论的余地", "Timeline and margins");
    public string Timeline => Say("时间线", "Timeline");
    public string Margins => Say("结论的余地", "How firm the answer is");
    public string Before => Say("依赖本结论前须知", "Before relying on this");
    public string BasisOfThis => Say("出具依据", "Basis of this memorandum");
    public string Authorities => Say("所引文件", "Authorities cited");

    public string Fact => Say("事项", "Fact");
    public string Stated => Say("内容", "As stated");
    public string Activity => Say("业务", "Business");
    public string Answer => Say("结论", "Answer");
    public string List => Say("适用清单", "List that governs");
    public string Condition => Say("条件", "Condition");
    public string Status => Say("状态", "Status");
    public string Obligation => Say("事项", "What is to be done");
    public string Authority => Say("主管机关", "Authority");
    public string Route => Say("路径", "Route");
    public string Further => Say("另须符合", "Further conditions");
    public string Change => Say("调整", "Change");
    public string Then => Say("调整后", "Then");
    public string Place => Say("注册地", "Registered in");
    public string What => Say("与本方案的差别", "What differs");
    public string Period => Say("期间", "Period");
    public string Turned => Say("变动", "What changed, and what governs");
    public string Instrument => Say("文件", "Instrument");
    public string Issued => Say("发布机关", "Issuer");
    public string Days => Say("施行期间", "In force");
    public string Known => Say("来源", "Source read");

    public string Subject(string business, string? place) => place is null
        ? Say($"{business}的外商投资准入", $"Foreign investment access: {business}")
        : Say($"{business}的外商投资准入（{place}）", $"Foreign investment access: {business}, {place}");

    public string Asked(string business, string? place, string date) => place is null
        ? Say($"依{date}有效的规定，第三部分所述外国投资可否从事{business}？须符合哪些条件？", $"Under the rules in force on {date}, may the foreign investment described in section 3 be made in {business}, and on what conditions?")
        : Say($"依{date}有效的规定，第三部分所述外国投资可否在{place}从事{business}？须符合哪些条件？", $"Under the rules in force on {date}, may the foreign investment described in section 3 be made in {business} at {place}, and on what conditions?");

    public string Decides => Say("须先说明以下事实：", "What has to be stated first:");
    public string NotAlone => Say("仅此一项尚不足以得出结论。", "This alone does not settle the answer.");
    public string NotStated(string facts) => Say($"未说明：{facts}。未说明的事实按未知处理，不作否定推定。", $"Not stated: {facts}. What is not stated is taken as unknown, not as a no.");
    public string Nothing => Say("除所述事实外未作其他假设。", "Nothing is assumed beyond what is stated.");
    public string Governs(string list) => Say($"注册地适用{list}。", $"{list} governs at the place of registration.");
    public string MayApply(string cites) => Say($"适用哪一份清单取决于企业注册在何处。可能适用：{cites}。", $"Which list governs depends on where the enterprise is registered. What may apply: {cites}.");
    public string More(int more) => Say($"另有{more}项措施同样取决于未说明的事实。", $"{more} more measures turn on what is not stated.");
    public string NoMeasure => Say("没有措施涉及本方案。", "No measure covers the proposal.");
    public string Lifts => Say("据此放开以下措施：", "It lifts these measures:");
    public string ToBeMet => Say("待落实", "to be brought about");
    public string NoOpening => Say("不援引任何开放措施", "Without relying on any opening");
    public string RouteTaken => Say("（本备忘录所依路径）", " (the route relied on here)");
    public string SameConditions => Say("同上文条件", "The conditions set out above");
    public string MoreRemedies(int more) => Say($"另有{more}种调整方案，从略。", $"{more} more sets of changes were found and are left out here.");
    public string InEachCase => Say("下列各方案均另须：", "Under each of the changes below these are still required:");
    public string StillOpen => Say("另须：", "Still required: ");
    public string Alone => Say("各项业务单独比较；其余事实不变。", "Each business is compared on its own; all other facts stay as stated.");
    public string PlaceOnly => Say("仅改变注册地，其余事实不变。", "Only the place of registration is changed; all else stays as stated.");
    public string FacilitiesFollow => Say("设施与注册地原在一处，比较时随注册地视为待定。", "The facilities were stated in the same place; they are left open here, to follow the registration.");
    public string NoBetter => Say("规则库所收的其他注册地，均无更有利的结论。", "No other place of registration known to the rulebook gives a better answer.");
    public string ByPlace => Say("注册地未说明，各地结论如下。", "The place of registration is not stated; the answer by place:");
    public string MorePlaces(string shown, int more) => Say($"{shown}等，另{more}处", $"{shown} and {more} more");
    public string Now => Say("（所问日期）", " (the date asked about)");
    public string Span(string from, string to) => Say($"{from}至{to}", $"{from} to {to}");
    public string SameShare(string interval) => Say($"外资股比合计为{interval}时，结论与路径不变。", $"The answer and the route are the same for a foreign share in all of {interval}.");
    public string AnyShare => Say("无论外资股比合计多少，结论与路径不变。", "The answer and the route are the same whatever the foreign share.");
    public string NoList => Say("规则库未收录当时适用的清单", "No list held in the rulebook governs");
    public string Below => Say("以下：", "Below: ");
    public string Above => Say("以上：", "Above: ");
    public string SameUntil(string day) => Say($"至{day}止不变。", $"The same until {day}.");
    public string NoChangeKnown => Say("就规则库所载，此后没有已知的变动。", "By what the rulebook holds, no change is known after the date asked about.");
    public string SoSince(string day) => Say($"自{day}起如此。", $"So since {day}.");
    public string After => Say("此后：", "After that: ");
    public string Earlier => Say("此前：", "Before that: ");
    public string NoCaveat => Say("规则库未就本结论提出保留。", "The rulebook raises no reservation on this answer.");

    public string Reviewed => Say(
        "本备忘录依下列规则库就所述事实得出，须经律师审核签发；签发前供参考，不构成法律意见，亦不替代任何审批、备案。法律文件以原文为准，此处仅作摘述。",
        "This memorandum follows from the rulebook named below and the facts as stated. It is for review and signature by counsel; until signed it is information, not legal advice, and it replaces no approval or filing. Instruments are summarised, not quoted; their Chinese text is authoritative.");

    public string Rulebook => Say("规则库版本", "Rulebook revision");
    public string Engine => Say("判定引擎版本", "Engine version");
    public string Register => Say("登记号", "Register id");
    public string LegalDate => Say("法律基准日", "Law as of");

    public string Basis(string rulebook, string engine) => Say($"规则库 {rulebook}；引擎 {engine}", $"Rulebook {rulebook}; engine {engine}");

    /// <summary>A footnote: the instrument in full.</summary>
    public string Note(Text title, string? number, string provision)
    {
        if (names.Language == Language.Zh)
            return $"{names.Title(title)}{(number is null ? "" : $"（{number}）")}{provision}。";
        var (en, zh) = (names.Say(title), Visible.Of(title.Zh));
        return $"{en} ({string.Join(", ", new[] { zh == en ? null : zh, number }.OfType<string>())}){(provision.Length == 0 ? "" : ", " + provision)}.".Replace(" ()", "", StringComparison.Ordinal);
    }

    public string Of(Verdict verdict) => verdict switch
    {
        Verdict.Bars => Say("构成限制", "stands in the way"),
        Verdict.Lifted => Say("予以放开", "opens it"),
        Verdict.Satisfied => Say("符合", "met"),
        Verdict.Undetermined => Say("尚不能确定", "cannot be told yet"),
        Verdict.Displaced => Say("不适用", "set aside"),
        Verdict.NotApplicable => Say("不涉及", "not concerned"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    public string Of(ConditionStatus status) => status switch
    {
        ConditionStatus.Met => Say("✓ 已符合", "✓ met"),
        ConditionStatus.Unmet => Say("✗ 不符合", "✗ not met"),
        ConditionStatus.Open => Say("○ 待落实", "○ open"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public string Of(Verification verified) => verified switch
    {
        Verification.Verified => Say("原文", "The text"),
        Verification.Secondary => Say("二手来源", "Secondary sources"),
        Verification.Unverified => Say("未经核实", "Not verified"),
        _ => throw new ArgumentOutOfRangeException(nameof(verified)),
    };

    /// <summary>Days in force as far as they are known.</summary>
    public string Force(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        ({ } first, { } last) => Span(names.Date(first), names.Date(last)),
        ({ } first, null) => Say($"自{names.Date(first)}起", $"from {names.Date(first)}"),
        (null, { } last) => Say($"至{names.Date(last)}止", $"until {names.Date(last)}"),
        _ => "—",
    };

    private string Say(string zh, string en) => names.Say(zh, en);
}
