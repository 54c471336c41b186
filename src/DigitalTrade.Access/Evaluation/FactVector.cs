using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Zones;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Evaluation;

/// <summary>
/// The facts of one proposal, by slot, as compiled conditions read them. What is not stated is null, or the whole
/// range of a number. Every answer is Kleene's: true, false or null for unknown.
/// </summary>
public sealed class FactVector
{
    internal FactVector(int slots, DateOnly date)
    {
        Values = new Cell[slots];
        Date = date;
    }

    /// <summary>The legal date asked about; places are read as of it.</summary>
    internal DateOnly Date { get; }

    internal Cell[] Values { get; }

    /// <summary>Is the number at most the limit?</summary>
    public bool? AtMost(int slot, decimal limit) => Values[slot].Number.AtMost(limit);

    /// <summary>Is the number below the limit?</summary>
    public bool? Below(int slot, decimal limit) => Values[slot].Number.Below(limit);

    /// <summary>Is the number at least the limit?</summary>
    public bool? AtLeast(int slot, decimal limit) => !Values[slot].Number.Below(limit);

    /// <summary>Is the number above the limit?</summary>
    public bool? Above(int slot, decimal limit) => !Values[slot].Number.AtMost(limit);

    /// <summary>Is the number the limit?</summary>
    public bool? EqualTo(int slot, decimal limit) => Values[slot].Number.Equal(limit);

    /// <summary>Is the truth value this one?</summary>
    public bool? Is(int slot, bool value) =>
        Values[slot].Stated ? Values[slot].Choice == (value ? 1 : 0) : null;

    /// <summary>Is the choice this one of the fact's values?</summary>
    public bool? IsChoice(int slot, int value) => Values[slot].Stated ? Values[slot].Choice == value : null;

    /// <summary>Do all the places lie in the territory on the date?</summary>
    public bool? Within(int slot, Territory territory)
    {
        ref readonly var cell = ref Values[slot];
        if (!cell.Stated) return null;
        foreach (var zone in cell.Places!)
        {
            if (!territory.Contains(zone, Date)) return false;
        }

        return true;
    }

    internal FactVector Copy()
    {
        var copy = new FactVector(Values.Length, Date);
        Values.CopyTo(copy.Values, 0);
        return copy;
    }

    internal FactVector With(int slot, Cell cell)
    {
        var copy = Copy();
        copy.Values[slot] = cell;
        return copy;
    }

    /// <summary>True when the fact is stated, or derived from what is stated.</summary>
    internal bool Stated(Fact fact) => Values[fact.Slot].Stated;

    internal struct Cell
    {
        /// <summary>The number; the whole range when not stated.</summary>
        public Range Number;

        /// <summary>Index of the choice; 1 or 0 for a truth value.</summary>
        public int Choice;

        /// <summary>Indices of zones.</summary>
        public int[]? Places;

        /// <summary>True when stated. A range is stated; its tests may still be unknown.</summary>
        public bool Stated;
    }
}
