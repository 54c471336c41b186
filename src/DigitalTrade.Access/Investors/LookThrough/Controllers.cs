using System.Collections.Immutable;

namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>
/// Who controls the enterprise. By majority: whoever, with those he controls in the same way, holds more than half of the shares
/// at every step. By agreement: the same where those who act in concert vote as one, and votes and contracts count.
/// </summary>
internal sealed class Controllers
{
    private static readonly Fraction Half = new(1, 2);
    private readonly Structure structure;
    private readonly bool agreements;

    private Controllers(Structure structure, bool agreements) => (this.structure, this.agreements) = (structure, agreements);

    /// <summary>Those who control by shares, and are controlled by no one else; several only if they hold each other. Empty for nobody.</summary>
    public static ImmutableArray<Node> ByMajority(Structure structure) => new Controllers(structure, agreements: false).Ultimate();

    /// <summary>Those who control once agreements count; empty for nobody, or without agreements.</summary>
    public static ImmutableArray<Node> ByAgreement(Structure structure) =>
        structure.Concerts.Count + structure.Votes.Count + structure.Contracts.Count == 0 ? [] : new Controllers(structure, agreements: true).Ultimate();

    private ImmutableArray<Node> Ultimate()
    {
        // Whoever has no hand in the enterprise or above it cannot control it.
        var blocks = Blocks();
        var under = blocks.Select(Controlled).ToArray();
        var over = Enumerable.Range(0, blocks.Count).Where(b => under[b].Contains(0)).ToArray();
        var last = over.Where(b => !over.Any(other => other != b && Commands(other, b) && !Commands(b, other)));
        return [.. last.SelectMany(b => blocks[b]).Distinct().Where(n => n != 0).Select(n => structure.Nodes[n])];

        bool Commands(int block, int other) => blocks[other].All(under[block].Contains) && !blocks[other].All(blocks[block].Contains);
    }

    private List<ImmutableArray<int>> Blocks()
    {
        List<ImmutableArray<int>> blocks = agreements ? [.. structure.Concerts] : [];
        for (var node = 1; node < structure.Nodes.Count; node++)
        {
            // Who speaks only through the others is not listed beside them.
            if (node != structure.Rest && !structure.Nodes[node].Foreign && !blocks.Exists(b => b.Contains(node))) blocks.Add([node]);
        }

        return blocks;
    }

    private HashSet<int> Controlled(ImmutableArray<int> block)
    {
        var under = block.ToHashSet();
        bool found;
        do
        {
            found = false;
            for (var node = 0; node < structure.Nodes.Count; node++)
            {
                if (under.Contains(node) || !Controls(under, node)) continue;
                found = under.Add(node);
            }
        }
        while (found);
        return under;
    }

    private bool Controls(HashSet<int> under, int node)
    {
        if (agreements && (structure.Votes.Any(Commanded) || structure.Contracts.Any(Commanded))) return true;
        var votes = Fraction.Zero;
        foreach (var part in structure.Parts[node])
        {
            if (under.Contains(part.Holder)) votes += part.Low;
        }

        return votes > Half;

        bool Commanded((int Of, int Holder) by) => by.Of == node && under.Contains(by.Holder);
    }
}
