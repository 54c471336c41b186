using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;

namespace DigitalTrade.Access.Space;

/// <summary>A circumstance that is not stated, and its values as far as the rulebook can tell them apart.</summary>
internal sealed record Axis(Unknown Unknown, ImmutableArray<Cell> Cells)
{
    public bool IsNumber => Unknown is Unknown.Of { Fact.Type: FactType.Number or FactType.Date } or Unknown.Behind { Fact.Type: FactType.Number };

    /// <summary>True when it says something of who holds what; such values can exclude each other.</summary>
    public bool IsOwnership => Unknown is Unknown.HolderEconomy or Unknown.Holding or Unknown.Behind
        or Unknown.Of { Fact.Slot: BuiltIn.ForeignShare or BuiltIn.StateShare or BuiltIn.LargestForeignShare or BuiltIn.RelativeControl };
}

/// <summary>
/// The outcome of every completion of what is not stated. Examined as a tree that stops where the outcome no longer hangs on
/// anything, so that few examinations fill many entries; only circumstances on which it ever hangs are axes.
/// </summary>
internal sealed class OutcomeTable
{
    private const int MostExaminations = 5_000;
    private const int MostEntries = 200_000;

    private readonly byte[] entries;
    private readonly int[] strides;

    private OutcomeTable(ImmutableArray<Axis> axes, ImmutableArray<ImmutableArray<ImmutableArray<int>>> groups, byte[] entries)
    {
        Axes = axes;
        Groups = groups;
        strides = Strides([.. groups.Select(g => g.Length)]);
        this.entries = entries;
    }

    /// <summary>The circumstances on which the outcome hangs somewhere.</summary>
    public ImmutableArray<Axis> Axes { get; }

    /// <summary>For each axis the values it is listed by here: each a group of the axis's cells.</summary>
    public ImmutableArray<ImmutableArray<ImmutableArray<int>>> Groups { get; }

    /// <summary>The set of outcomes of the completions in which an axis has this value, a bit an outcome; zero when there is none.</summary>
    public byte Outcomes(int axis, int value)
    {
        byte found = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            if (i / strides[axis] % Groups[axis].Length == value) found |= entries[i];
        }

