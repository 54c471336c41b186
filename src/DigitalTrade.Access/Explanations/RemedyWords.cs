using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Zones;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Explanations;

/// <summary>Changes in words.</summary>
internal static class RemedyWords
{
    public static Text Registered(Zone zone) => new($"改在{zone.Name.Zh}注册", $"register in {zone.Name.En}");

    public static Text Located(Fact fact, Zone zone) => fact.Slot switch
    {
        BuiltIn.Facilities => new($"服务设施设在{zone.Name.Zh}", $"place the service facilities in {zone.Name.En}"),
        BuiltIn.Serves => new($"服务对象限于{zone.Name.Zh}", $"serve customers in {zone.Name.En} only"),
        _ => new($"{fact.Name.Zh}改为{zone.Name.Zh}", $"{fact.Name.En}: {zone.Name.En}"),
    };

    public static Text Share(Range share)
    {
        if (share.IsPoint) return new($"外资股比合计降至{Wording.Number(share.Low)}%", $"lower the foreign share in all to {Wording.Number(share.Low)}%");
        return share.HighOpen
            ? new($"外资股比合计降至低于{Wording.Number(share.High)}%", $"lower the foreign share in all below {Wording.Number(share.High)}%")
            : new($"外资股比合计降至{Wording.Number(share.High)}%以下（含）", $"lower the foreign share in all to at most {Wording.Number(share.High)}%");
    }

    public static Text StateShare(decimal limit) => new(
        $"由国有股东持有至少{Wording.Number(limit)}%股份", $"have state-owned holders keep at least {Wording.Number(limit)}%");

    public static Text Value(Fact fact, Cell cell) => fact.Type switch
    {
        FactType.Boolean when cell.Index == 1 => new($"做到：{fact.Name.Zh}", $"bring about: {fact.Name.En}"),
        FactType.Boolean => new($"不再：{fact.Name.Zh}", $"give up: {fact.Name.En}"),
        FactType.Choice => new($"{fact.Name.Zh}改为{fact.Values[cell.Index].Name.Zh}", $"{fact.Name.En}: {fact.Values[cell.Index].Name.En}"),
        FactType.Date => new($"{fact.Name.Zh}改为{cell.Value}", $"{fact.Name.En}: {cell.Value}"),
        _ => new($"{fact.Name.Zh}改为{Wording.Interval(fact, cell.Number).Zh}", $"{fact.Name.En}: {Wording.Interval(fact, cell.Number).En}"),
    };

    public static Text Only(Rulebook book, string code)
    {
        var name = book.Rules(code).Sector.Name;
        return new($"只从事{code} {name.Zh}", $"do only {code} ({name.En})");
    }

    public static Text Without(Rulebook book, string activity)
    {
        var name = book.Taxonomy.Activity(activity)?.Name ?? book.Taxonomy.Sector(activity)?.Name ?? new(activity, activity);
        return new($"不从事{name.Zh}", $"drop {name.En}");
    }

    public static Text Nothing => new("已可进行，无须调整。", "It may go ahead as it is; nothing has to change.");

    public static Text None(int size) => new($"不超过{size}项调整均不能使其获准。", $"No set of at most {size} changes makes it permitted.");

    /// <summary>That shares were not varied, after what was found without.</summary>
    public static Text SharesAside(Text found) => new(
        $"持有人按穿透计算，未尝试改变股比：以下结论不含股比的调整。{found.Zh}",
        $"Holders are looked through, so no other shares were tried; what follows leaves changes of shares aside. {found.En}");

    public static Text Locked(IEnumerable<string> kept)
    {
        var names = kept.ToArray();
        return new(
            $"保持{string.Join("、", names)}不变时没有任何可行的调整；如放开，则有可行的调整。",
            $"With {string.Join(", ", names)} kept as stated, no change makes it permitted; without that, some do.");
    }

    public static Text Exceeded(int size, int examined) => new(
        $"已逐一查验{examined}种调整方案后停止：不超过{size}项的调整已全部查验，更多项的未全部查验。",
        $"Stopped after examining {examined} sets of changes: all sets of at most {size} were examined, larger ones not all.");

    public static Text Found(int size) => new(
        $"不超过{size}项的调整已全部查验；所列各方案均经逐一判定，且缺一不可。",
        $"All sets of at most {size} changes were examined; each one listed was determined as a proposal of its own, and no part of it does alone.");
}
