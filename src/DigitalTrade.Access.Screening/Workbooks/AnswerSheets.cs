using System.Buffers;
using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Instruments;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Outputs;
using DigitalTrade.Access.Screening.Pipeline;

namespace DigitalTrade.Access.Screening.Workbooks;

/// <summary>Rows of the three sheets: deals, findings with their citations, and what could not be read.</summary>
internal sealed class AnswerSheets(Rulebook book, Language language, bool sheets) : AnswerFormat
{
    public const int Deals = 0;
    public const int Findings = 1;
    public const int NotRead = 2;

    private readonly Names names = new(book, language);

    // A worker has writers of its own.
    [ThreadStatic]
    private static (AnswerSheets? Owner, RowWriter[] Writers) own;

    public override int Streams => 3;

    private ImmutableArray<(string Heading, int Width)> Sheet => sheets ? [(Say("工作表", "Sheet"), 12)] : [];

    /// <summary>Headings and widths of a sheet's columns.</summary>
    public ImmutableArray<(string Heading, int Width)> Columns(int stream) => stream switch
    {
        Deals =>
        [
            .. Sheet, (Say("行", "Row"), 6), (Say("编号", "Deal"), 10), (Say("名称", "Name"), 20), (Say("结论", "Outcome"), 16), (Say("业务", "Activity"), 22),
            (Say("注册地", "Registered"), 16), (Say("基准日", "Law as of"), 11), (Say("适用清单", "Governed by"), 24), (Say("障碍", "Stands in the way"), 32),
            (Say("开放依据", "Opened by"), 26), (Say("尚待落实的条件", "Conditions still to be met"), 50), (Say("决定性的未知事实", "Turns on"), 22),
            (Say("首选调整", "First remedy"), 24), (Say("使用前须知", "Caveats"), 22),
        ],
        Findings =>
        [
            .. Sheet, (Say("行", "Row"), 7), (Say("编号", "Deal"), 12), (Say("业务", "Activity"), 22), (Say("认定", "Says"), 16), (Say("理由", "Why"), 70),
            (Say("文件", "Instrument"), 42), (Say("条款", "Provision"), 22), (Say("标识", "Key"), 34),
        ],
        _ =>
        [
            .. Sheet, (Say("行", "Row"), 8), (Say("编号", "Deal"), 14), (Say("单元格", "Cell"), 12), (Say("列", "Column"), 20),
            (Say("原因", "Reason"), 60), (Say("如何更正", "What to do"), 60),
        ],
    };

    public string Name(int stream) => stream switch { Deals => Say("交易", "Deals"), Findings => Say("认定与依据", "Findings"), _ => Say("未能读取", "Not read") };

    public override ReadOnlyMemory<byte> Heading(int stream)
    {
        var text = new ArrayBufferWriter<byte>();
        var row = Row(stream);
        row.Begin();
        foreach (var (heading, _) in Columns(stream)) row.Own(heading, CellStyle.Heading);
        row.End(text);
        return text.WrittenMemory;
    }

    public override void Answered(Sheaf sheaf, DealReading deal, Determination determination)
    {
        var row = Row(Deals);
        Begin(row, deal);
        row.Number(deal.Row);
        row.Text(deal.Id);
        row.Text(deal.Name);
        row.Text(names.Say(Words.Of(determination.Outcome)), CellStyle.Permitted + (int)determination.Outcome);
        row.Text(Lines(deal.Proposal!.Activities.Select(names.Activity)));
        row.Text(deal.Proposal.Registered is { } zone ? names.Zone(zone) : "");
        row.Day(determination.AsOf);
        row.Text(Lines(determination.Activities.Select(a => names.Edition(a.GovernedBy)).OfType<string>()));
        row.Text(Lines(Bars(determination)));
        row.Text(Lines(determination.Activities.SelectMany(a => a.Route).Select(names.Opening)));
        row.Text(Lines(determination.Outcome == Outcome.Prohibited ? [] : Conditions.Of(determination).Where(c => c.Status != ConditionStatus.Met).Select(Condition)));
        row.Text(Lines(determination.Questions.Select(q => names.Say(q.Text))));
        row.Text(determination.Remedies is [var remedy, ..] ? Remedy(remedy) : "");
        row.Text(Lines(determination.Caveats.GroupBy(c => c.Kind).Select(g => g.Count() > 1 ? $"{names.Say(Words.Caveat(g.Key))} ({g.Count()})" : names.Say(Words.Caveat(g.Key)))));
        row.End(sheaf.Texts[Deals]);
        sheaf.Lines[Deals]++;
        foreach (var activity in determination.Activities)
        {
            var called = names.Activity(activity.Activity);
            foreach (var finding in activity.Findings)
            {
                if (finding.Verdict is Verdict.NotApplicable or Verdict.Displaced) continue;
                Finding(sheaf, deal, called, Verdicts(finding.Verdict), names.Say(finding.Because), finding.Cite, finding.Measure);
            }

            foreach (var condition in activity.Conditions)
                Finding(sheaf, deal, called, Status(condition.Status), names.Say(condition.Text), condition.Cite, condition.Id);
        }

        foreach (var caveat in determination.Caveats)
            Finding(sheaf, deal, "", names.Say(Words.Caveat(caveat.Kind)), names.Say(caveat.Text), caveat.Cites.IsEmpty ? null : caveat.Cites[0], caveat.Id);
    }

