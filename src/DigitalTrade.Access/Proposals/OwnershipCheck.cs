using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Investors.LookThrough;

namespace DigitalTrade.Access.Proposals;

/// <summary>What cannot be of a graph of holders, with the entities by name.</summary>
internal static class OwnershipCheck
{
    private const int Named = 8;

    public static void Check(ProposalCursor at, OwnershipGraph graph, string path)
    {
        var entities = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < graph.Entities.Length; i++)
        {
            if (!entities.Add(graph.Entities[i].Id))
                at.Add($"{path}.entities[{i}].id", $"`{ProposalCursor.Clip(graph.Entities[i].Id)}` is the id of two entities", "give each an id of its own");
        }

        entities.Add(graph.Target);
        CheckNames(at, graph, path, entities);
        if (at.Any) return;
        CheckSums(at, graph, path);
        CheckContracts(at, graph, path);
        if (!at.Any) CheckCircles(at, graph, path);
    }

    private static void CheckNames(ProposalCursor at, OwnershipGraph graph, string path, HashSet<string> entities)
    {
        var pairs = new HashSet<(string, string)>();
        for (var i = 0; i < graph.Holdings.Length; i++)
        {
            var (holder, of, _) = graph.Holdings[i];
            Known(holder, $"{path}.holdings[{i}].holder");
            Known(of, $"{path}.holdings[{i}].of");
            if (!pairs.Add((holder, of)))
                at.Add($"{path}.holdings[{i}]", $"the holding of `{Name(graph, holder)}` in `{Name(graph, of)}` is given twice", "add the two up, or leave one out");
            if (graph.Find(of) is { Kind: HolderKind.Individual })
                at.Add($"{path}.holdings[{i}].of", $"`{Name(graph, of)}` is an individual: nobody holds shares of it", null);
        }

        for (var i = 0; i < graph.Agreements.Length; i++)
        {
            var agreement = graph.Agreements[i];
            for (var party = 0; party < agreement.Parties.Length; party++) Known(agreement.Parties[party], $"{path}.agreements[{i}].parties[{party}]");
            if (agreement.Holder is { } holder) Known(holder, $"{path}.agreements[{i}].holder");
            if (agreement.Of is { } of) Known(of, $"{path}.agreements[{i}].of");
            if (agreement.Holder is not null && agreement.Holder == agreement.Of) at.Add($"{path}.agreements[{i}]", $"`{Name(graph, agreement.Of)}` cannot control itself", null);
        }

        void Known(string id, string here)
        {
            if (!entities.Contains(id)) at.Unknown(here, "entity", id, entities);
        }
    }

    private static void CheckSums(ProposalCursor at, OwnershipGraph graph, string path)
    {
        foreach (var held in graph.Holdings.GroupBy(h => h.Of))
        {
            var sum = held.Sum(h => h.Share?.Low ?? 0);
            if (sum <= 100) continue;
            var holders = held.Where(h => h.Share is { Low: > 0 }).ToArray();
            var parts = string.Join(", ", holders.Take(Named).Select(h => $"`{Name(graph, h.Holder)}` {ProposalCursor.Number(h.Share!.Value.Low)}"));
            at.Add($"{path}.holdings", $"the holdings in `{Name(graph, held.Key)}` add up to {ProposalCursor.Number(sum)}, over 100: {parts}{(holders.Length > Named ? ", …" : "")}", null);
        }

        foreach (var entity in graph.Entities)
        {
            var held = graph.Holdings.Where(h => h.Of == entity.Id).ToArray();
            if (entity.Kind != HolderKind.ForeignInvestedEnterprise || held.Sum(h => h.Share?.Low ?? 0) < 100) continue;
            if (graph.Above(entity.Id).Skip(1).All(a => graph.Find(a) is { Economy: "CN", Kind: not HolderKind.ForeignInvestedEnterprise } && a != graph.Target))
                at.Add($"{path}.entities", $"`{Name(graph, entity.Id)}` is stated as foreign-invested, and all that is stated behind it is Chinese", "correct its kind, or its holders");
        }
    }

    private static void CheckContracts(ProposalCursor at, OwnershipGraph graph, string path)
    {
        foreach (var twice in graph.Agreements.Where(a => a.Kind != AgreementKind.ActingInConcert).GroupBy(a => (a.Kind, a.Of)).Where(g => g.Count() > 1))
            at.Add($"{path}.agreements", $"`{Name(graph, twice.Key.Of!)}` is controlled by two: {string.Join(", ", twice.Select(a => $"`{Name(graph, a.Holder!)}`"))}", "name those who act in concert as `parties`");
        foreach (var twice in graph.Agreements.SelectMany(a => a.Parties.Distinct()).GroupBy(p => p).Where(g => g.Count() > 1))
            at.Add($"{path}.agreements", $"`{Name(graph, twice.Key)}` acts in concert with two groups", "name one group");
    }

    private static void CheckCircles(ProposalCursor at, OwnershipGraph graph, string path)
    {
        // Every entity is looked at, not only those above the target: a circle is a mistake wherever it stands.
        var structure = Structure.All(graph);
        var circles = Circles.Of(structure);
        foreach (var circle in circles.Closed(structure))
            at.Add($"{path}.holdings", $"{Names(structure, circle)} {(circle.Count == 1 ? "belongs only to itself" : "belong only to each other")}: no owner outside is stated", "correct the shares, or state who else holds them");
        foreach (var circle in circles.Downwards().Where(c => c.Count > Flow.LargestCircle))
            at.Add($"{path}.holdings", $"more than {Flow.LargestCircle} entities hold each other in a circle: {Names(structure, circle)}", null);
    }

    private static string Names(Structure structure, List<int> circle) =>
        string.Join(", ", circle.Order().Take(Named).Select(n => $"`{ProposalCursor.Clip(structure.Nodes[n].Label)}`")) + (circle.Count > Named ? ", …" : "");

    private static string Name(OwnershipGraph graph, string id) => ProposalCursor.Clip(graph.Find(id)?.Name is { } name && name != id ? $"{name} ({id})" : id);
}
