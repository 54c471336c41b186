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
        var found = new Gathered<Text>();
        if (at.Registered is { } zone && book.Selections.Place(zone, at.Date).Outside is { } outside) found.Add(outside);
        var readsMode = false;
        foreach (var codes in at.Codes)
        {
            if (codes.IsDefault) continue;
            foreach (var code in codes)
            {
                var rules = book.Rules(code);
                if (book.Sentences.Narrower(book, rules) is { } narrower) found.Add(narrower);
                readsMode |= rules.ReadsMode;
            }
        }

        if (at.Proposal.Mode is null && readsMode) found.Add(Mode);
        return found.ToImmutable();
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

    /// <summary>That a sector is read as a whole although narrower rules exist below it.</summary>
    public static Text Narrower(Rulebook book, SectorRules rules)
    {
        var code = rules.Sector.Code;
        var names = rules.Narrower.Select(n => book.Rules(n).Sector).ToArray();
        return new(
            $"{code} {rules.Sector.Name.Zh}按该类业务整体处理；其下{string.Join("、", names.Select(n => $"{n.Code} {n.Name.Zh}"))}另有规定，如属此类请直接写明。",
            $"{code} ({rules.Sector.Name.En}) is read as the whole category; narrower rules exist for {string.Join(", ", names.Select(n => $"{n.Code} ({n.Name.En})"))}: name those if they are meant.");
    }
}
