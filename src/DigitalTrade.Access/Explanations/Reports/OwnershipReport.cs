using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors.LookThrough;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>Who holds an enterprise, directly and looked through, for people; text or Markdown, zh or en.</summary>
public static class OwnershipReport
{
    private const int MostHolders = 20;

    /// <summary>The figures of a proposal's holders; null when nobody behind them is stated.</summary>
    /// <exception cref="ArgumentException">A name in the proposal is not in this rulebook.</exception>
    public static OwnershipFinding? Of(Rulebook book, Proposal proposal)
    {
        var at = Circumstances.Of(book, proposal);
        return at.Seen is { } seen ? OwnershipFindings.Of(seen, at.Proposal.Investors ?? [], at.Ownership) : null;
    }

    /// <summary>The figures in lines.</summary>
    public static ImmutableArray<ReportLine> Lines(Rulebook book, OwnershipFinding found, Language language, int width = Report.DefaultWidth) =>
        [.. LineWriter.Write(Section(new(book, language), found), Math.Max(width, 40))];

    /// <summary>The figures as Markdown.</summary>
    public static string Markdown(Rulebook book, OwnershipFinding found, Language language) => MarkdownWriter.Write(Section(new(book, language), found));

    internal static IEnumerable<Block> Section(Names names, OwnershipFinding found)
    {
        var target = found.Target is { } name ? names.Say($"：{Visible.Of(name)}", $": {Visible.Of(name)}") : "";
        yield return new Block.Heading(names.Say("股权穿透", "Who holds it") + target, 2);
        yield return Figures(names, names.Say("直接持股", "Held directly"), found.Direct);
        yield return Figures(names, names.Say("穿透计算", "Looked through"), found.LookThrough);
        yield return new Block.Table([.. Controllers(names, found)]);
        foreach (var contract in found.ContractualControl)
        {
            yield return new Block.Paragraph(names.Say(
                $"{Visible.Of(contract.Of)}由{Visible.Of(contract.By)}以协议控制，穿透计算时以控制方代替股东；协议控制不是合法准入的依据。",
                $"{Visible.Of(contract.Of)} is controlled by {Visible.Of(contract.By)} by contract; looked through, the controller stands in the place of the shareholders. Control by contract is no lawful ground of access."));
        }

        if (!found.Unstated.IsEmpty)
        {
            yield return new Block.Paragraph(names.Say("以下主体的持有人未全部说明，故穿透结果为区间：", "The figures are bounds, because holders are not all stated: ")
                + names.List(found.Unstated.Select(u => names.Say($"{Visible.Of(u.Of)}的{Percent(names, u.Share)}", $"{Percent(names, u.Share)} of {Visible.Of(u.Of)}"))) + names.Say("。", "."));
        }
    }

    private static Block.Table Figures(Names names, string title, OwnershipFigures figures)
    {
        var rows = ImmutableArray.CreateBuilder<(string, string)>();
        rows.Add((title, names.Say("外资", "foreign ") + Percent(names, figures.ForeignShare) + names.Say("，国有", ", state ") + Percent(names, figures.StateShare)));
        rows.Add((names.Say("最大外方", "Largest foreign"), figures.LargestForeignHolder is { } largest
            ? $"{Visible.Of(largest.Name)} {Percent(names, largest.Share)}" : Percent(names, figures.LargestForeignShare)));
        rows.Add((names.Say("中方相对控股", "Chinese side ahead"), figures.ChineseRelativeControl switch
        {
            true => names.Say("是", "yes"),
            false => names.Say("否", "no"),
            _ => names.Say("无法确定", "cannot be told"),
        }));
        if (!figures.Economies.IsEmpty)
            rows.Add((names.Say("按国别地区", "By economy"), names.List(figures.Economies.Select(e => $"{Economy(names, e)} {Percent(names, e.Share)}"))));
        var more = figures.Holders.Length > MostHolders ? names.Say("等", " …") : "";
        rows.Add((names.Say("持有人", "Holders"), string.Join(names.Say("；", "; "), figures.Holders.Take(MostHolders).Select(h => $"{Visible.Of(h.Name)} {Percent(names, h.Share)}")) + more));
        return new(rows.ToImmutable());
    }

    private static IEnumerable<(string, string)> Controllers(Names names, OwnershipFinding found)
    {
        var nobody = names.Say("无", "nobody");
        yield return (names.Say("多数控制人", "Controls by majority"), found.ControllerByMajority.IsEmpty ? nobody : names.List(found.ControllerByMajority.Select(Visible.Of)));
        if (!found.ControllerByAgreement.IsEmpty)
            yield return (names.Say("协议控制人", "Controls by agreement"), names.List(found.ControllerByAgreement.Select(Visible.Of)));
    }

    private static string Economy(Names names, EconomyShare share) =>
        (share.Economy is { } economy ? names.Economy(economy) : names.Say("未说明", "not stated")) + (share.ForeignInvested ? names.Say("（外商投资企业）", " (foreign-invested)") : "");

    private static string Percent(Names names, Stake share)
    {
        var (low, high) = (Wording.Number(share.Low.RoundedPercent(Stake.ShownDigits)), Wording.Number(share.High.RoundedPercent(Stake.ShownDigits)));
        if (share.IsPoint) return $"{low}%";
        return names.Say($"{(share.LowOpen ? "大于" : "")}{low}%至{high}%", $"{(share.LowOpen ? "above " : "")}{low}% to {high}%");
    }
}
