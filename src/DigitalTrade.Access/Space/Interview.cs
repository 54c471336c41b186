using System.Numerics;

namespace DigitalTrade.Access.Space;

/// <summary>
/// The order in which to ask, worked out backwards: from what is settled when everything is known to what to ask first, so
/// that the mean number of questions is least when every answer that makes a difference is as likely as another.
/// </summary>
internal sealed class Interview
{
    private const int MostStates = 100_000;

    private readonly OutcomeTable table;
    private readonly int[] sizes;
    private readonly int[] strides;
    private readonly byte[] masks;
    private readonly float[] costs;
    private readonly bool[] matters;

    private Interview(OutcomeTable table)
    {
        this.table = table;
        sizes = [.. table.Groups.Select(g => g.Length)];
        strides = new int[sizes.Length];
        var states = 1;
        for (var i = sizes.Length - 1; i >= 0; i--) (strides[i], states) = (states, states * (sizes[i] + 1));
        masks = new byte[states];
        costs = new float[states];
        matters = new bool[sizes.Length];
        for (var state = 0; state < states; state++) Settle(state);
    }

    /// <summary>The mean number of questions still to be asked.</summary>
    public float Cost => costs[^1];

    /// <summary>The axes whose answer can change the outcome, the best to ask first.</summary>
    public IEnumerable<int> Ranked() =>
        Enumerable.Range(0, sizes.Length).Where(i => matters[i]).OrderBy(i => CostOf(masks.Length - 1, i) ?? float.MaxValue).ThenBy(i => i);

    /// <summary>The best order; null when there are too many states to work it out.</summary>
    public static Interview? Of(OutcomeTable table)
    {
        var states = table.Groups.Aggregate(1L, (product, g) => Math.Min(product * (g.Length + 1), int.MaxValue));
        return states > MostStates ? null : new(table);
    }

    // States are numbered so that those with one thing more settled come first.
    private void Settle(int state)
    {
        Span<int> digits = stackalloc int[sizes.Length];
        var unsettled = -1;
        for (var i = 0; i < sizes.Length; i++)
        {
            digits[i] = state / strides[i] % (sizes[i] + 1);
            if (digits[i] == sizes[i]) unsettled = i;
        }

        if (unsettled < 0)
        {
            masks[state] = table.Entry(digits);
            return;
        }

        for (var group = 0; group < sizes[unsettled]; group++) masks[state] |= masks[state - ((sizes[unsettled] - group) * strides[unsettled])];
        if (BitOperations.PopCount(masks[state]) <= 1) return;
        var best = float.MaxValue;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (digits[i] != sizes[i]) continue;
            if (CostOf(state, i) is { } cost && cost < best) best = cost;
        }

        // Nothing left to ask tells the outcomes apart.
        costs[state] = best == float.MaxValue ? 0 : best;
    }

    /// <summary>The mean number of questions when this one is asked; null when it tells nothing apart.</summary>
    private float? CostOf(int state, int axis)
    {
        var (sum, answers, seen) = (0f, 0, (byte)0);
        var differs = false;
        for (var group = 0; group < sizes[axis]; group++)
        {
            var next = state - ((sizes[axis] - group) * strides[axis]);
            if (masks[next] == 0) continue;
            differs |= seen != 0 && seen != masks[next];
            seen = masks[next];
            sum += costs[next];
            answers++;
        }

        matters[axis] |= differs;
        return answers > 1 ? 1 + (sum / answers) : null;
    }
}
