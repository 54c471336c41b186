using System.Globalization;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>Finds a proposal that the rules with a refused rule and those without it answer differently, and says it in a sentence.</summary>
internal sealed class WitnessSearch(RulebookContent content)
{
    private static readonly int[] Tried = [100, 50, 49, 25, 1];
    private readonly Rulebook with = new(content);

    /// <summary>The proposal in words; null when none was found.</summary>
    public string? Find(Witness sought)
    {
        var without = new Rulebook(Without(sought));
        foreach (var day in Days(sought))
        {
            foreach (var zone in sought.Zones.Where(z => with.Gazetteer.Zone(z) is not null))
            {
                if ((sought.Kind is WitnessKind.Derogation or WitnessKind.Measure ? Outcome(without, sought, day, zone) : Attached(without, sought, day, zone)) is { } found) return found;
            }
        }

        return null;
    }

    // A rule of long standing may be seen only once the rules around it are there: the newest list, or what it lifts.
    private IEnumerable<DateOnly> Days(Witness sought) => content.Editions.Select(e => e.InForce.From)
        .Concat(content.Derogations.Where(d => d.Key == sought.Rule).SelectMany(d => content.Measures.Where(m => d.Lifts.Contains(m.Key))).Select(m => m.InForce.From))
        .Where(d => d > sought.On).Distinct().Order().Prepend(sought.On).Where(d => d < sought.Before);

    private RulebookContent Without(Witness sought) => sought.Kind switch
    {
        WitnessKind.Derogation => content with { Derogations = [.. content.Derogations.Where(d => d.Key != sought.Rule).Select((d, i) => d with { Index = i })] },
        WitnessKind.Measure => content with { Measures = [.. content.Measures.Where(m => m.Id != sought.Rule).Select((m, i) => m with { Index = i })] },
        WitnessKind.Obligation => content with { Obligations = [.. content.Obligations.Where(o => o.Id != sought.Rule)] },
        _ => content with { Caveats = [.. content.Caveats.Where(c => c.Id != sought.Rule)] },
    };

    private string? Outcome(Rulebook without, Witness sought, DateOnly day, string zone)
    {
        var shift = Comparison.Of(new(without, day, zone), new(with, day, zone)).Changes.Where(c => sought.Sector is null || c.Sectors.Contains(sought.Sector)).SelectMany(c => c.Shifts).FirstOrDefault();
        return shift is null ? null : $"{Said(shift.Witness)} would be {Words.Of(shift.After).En.ToLowerInvariant()}, and is {Words.Of(shift.Before).En.ToLowerInvariant()} without this pack";
    }

    private string? Attached(Rulebook without, Witness sought, DateOnly day, string zone)
    {
        foreach (var sector in with.Taxonomy.Sectors.Where(s => !s.Abstract && s.Means.IsEmpty))
        {
            foreach (var share in Tried)
            {
                var proposal = new Proposal { AsOf = day, Activities = [sector.Code], Registered = zone, ForeignShare = Proposals.Range.Point(share) };
                if (Attachments(without, proposal).SequenceEqual(Attachments(with, proposal))) continue;
                return $"on {Iso(day)} in `{zone}`, `{sector.Code}` with {share}% foreign would be told of `{sought.Rule}`, and is not without this pack";
            }
        }

        return null;
    }

    private static List<string> Attachments(Rulebook book, Proposal proposal)
    {
        var answer = book.Determine(proposal);
        return [.. answer.Activities.SelectMany(a => a.Obligations).Select(o => o.Id), .. answer.Caveats.Select(c => c.Id)];
    }

    private static string Said(JsonObject witness)
    {
        var investors = witness["investors"] is JsonArray { Count: > 0 } all
            ? " with " + string.Join(" and ", all.OfType<JsonObject>().Select(i => $"{i["share"]}% from {i["economy"]}"))
            : witness["foreignShare"] is { } share ? $" with {share}% foreign" : "";
        var activities = string.Join(", ", (witness["activities"] as JsonArray ?? []).Select(a => $"`{a}`"));
        var rest = witness.Where(m => m.Key is not ("asOf" or "activities" or "registered" or "investors" or "foreignShare" or "facts"))
            .Concat(witness["facts"] as JsonObject ?? []).Select(m => $", {m.Key} {m.Value?.ToJsonString()}");
        return $"on {witness["asOf"]} in `{witness["registered"]}`, {activities}{investors}{string.Concat(rest)}";
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
