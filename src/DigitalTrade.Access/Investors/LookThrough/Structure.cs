using System.Collections.Immutable;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>Someone in a structure.</summary>
/// <param name="Label">For people: the name, the id, or where it stands in the proposal.</param>
/// <param name="Economy">Economy, or null.</param>
/// <param name="Kind">Kind, or null.</param>
/// <param name="Entity">Id in the graph; null in nested holders.</param>
/// <param name="Named">True when the proposal gives it a name.</param>
/// <param name="Foreign">True for whoever makes an enterprise foreign-invested without being named.</param>
internal sealed record Node(string Label, string? Economy, HolderKind? Kind, string? Entity, bool Named, bool Foreign = false)
{
    /// <summary>Who has no holders: true for foreign, false for Chinese, null when it cannot be told.</summary>
    public bool? Side => Foreign ? true : Economy is null ? null : Economy != "CN";
}

/// <summary>A part held by someone, at least <paramref name="Low"/> of one; more than that when <paramref name="Open"/>.</summary>
internal readonly record struct Part(int Holder, Fraction Low, bool Open);

/// <summary>
/// The holders of an enterprise as nodes and parts, from nested holders or from a graph. Node 0 is the enterprise. What is
/// not stated of a node is in no part.
/// </summary>
internal sealed class Structure
{
    private readonly List<Node> nodes = [];
    private readonly List<List<Part>> parts = [];
    private readonly Dictionary<string, int> entities = new(StringComparer.Ordinal);
    private readonly OwnershipGraph? graph;

    private Structure(OwnershipGraph? graph) => this.graph = graph;

    public IReadOnlyList<Node> Nodes => nodes;

    /// <summary>For each node who holds it by shares; empty for those whose holders are not stated.</summary>
    public IReadOnlyList<List<Part>> Parts => parts;

    /// <summary>What is controlled by contract, and by whom.</summary>
    public List<(int Of, int Holder)> Contracts { get; } = [];

    /// <summary>Who commands the votes of what by agreement.</summary>
    public List<(int Of, int Holder)> Votes { get; } = [];

    /// <summary>Those who act in concert.</summary>
    public List<ImmutableArray<int>> Concerts { get; } = [];

    /// <summary>The nodes of the enterprise's holders, in their order in the proposal.</summary>
    public ImmutableArray<int> Direct { get; private set; } = [];

    /// <summary>Who stands for shares of the enterprise that nobody stated and that count as Chinese; -1 when nobody does.</summary>
    public int Rest { get; private set; } = -1;

    /// <summary>Who stands behind a node once contracts are heard: the controller takes the place of the holders.</summary>
    public IReadOnlyList<Part> Beneficiaries(int node)
    {
        foreach (var (of, holder) in Contracts)
        {
            if (of == node) return [new(holder, Fraction.One, false)];
        }

        return parts[node];
    }

    /// <summary>The structure of a proposal.</summary>
    /// <param name="graph">The graph, or null for nested holders.</param>
    /// <param name="investors">The enterprise's holders.</param>
    /// <param name="restIsChinese">True when shares that nobody stated count as Chinese.</param>
    public static Structure Of(OwnershipGraph? graph, ImmutableArray<Investor> investors, bool restIsChinese)
    {
        var made = new Structure(graph);
        var target = graph is null ? null : graph.Find(graph.Target);
        made.Add(new(target?.Name ?? graph?.Target ?? "", target?.Economy, target?.Kind, graph?.Target, target?.Name is not null));
        if (graph is not null) made.entities[graph.Target] = 0;

        // Those who hold the enterprise are as the proposal has them; a remedy may have changed them.
        var holders = investors.Select((investor, i) => made.Holder(investor, $"investors[{i}]")).ToArray();
        made.Direct = [.. holders];
        made.parts[0] = Clamped(holders.Zip(investors, (h, i) => (h, i.Share)));
        if (restIsChinese) made.AddRest();
        made.Agree();
        for (var node = 0; node < made.nodes.Count; node++) made.Expand(node);
        return made;
    }

    /// <summary>Every entity of a graph, whether or not it is above the target.</summary>
    public static Structure All(OwnershipGraph graph)
    {
        var made = new Structure(graph);
        made.Holder(graph.Target);
        foreach (var entity in graph.Entities) made.Holder(entity.Id);
        made.Agree();
        for (var node = 0; node < made.nodes.Count; node++) made.Expand(node, first: 0);
        return made;
    }

    /// <summary>A node without knowing its holders.</summary>
    private int Add(Node node)
    {
        nodes.Add(node);
        parts.Add([]);
        return nodes.Count - 1;
    }

    private int Holder(Investor investor, string path)
    {
        var node = new Node(investor.Name ?? investor.Entity ?? path, investor.Economy, investor.Kind, investor.Entity, investor.Name is not null);
        if (investor.Entity is { } id && graph is not null)
        {
            if (entities.TryGetValue(id, out var known)) return known;
            return entities[id] = Add(node);
        }

        var made = Add(node);
        var holders = investor.Holders;
        parts[made] = Clamped(holders.Select((holder, i) => (Holder(holder, $"{path}.holders[{i}]"), holder.Share)).ToArray());
        return made;
    }

    private int Holder(string id)
    {
        if (entities.TryGetValue(id, out var known)) return known;
        var entity = graph!.Find(id) ?? new Participant { Id = id };
        return entities[id] = Add(new(entity.Name ?? id, entity.Economy, entity.Kind, id, entity.Name is not null));
    }

    private void Expand(int node, int first = 1)
    {
        if (node >= first && graph is not null && nodes[node].Entity is { } id)
            parts[node] = Clamped(graph.Holdings.Where(h => h.Of == id).Select(h => (Holder(h.Holder), h.Share)).ToArray());

        // An enterprise with foreign investment of which no more is said: some part of it is foreign.
        if (parts[node].Count == 0 && nodes[node] is { Kind: HolderKind.ForeignInvestedEnterprise, Economy: null or "CN" })
            parts[node] = [new(Add(new(nodes[node].Label, null, null, null, false, Foreign: true)), Fraction.Zero, true)];
    }

    private void AddRest()
    {
        var rest = parts[0].Aggregate(Fraction.One, (left, part) => left - part.Low);
        if (rest <= Fraction.Zero) return;
        Rest = Add(new("", "CN", null, null, false));
        parts[0].Add(new(Rest, rest, false));
    }

    private void Agree()
    {
        foreach (var agreement in graph?.Agreements ?? [])
        {
            if (agreement.Kind == AgreementKind.ActingInConcert) Concerts.Add([.. agreement.Parties.Select(Holder)]);
            else if (agreement is { Holder: { } holder, Of: { } of })
                (agreement.Kind == AgreementKind.Voting ? Votes : Contracts).Add((Holder(of), Holder(holder)));
        }
    }

    /// <summary>At least what is stated; where the others leave nothing, whoever did not state his share holds nothing.</summary>
    private static List<Part> Clamped(IEnumerable<(int Holder, Range? Share)> stated)
    {
        var holdings = stated.ToArray();
        var full = holdings.Sum(h => h.Share?.Low ?? 0) >= 100;
        var found = new List<Part>(holdings.Length);
        foreach (var (holder, share) in holdings)
        {
            var (low, open) = share is { } s ? (s.Low, s.LowOpen) : (0m, true);
            if (share is { IsZero: true } || (low == 0 && full)) continue;
            found.Add(new(holder, Fraction.OfPercent(low), open && !full));
        }

        return found;
    }
}
