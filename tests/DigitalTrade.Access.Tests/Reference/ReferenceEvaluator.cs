using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Tests.Reference;

/// <summary>What the reference says of one activity of a deal.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="GovernedBy">Id of the list that governs.</param>
/// <param name="Found">Sector and measure to verdict; what bars and is lifted counts as lifted where the whole goes ahead.</param>
/// <param name="Routes">Each a set of derogations, minimal, that would lift all that bars.</param>
internal sealed record Verdicts(Outcome Outcome, string? GovernedBy, SortedDictionary<string, Verdict> Found, SortedSet<string> Routes);

/// <summary>The law read from front to back for one deal at a time: no index, no compiled condition, no shortcut.</summary>
internal sealed class ReferenceEvaluator(Ground ground)
{
    private enum Help
    {
        Lifts,
        Curable,
        Never,
    }

    public Outcome Whole(Deal deal) => Enumerable.Range(0, deal.Codes.Length).Max(i => One(deal, i).Outcome);

    public Verdicts One(Deal deal, int activity)
    {
        var governing = ground.Governing(deal.Zone, deal.Date);
        var found = new SortedDictionary<string, Verdict>(StringComparer.Ordinal);
        var barred = new List<(string Name, Measure Measure, Dictionary<string, Help> Helps)>();
        foreach (var code in deal.Codes[activity])
        {
            foreach (var measure in ground.Book.Measures)
            {
                if (Test(deal, code, measure, governing?.Id) is not { } verdict) continue;
                found[$"{code} {measure.Id}"] = verdict;
                if (verdict == Verdict.Bars) barred.Add(($"{code} {measure.Id}", measure, Helps(deal, activity, code, measure)));
            }
        }

        var routes = new SortedSet<string>(Routes(barred.Select(b => b.Helps).ToList()), StringComparer.Ordinal);
        if (governing is null or { Incomplete: true }) return new(Outcome.Undetermined, governing?.Id, found, routes);
        var outcome = found.Values.Any(v => v == Verdict.Satisfied) ? Outcome.PermittedOnConditions : Outcome.Permitted;
        foreach (var (_, measure, helps) in barred)
        {
            var one = helps.ContainsValue(Help.Lifts) ? Outcome.PermittedOnConditions
                : helps.ContainsValue(Help.Curable) ? Outcome.NotPermittedAsProposed
                : measure.Kind is MeasureKind.Prohibition or MeasureKind.CommitmentLimit ? Outcome.Prohibited : Outcome.NotPermittedAsProposed;
            if (one > outcome) outcome = one;
        }

        if (outcome <= Outcome.PermittedOnConditions)
        {
            foreach (var (name, _, _) in barred) found[name] = Verdict.Lifted;
        }

        return new(outcome, governing.Id, found, routes);
    }

    private Verdict? Test(Deal deal, string code, Measure measure, string? governing)
    {
        if (!ground.Covers(measure.Sectors, code) || !measure.InForce.On(deal.Date)) return null;
        if (!ground.Lies(deal.Zone, measure.Territory.Zones, deal.Date)) return null;
        if (measure.Edition is { } edition && edition.Id != governing) return Verdict.Displaced;
        deal = deal.Read(measure.Basis);
        if (measure.When is { } when && deal.Holds(when.Source, ground) != true) return Verdict.NotApplicable;
        return Meets(deal, measure.Requires.Source) ? Verdict.Satisfied : Verdict.Bars;
    }

    // All circumstances are settled: what is still unknown is an undertaking, and can be kept or cannot.
    private bool Meets(Deal deal, Condition condition) => deal.Holds(condition, ground) ?? deal.Holds(condition, ground, best: true) == true;

    private Dictionary<string, Help> Helps(Deal deal, int activity, string code, Measure measure)
    {
        var helps = new Dictionary<string, Help>(StringComparer.Ordinal);
        foreach (var derogation in ground.Book.Derogations)
        {
            if (!derogation.Lifts.Contains(measure.Key) || !ground.Covers(derogation.Sectors, code) || !derogation.InForce.On(deal.Date)) continue;
            if (Outside(deal, activity, derogation)) continue;
            var best = derogation.Areas
                .Where(a => a.InForce.On(deal.Date) && ground.Lies(deal.Zone, a.Territory.Zones, deal.Date))
                .Select(a => Try(deal, derogation, a)).DefaultIfEmpty(Help.Never).Min();
            if (best != Help.Never) helps[derogation.Key] = best;
        }

        return helps;
    }

    private bool Outside(Deal deal, int activity, Derogation derogation)
    {
        if (derogation.Without is not { } without) return false;
        for (var i = 0; i < deal.Codes.Length; i++)
        {
            if (!deal.Codes[i].Any(c => ground.Covers(without, c))) continue;
            if (i == activity) return true;
            var schemes = derogation.Sectors.Included.Select(c => c.Split(':')[0]).ToHashSet();
            if (!derogation.Sectors.All && !deal.Codes[i].Any(c => schemes.Contains(c.Split(':')[0]))) return true;
        }

        return false;
    }

    private Help Try(Deal deal, Derogation derogation, DerogationArea area)
    {
        var help = Help.Lifts;
        if (derogation.Investors is { } investors)
        {
            foreach (var holder in deal.Holding.Holders.Where(h => h.Share > 0))
            {
                if (!investors.TryGetValue(holder.Economy, out var needed)) return Help.Never;
                if (needed is not null && holder.Qualifies is { } held && !held.Contains(needed)) help = Help.Curable;
            }
        }

        foreach (var condition in area.Conditions.Where(c => c.InForce.On(deal.Date)))
        {
            if (Meets(deal.Read(derogation.Basis), condition.Test.Source)) continue;
            var curable = condition.Test.Source.Tests().Any(t =>
                t.Reads!.Curable || t.Reads.Id is "foreign-share" or "state-share" or "largest-foreign-share" or "chinese-relative-control");
            if (!curable) return Help.Never;
            help = Help.Curable;
        }

        return help;
    }

    /// <summary>All minimal sets that hit every list of derogations, by trying every set.</summary>
    private static IEnumerable<string> Routes(List<Dictionary<string, Help>> barred)
    {
        if (barred.Count == 0 || barred.Any(b => b.Count == 0)) return [];
        var all = barred.SelectMany(b => b.Keys).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (all.Length > 12) return [];
        var sets = Enumerable.Range(1, (1 << all.Length) - 1).Where(Hits).ToList();
        return sets.Where(s => !sets.Any(o => o != s && (o & s) == o)).Select(s => string.Join(' ', all.Where((_, i) => (s & (1 << i)) != 0)));

        bool Hits(int set) => barred.TrueForAll(b => all.Where((_, i) => (set & (1 << i)) != 0).Any(b.ContainsKey));
    }
}