        return found;
    }

    /// <summary>The outcome of one completion, as a bit; zero when it cannot be.</summary>
    public byte Entry(ReadOnlySpan<int> values)
    {
        var at = 0;
        for (var i = 0; i < values.Length; i++) at += values[i] * strides[i];
        return entries[at];
    }

    /// <summary>The same table with those values together that make no difference in any completion.</summary>
    public OutcomeTable Compact() => Enumerable.Range(0, Axes.Length).Aggregate(this, (table, axis) => table.Compact(axis));

    private OutcomeTable Compact(int axis)
    {
        var (stride, length) = (strides[axis], Groups[axis].Length);
        var groups = new List<(List<int> Cells, byte[] Entries)>();
        for (var value = 0; value < length; value++)
        {
            var slice = Slice(axis, value);

            // Numbers are grouped only with their neighbours, so that a group is a range.
            var group = (Axes[axis].IsNumber ? groups.TakeLast(1) : groups).FirstOrDefault(g => Agree(g.Entries, slice));
            if (group.Cells is null)
            {
                groups.Add(([.. Groups[axis][value]], slice));
                continue;
            }

            group.Cells.AddRange(Groups[axis][value]);
            for (var i = 0; i < slice.Length; i++) group.Entries[i] |= slice[i];
        }

        if (groups.Count == length) return this;
        var merged = new byte[entries.Length / length * groups.Count];
        for (var i = 0; i < merged.Length; i++)
        {
            var (block, rest) = Math.DivRem(i, stride * groups.Count);
            var (value, offset) = Math.DivRem(rest, stride);
            merged[i] = groups[value].Entries[(block * stride) + offset];
        }

        return new(Axes, Groups.SetItem(axis, [.. groups.Select(g => g.Cells.ToImmutableArray())]), merged);
    }

    private byte[] Slice(int axis, int value)
    {
        var (stride, length) = (strides[axis], Groups[axis].Length);
        var slice = new byte[entries.Length / length];
        for (var block = 0; block < slice.Length / stride; block++)
            entries.AsSpan((block * stride * length) + (value * stride), stride).CopyTo(slice.AsSpan(block * stride));
        return slice;
    }

    /// <summary>Equal wherever both can be.</summary>
    private static bool Agree(byte[] left, byte[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && left[i] != 0 && right[i] != 0) return false;
        }

        return true;
    }

    private static int[] Strides(int[] lengths)
    {
        var strides = new int[lengths.Length];
        var stride = 1;
        for (var i = lengths.Length - 1; i >= 0; i--) (strides[i], stride) = (stride, stride * lengths[i]);
        return strides;
    }

    /// <summary>The table of a proposal; null when it would be too large to examine.</summary>
    public static OutcomeTable? Of(Rulebook book, Circumstances at)
    {
        var exploration = new Exploration(book, AxesOf(book, at));
        exploration.Explore(at);
        return exploration.Exhausted ? null : exploration.Fill(at);
    }

    /// <summary>What is not stated and is read by something, in the order in which one would ask.</summary>
    private static ImmutableArray<Axis> AxesOf(Rulebook book, Circumstances at)
    {
        var unknowns = new List<Unknown>();
        for (var i = 0; i < at.Codes.Length; i++)
        {
            if (at.Codes[i].IsDefault)
                unknowns.Add(new Unknown.Of(book.Fact(book.Taxonomy.Activity(at.Proposal.Activities[i])!.Asks!)!, []));
            else
                unknowns.AddRange(at.Codes[i].Where(c => book.Rules(c).Sector.Abstract).Select(c => new Unknown.Code(i, c, book.Rules(c).Parts)));
        }

        if (at.Registered is null) unknowns.Add(new Unknown.Place());
        unknowns.AddRange(at.Ownership.Holders.Where(h => h.Economy is null).Select(h => new Unknown.HolderEconomy(h.Investor)));
        unknowns.AddRange(at.Ownership.Holders.Where(h => h.Share is { Low: 0, LowOpen: false, High: > 0 }).Select(h => new Unknown.Holding(h.Investor)));
        foreach (var read in Partition.Of(book, at.Scope()).Facts)
        {
            if (read.Fact.Role != FactRole.Circumstance || read.Fact.Slot == BuiltIn.Registered) continue;
            if (read.Fact.Type is FactType.Number or FactType.Date || !at.Facts.Stated(read.Fact))
                unknowns.Add(new Unknown.Of(read.Fact, read.Limits));
            if (at.Behind is not null && Bases.IsShare(read.Fact) && (read.Fact.Type == FactType.Number || !at.Through.Facts.Stated(read.Fact)))
                unknowns.Add(new Unknown.Behind(read.Fact, read.Limits));
        }

        if (at is { Behind: not null, Basis: null }) unknowns.Add(new Unknown.Basis());

        return [.. unknowns.Distinct().Select(u => new Axis(u, [.. at.Cells(u).Where(c => at.Settle(u, c) is not null)])).Where(a => a.Cells.Length > 1)];
    }

    private sealed class Exploration(Rulebook book, ImmutableArray<Axis> axes)
    {
        private readonly List<(int[] Cells, byte Outcome)> boxes = [];
        private readonly int[] settled = [.. Enumerable.Repeat(-1, axes.Length)];
        private readonly bool[] hangs = new bool[axes.Length];
        private int examined;

        public bool Exhausted { get; private set; }

        public void Explore(Circumstances at)
        {
            if (Exhausted || ++examined > MostExaminations)
            {
                Exhausted = true;
                return;
            }

            var (outcome, unknown) = Completions.Worst(book, at);
            var axis = outcome is null ? AxisOf(unknown!) : -1;
            if (axis < 0)
            {
                outcome ??= Completions.Whole(book, at, out _) ?? Outcome.Undetermined;
                boxes.Add(((int[])settled.Clone(), (byte)(1 << (int)outcome)));
                return;
            }

            hangs[axis] = true;
            for (var cell = 0; cell < axes[axis].Cells.Length; cell++)
            {
                if (at.Settle(axes[axis].Unknown, axes[axis].Cells[cell]) is not { } next) continue;
                settled[axis] = cell;
                Explore(next);
            }

            settled[axis] = -1;
        }

        /// <summary>The axis of an unknown; where that is settled and still does not decide, another that is not settled.</summary>
        private int AxisOf(Unknown unknown)
        {
            var other = -1;
            for (var i = 0; i < axes.Length; i++)
            {
                if (settled[i] >= 0) continue;
                if (axes[i].Unknown.IsOf(unknown)) return i;
                if (other < 0) other = i;
            }

            return other;
        }

        public OutcomeTable? Fill(Circumstances at)
        {
            var used = Enumerable.Range(0, axes.Length).Where(i => hangs[i]).ToArray();
            var size = used.Aggregate(1L, (product, i) => Math.Min(product * axes[i].Cells.Length, int.MaxValue));
            if (size > MostEntries) return null;
            var strides = Strides([.. used.Select(i => axes[i].Cells.Length)]);
            var entries = new byte[size];
            var excluded = Excluded(at, used);
            var cells = new int[used.Length];
            foreach (var box in boxes) Fill(0, box.Cells, box.Outcome);
            return new(
                [.. used.Select(i => axes[i])],
                [.. used.Select(i => Enumerable.Range(0, axes[i].Cells.Length).Select(c => ImmutableArray.Create(c)).ToImmutableArray())],
                entries);

            void Fill(int depth, int[] box, byte outcome)
            {
                if (depth == used.Length)
                {
                    var entry = 0;
                    for (var i = 0; i < cells.Length; i++) entry += cells[i] * strides[i];
                    entries[entry] |= outcome;
                    return;
                }

                var fixedCell = box[used[depth]];
                var (first, last) = fixedCell >= 0 ? (fixedCell, fixedCell) : (0, axes[used[depth]].Cells.Length - 1);
                for (var cell = first; cell <= last; cell++)
                {
                    cells[depth] = cell;
                    var possible = true;
                    for (var i = 0; i < depth; i++) possible &= !excluded.Contains((i, cells[i], depth, cell));
                    if (possible) Fill(depth + 1, box, outcome);
                }
            }
        }

        /// <summary>Pairs of values of who holds what that cannot both be.</summary>
        private HashSet<(int, int, int, int)> Excluded(Circumstances at, int[] used)
        {
            var excluded = new HashSet<(int, int, int, int)>();
            for (var right = 1; right < used.Length; right++)
            {
                for (var left = 0; left < right; left++)
                {
                    var (one, other) = (axes[used[left]], axes[used[right]]);
                    if (!one.IsOwnership || !other.IsOwnership) continue;
                    for (var i = 0; i < one.Cells.Length; i++)
                    {
                        var settled = at.Settle(one.Unknown, one.Cells[i]);
                        for (var j = 0; j < other.Cells.Length; j++)
                        {
                            if (settled?.Settle(other.Unknown, other.Cells[j]) is null) excluded.Add((left, i, right, j));
                        }
                    }
                }
            }

            return excluded;
        }
    }
}
