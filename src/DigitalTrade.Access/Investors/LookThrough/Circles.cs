namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>The circles of a structure: the largest sets of nodes that hold each other, a node by itself being one too.</summary>
internal sealed class Circles
{
    private readonly List<List<int>> upwardsFirst = [];
    private readonly int[] circleOf;

    private Circles(int count) => circleOf = new int[count];

    /// <summary>Each circle after all those that it holds, directly or through others.</summary>
    public IEnumerable<List<int>> Downwards() => Enumerable.Reverse(upwardsFirst);

    public static Circles Of(Structure structure)
    {
        var count = structure.Nodes.Count;
        var made = new Circles(count);
        var (index, low, onPath) = (new int[count], new int[count], new bool[count]);
        var path = new Stack<int>();
        var next = 1;

        // Tarjan's algorithm with a stack of its own: a chain of holders may be long.
        var work = new Stack<(int Node, int Part)>();
        for (var root = 0; root < count; root++)
        {
            if (index[root] != 0) continue;
            Enter(root);
            while (work.TryPop(out var at))
            {
                var parts = structure.Beneficiaries(at.Node);
                if (at.Part < parts.Count)
                {
                    work.Push((at.Node, at.Part + 1));
                    var holder = parts[at.Part].Holder;
                    if (index[holder] == 0) Enter(holder);
                    else if (onPath[holder]) low[at.Node] = Math.Min(low[at.Node], index[holder]);
                    continue;
                }

                if (low[at.Node] == index[at.Node]) made.Leave(path, onPath, at.Node);
                if (work.TryPeek(out var below)) low[below.Node] = Math.Min(low[below.Node], low[at.Node]);
            }
        }

        return made;

        void Enter(int node)
        {
            index[node] = low[node] = next++;
            onPath[node] = true;
            path.Push(node);
            work.Push((node, 0));
        }
    }

    /// <summary>Circles that belong wholly to themselves: nobody outside owns any of them.</summary>
    public List<List<int>> Closed(Structure structure) => upwardsFirst.FindAll(circle => circle.TrueForAll(node =>
    {
        var parts = structure.Beneficiaries(node);
        return parts.Count > 0 && parts.All(p => circleOf[p.Holder] == circleOf[node] || (p.Low.IsZero && !p.Open))
            && parts.Aggregate(Fraction.Zero, (sum, p) => sum + p.Low) >= Fraction.One;
    }));

    private void Leave(Stack<int> path, bool[] onPath, int last)
    {
        var circle = new List<int>();
        int node;
        do
        {
            node = path.Pop();
            onPath[node] = false;
            circleOf[node] = upwardsFirst.Count;
            circle.Add(node);
        }
        while (node != last);
        upwardsFirst.Add(circle);
    }
}
