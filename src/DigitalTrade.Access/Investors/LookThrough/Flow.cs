namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>
/// What part of the enterprise belongs to everyone in a structure, looked through: at least this much, along all chains. In a
/// circle the parts are solved as a linear system, exactly; no circle is cut.
/// </summary>
internal sealed class Flow
{
    /// <summary>Most nodes in one circle that are solved.</summary>
    public const int LargestCircle = 60;

    private readonly Fraction[] parts;
    private readonly bool[] more;

    private Flow(Fraction[] parts, bool[] more) => (this.parts, this.more) = (parts, more);

    /// <summary>The least part that passes through a node; what ends there where it has no holders.</summary>
    public Fraction this[int node] => parts[node];

    /// <summary>True when what passes through is more than the least part, if only by a little.</summary>
    public bool More(int node) => more[node];

    /// <exception cref="ArgumentException">Some belong only to each other, or a circle is too large; the reader of proposals says whom.</exception>
    public static Flow Of(Structure structure)
    {
        var circles = Circles.Of(structure);
        if (circles.Closed(structure).Count > 0) throw new ArgumentException("a circle of holders has no owner outside");
        var parts = new Fraction[structure.Nodes.Count];
        parts[0] = Fraction.One;

        // From the enterprise upwards: all that holds a circle comes before the circle does.
        foreach (var circle in circles.Downwards())
        {
            if (circle.Count > LargestCircle) throw new ArgumentException($"more than {LargestCircle} hold each other in a circle");
            if (circle.Count > 1 || structure.Beneficiaries(circle[0]).Any(p => p.Holder == circle[0])) Solve(structure, circle, parts);
            foreach (var node in circle)
            {
                if (parts[node].IsZero) continue;
                foreach (var part in structure.Beneficiaries(node))
                {
                    if (!circle.Contains(part.Holder)) parts[part.Holder] += parts[node] * part.Low;
                }
            }
        }

        return new(parts, MoreOf(structure));
    }

    /// <summary>What passes through each node of a circle, from what comes in from outside: (1 - holdings) x = inflow.</summary>
    private static void Solve(Structure structure, List<int> circle, Fraction[] parts)
    {
        var count = circle.Count;
        var system = new Fraction[count, count + 1];
        for (var row = 0; row < count; row++)
        {
            system[row, row] = Fraction.One;
            system[row, count] = parts[circle[row]];
        }

        for (var column = 0; column < count; column++)
        {
            foreach (var part in structure.Beneficiaries(circle[column]))
            {
                var row = circle.IndexOf(part.Holder);
                if (row >= 0) system[row, column] -= part.Low;
            }
        }

        var solved = LinearSystem.Solve(system) ?? throw new ArgumentException("a circle of holders has no owner outside");
        for (var i = 0; i < count; i++) parts[circle[i]] = solved[i];
    }

    /// <summary>Reached by parts that are surely held, one of them more than is counted.</summary>
    private static bool[] MoreOf(Structure structure)
    {
        var (reached, more) = (new bool[structure.Nodes.Count], new bool[structure.Nodes.Count]);
        var left = new Stack<(int Node, bool More)>([(0, false)]);
        reached[0] = true;
        while (left.TryPop(out var at))
        {
            foreach (var part in structure.Beneficiaries(at.Node))
            {
                if (part.Low.IsZero && !part.Open) continue;
                var found = at.More || part.Open;
                var known = found ? more : reached;
                if (known[part.Holder]) continue;
                known[part.Holder] = true;
                left.Push((part.Holder, found));
            }
        }

        return more;
    }
}
