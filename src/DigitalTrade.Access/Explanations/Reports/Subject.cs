using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Explanations.Reports;

/// <summary>What was asked, in rows: only what is stated.</summary>
internal static class Subject
{
    public static Block.Table Of(Names names, Proposal? proposal, Determination determination)
    {
        var lists = determination.Activities.Select(a => names.Edition(a.GovernedBy)).OfType<string>().Distinct().ToArray();
        var stated = Stated(names, proposal, determination);
        return new(lists.Length > 0 ? stated.Add((names.Say("适用清单", "List that governs"), names.List(lists))) : stated);
    }

    /// <summary>What is stated alone.</summary>
    public static ImmutableArray<(string Name, string Value)> Stated(Names names, Proposal? proposal, Determination determination)
    {
        var rows = ImmutableArray.CreateBuilder<(string, string)>();
        Add("业务", "Business", string.Join(names.Say("；", "; "), determination.Activities.Select(a => Business(names, a))));
        if (proposal is not null)
        {
            if (proposal.Registered is { } zone) Add("注册地", "Registered in", names.Zone(zone));
            if (proposal.Facilities is { IsEmpty: false } facilities) Add("设施所在地", "Facilities in", names.List(facilities.Select(names.Zone)));
            if (proposal.Serves is { IsEmpty: false } serves) Add("服务对象所在地", "Customers in", names.List(serves.Select(names.Zone)));
            if (proposal.Investors is { IsEmpty: false } investors)
                Add("投资者", "Investors", string.Join(names.Say("；", "; "), investors.Select(i => Holder(names, i))));
            if (proposal.ForeignShare is { } share) Add("外方股份合计", "Foreign share", Percent(names, share));
            if (proposal.Form is { } form) Add("企业形式", "Form", names.Say(Words.Of(form)));
            if (proposal.Mode is { } mode) Add("投资方式", "Manner", names.Say(Words.Of(mode)));
            var facts = proposal.Facts.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => Fact(names, f.Key, f.Value)).ToArray();
            if (facts.Length > 0) Add("其他事实", "Other facts", string.Join(names.Say("；", "; "), facts));
        }

        Add("日期", "Date", names.Date(determination.AsOf));
        return rows.ToImmutable();

        void Add(string zh, string en, string value) => rows.Add((names.Say(zh, en), value));
    }

    private static string Business(Names names, ActivityDetermination activity)
    {
        var name = names.Activity(activity.Activity);
        if (names.Book.Taxonomy.Sector(activity.Activity) is { Means.IsEmpty: true } || activity.Sectors.IsEmpty) return name;
        return $"{name}{names.Say("，即", ", that is ")}{names.List(activity.Sectors.Select(names.Sector))}";
    }

    private static string Holder(Names names, Investor investor)
    {
        var parts = new List<string>();
        if (investor.Name is { } name) parts.Add(Visible.Of(name.Length > 80 ? name[..80] + "…" : name));
        if (investor.Economy is { } economy) parts.Add(names.Economy(economy));
        var who = parts.Count == 0 ? names.Say("未说明的投资者", "an investor not described") : names.List(parts);
        if (investor.Kind is { } kind && Words.Of(kind) is { } word) who += names.Say($"（{word.Zh}）", $" ({word.En})");
        return investor.Share is { } share ? $"{who}{(who.EndsWith('）') ? "" : " ")}{Percent(names, share)}" : who;
    }

    private static string Fact(Names names, string id, FactValue value)
    {
        if (names.Book.Fact(id) is not { } fact) return Visible.Of(id);
        object? read = value switch
        {
            FactValue.Flag flag => flag.Value,
            FactValue.Number number => number.Value,
            FactValue.Choice choice => choice.Value,
            FactValue.Date date => names.Date(date.Value),
            FactValue.Places places => places.Value.Select(names.Zone).ToArray(),
            _ => null,
        };
        return $"{names.Say(fact.Name)}{names.Say("：", ": ")}{names.Say(Wording.Value(fact, read))}";
    }

    private static string Percent(Names names, Range share) => share.IsPoint
        ? $"{Wording.Number(share.Low)}%"
        : names.Say($"{Wording.Number(share.Low)}%至{Wording.Number(share.High)}%", $"{Wording.Number(share.Low)}% to {Wording.Number(share.High)}%");
}
