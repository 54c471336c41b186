using System.Collections.Immutable;
using DigitalTrade.Access.Evaluation;

namespace DigitalTrade.Access.Explanations;

/// <summary>What the determination took as read, in words. Nothing is assumed in silence.</summary>
internal static class Assumptions
{
    private const int Named = 4;

    private static readonly Text Mode = new(
        "未说明投资方式，按新设企业或取得股权的直接投资处理，不按协议控制、境外上市或跨境提供处理。",
        "How the investor comes in is not stated; read as setting up an enterprise or taking a stake, not as contractual control, overseas listing or cross-border supply.");

    public static ImmutableArray<Text> Of(Rulebook book, Circumstances at)
    {
        var found = new List<Text>();
        if (at.Registered is { } zone && book.OutsideSpecialZones(zone, at.Date) is { } outside) found.Add(outside);
        var readsMode = false;
        foreach (var codes in at.Codes)
        {
            if (codes.IsDefault) continue;
            foreach (var code in codes)
            {
                Narrower(book, code, found);
                readsMode |= book.Rules(code).ReadsMode;
            }
        }

        if (at.Proposal.Mode is null && readsMode) found.Add(Mode);
        return [.. found];
    }

    /// <summary>That a place lies outside the special zones that cover only part of it; null when there is none.</summary>
    public static Text? OutsideSpecialZones(Rulebook book, int zone, DateOnly date)
    {
        var special = book.SpecialZones[zone]
            .Where(z => book.Territories.Any(t => t.Contains(z, date) && !t.Contains(zone, date)))
            .Select(z => book.Gazetteer.Zones[z])
            .ToArray();
        if (special.Length == 0) return null;
        var place = book.Gazetteer.Zones[zone].Name;
        var more = special.Length > Named;
        return new(
            $"注册地仅说明为{place.Zh}，按不在其中任何特殊区域内处理（{string.Join("、", special.Take(Named).Select(z => z.Name.Zh))}{(more ? "等" : "")}）。",
            $"Registered in {place.En} is read as outside every special zone that covers only part of it ({string.Join(", ", special.Take(Named).Select(z => z.Name.En))}{(more ? " and others" : "")}).");
    }

    private static void Narrower(Rulebook book, string code, List<Text> found)
    {
        var rules = book.Rules(code);
        if (rules.Sector.Abstract || rules.Narrower.IsEmpty) return;
        var names = rules.Narrower.Select(n => book.Rules(n).Sector).ToArray();
        found.Add(new(
            $"{code} {rules.Sector.Name.Zh}按该类业务整体处理；其下{string.Join("、", names.Select(n => $"{n.Code} {n.Name.Zh}"))}另有规定，如属此类请直接写明。",
            $"{code} ({rules.Sector.Name.En}) is read as the whole category; narrower rules exist for {string.Join(", ", names.Select(n => $"{n.Code} ({n.Name.En})"))}: name those if they are meant."));
    }
}
