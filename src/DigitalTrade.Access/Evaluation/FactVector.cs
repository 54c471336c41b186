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
    private const sbyte Unstated = -1;

    // The shares have seats of their own; what packs declare is shared until a proposal says something of it. Choices and
    // truth values are a byte each.
    private Range foreign, state, largest;
    private Range[] declared;
    private bool shared = true;
    private readonly sbyte[] choices;
    private int[]? registered, facilities, serves;
    private Dictionary<int, int[]>? furtherPlaces;

    /// <summary>Nothing stated.</summary>
    /// <param name="slots">Number of facts.</param>
    /// <param name="date">The date asked about.</param>
    /// <param name="ranges">By slot, the whole range of each number that packs declare; never written to.</param>
    internal FactVector(int slots, DateOnly date, Range[] ranges)
    {
        declared = ranges;
        choices = new sbyte[slots];
        Array.Fill(choices, Unstated);
        Date = date;
    }

    private FactVector(FactVector other)
    {
        (foreign, state, largest, declared) = (other.foreign, other.state, other.largest, other.declared);
        other.shared = true;
        choices = (sbyte[])other.choices.Clone();
        (registered, facilities, serves) = (other.registered, other.facilities, other.serves);
        furtherPlaces = other.furtherPlaces is null ? null : new(other.furtherPlaces);
        Date = other.Date;
    }

    /// <summary>The legal date asked about; places are read as of it.</summary>
    internal DateOnly Date { get; }

    /// <summary>What is known of one fact.</summary>
    internal Cell this[int slot]
    {
        get => new()
        {
            Number = slot < declared.Length ? Number(slot) : default,
            Choice = Math.Max(choices[slot], (sbyte)0),
            Places = Places(slot),
            Stated = choices[slot] != Unstated,
        };
        set
        {
            if (slot < declared.Length) SetNumber(slot, value.Number);
            if (value.Places is not null) SetPlaces(slot, value.Places);
            choices[slot] = value.Stated ? checked((sbyte)value.Choice) : Unstated;
        }
    }

    /// <summary>Is the number at most the limit?</summary>
    public bool? AtMost(int slot, decimal limit) => Number(slot).AtMost(limit);

    /// <summary>Is the number below the limit?</summary>
    public bool? Below(int slot, decimal limit) => Number(slot).Below(limit);

    /// <summary>Is the number at least the limit?</summary>
    public bool? AtLeast(int slot, decimal limit) => !Number(slot).Below(limit);

    /// <summary>Is the number above the limit?</summary>
    public bool? Above(int slot, decimal limit) => !Number(slot).AtMost(limit);

    /// <summary>Is the number the limit?</summary>
    public bool? EqualTo(int slot, decimal limit) => Number(slot).Equal(limit);

    /// <summary>Is the truth value this one?</summary>
    public bool? Is(int slot, bool value) =>
        choices[slot] == Unstated ? null : choices[slot] == (value ? 1 : 0);

    /// <summary>Is the choice this one of the fact's values?</summary>
    public bool? IsChoice(int slot, int value) => choices[slot] == Unstated ? null : choices[slot] == value;

    /// <summary>Do all the places lie in the territory on the date?</summary>
    public bool? Within(int slot, Territory territory)
    {
        if (choices[slot] == Unstated) return null;
        foreach (var zone in Places(slot)!)
        {
            if (!territory.Contains(zone, Date)) return false;
        }

        return true;
    }

    /// <summary>True when the fact is stated, or derived from what is stated.</summary>
    internal bool Stated(Fact fact) => choices[fact.Slot] != Unstated;

    /// <summary>Writes what follows from who holds what; null where control is not known.</summary>
    internal void Hold(Range foreignShare, Range stateShare, Range largestForeign, bool? chineseControl)
    {
        (foreign, state, largest) = (foreignShare, stateShare, largestForeign);
        choices[BuiltIn.ForeignShare] = choices[BuiltIn.StateShare] = choices[BuiltIn.LargestForeignShare] = 0;
        choices[BuiltIn.RelativeControl] = chineseControl switch { true => 1, false => 0, null => Unstated };
    }

    /// <summary>Writes a choice by its index, or a truth value as 1 or 0.</summary>
    internal void Choose(int slot, int choice) => choices[slot] = checked((sbyte)choice);

    /// <summary>Writes what is known of a number.</summary>
    internal void Measure(int slot, Range number)
    {
        SetNumber(slot, number);
        choices[slot] = 0;
    }

    /// <summary>Writes where the enterprise is registered.</summary>
    internal void Register(int[] zone) => (registered, choices[BuiltIn.Registered]) = (zone, 0);

    /// <summary>What is known of a number.</summary>
    internal Range Number(int slot) => slot switch
    {
        BuiltIn.ForeignShare => foreign,
        BuiltIn.StateShare => state,
        BuiltIn.LargestForeignShare => largest,
        _ => declared[slot],
    };

    private void SetNumber(int slot, Range range)
    {
        switch (slot)
        {
            case BuiltIn.ForeignShare: foreign = range; break;
            case BuiltIn.StateShare: state = range; break;
            case BuiltIn.LargestForeignShare: largest = range; break;
            default:
                if (declared[slot] == range) break;
                if (shared) declared = (Range[])declared.Clone();
                shared = false;
                declared[slot] = range;
                break;
        }
    }

    // The three places of a proposal have seats of their own; a pack may declare more.
    private int[]? Places(int slot) => slot switch
    {
        BuiltIn.Registered => registered,
        BuiltIn.Facilities => facilities,
        BuiltIn.Serves => serves,
        _ => furtherPlaces?.GetValueOrDefault(slot),
    };

    private void SetPlaces(int slot, int[] zones)
    {
        switch (slot)
        {
            case BuiltIn.Registered: registered = zones; break;
            case BuiltIn.Facilities: facilities = zones; break;
            case BuiltIn.Serves: serves = zones; break;
            default: (furtherPlaces ??= [])[slot] = zones; break;
        }
    }

    internal FactVector Copy() => new(this);

    internal FactVector With(int slot, Cell cell)
    {
        var copy = Copy();
        copy[slot] = cell;
        return copy;
    }

    /// <summary>What is known of one fact.</summary>
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