    public override void Unread(Sheaf sheaf, DealReading deal)
    {
        var row = Row(NotRead);
        foreach (var problem in deal.Problems)
        {
            Begin(row, deal);
            row.Text(deal.Rows > 1 && problem.Cell is null ? $"{deal.Row} (+{deal.Rows - 1})" : problem.Row.ToString(System.Globalization.CultureInfo.InvariantCulture));
            row.Text(deal.Id);
            row.Text(problem.Cell);
            row.Text(problem.Column);
            row.Text(problem.Message);
            row.Text(problem.Help);
            row.End(sheaf.Texts[NotRead]);
            sheaf.Lines[NotRead]++;
        }
    }

    private void Finding(Sheaf sheaf, DealReading deal, string activity, string says, string why, Citation? cite, string key)
    {
        var row = Row(Findings);
        Begin(row, deal);
        row.Number(deal.Row);
        row.Text(deal.Id);
        row.Text(activity);
        row.Text(says);
        row.Text(why);
        row.Text(cite is null ? "" : names.Title(cite.Title));
        row.Text(cite is null ? "" : names.Provision(cite.Provision));
        row.Text(key);
        row.End(sheaf.Texts[Findings]);
        sheaf.Lines[Findings]++;
    }

    private RowWriter Row(int stream)
    {
        if (own.Owner != this) own = (this, [.. Enumerable.Range(0, Streams).Select(s => new RowWriter([.. Columns(s).Select(c => c.Width)]))]);
        return own.Writers[stream];
    }

    private void Begin(RowWriter row, DealReading deal)
    {
        row.Begin();
        if (sheets) row.Text(deal.Sheet);
    }

    private IEnumerable<string> Bars(Determination determination) =>
        determination.Activities.SelectMany(a => a.Findings).Where(f => f.Verdict == Verdict.Bars).Select(f => names.Cite(f.Cite));

    private string Condition(ConditionFinding condition) => $"{(condition.Status == ConditionStatus.Unmet ? "✗" : "○")} {names.Say(condition.Text)}";

    private string Remedy(Remedy remedy) =>
        string.Join(Say("，", ", "), remedy.Changes.Select(c => names.Say(c.Text))) + "\n" + names.Say(Words.Of(remedy.Outcome));

    private string Verdicts(Verdict verdict) => verdict switch
    {
        Verdict.Bars => Say("不予准许", "Bars"),
        Verdict.Lifted => Say("已开放", "Lifted"),
        Verdict.Satisfied => Say("符合", "Satisfied"),
        Verdict.Undetermined => Say("取决于未知事实", "Turns on a fact"),
        Verdict.Displaced => Say("不适用：另有清单", "Displaced"),
        Verdict.NotApplicable => Say("不涉及", "Does not concern"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private string Status(ConditionStatus status) => status switch
    {
        ConditionStatus.Met => Say("条件：已满足", "Condition: met"),
        ConditionStatus.Unmet => Say("条件：未满足", "Condition: not met"),
        ConditionStatus.Open => Say("条件：待落实", "Condition: open"),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string Lines(IEnumerable<string> parts) => string.Join('\n', parts.Distinct());

    private string Say(string zh, string en) => language == Language.Zh ? zh : en;
}
