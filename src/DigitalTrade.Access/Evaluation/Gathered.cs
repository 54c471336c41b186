using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DigitalTrade.Access.Evaluation;

/// <summary>
/// A list in the making that lives on the stack: nothing is allocated until the length of the array is known. The first
/// sixteen items have seats here; only a longer list moves to the heap. Mutable: pass it by reference.
/// </summary>
internal struct Gathered<T>
{
    private const int Room = 16;
    private Seats seats;
    private T[]? moved;
    private int count;

    /// <summary>What was added, in order.</summary>
    [UnscopedRef]
    public Span<T> Items => moved is null ? ((Span<T>)seats)[..count] : moved.AsSpan(0, count);

    public void Add(T item)
    {
        if (count >= Room) MakeRoom();
        if (moved is null) seats[count] = item;
        else moved[count] = item;
        count++;
    }

    /// <summary>An array of exactly what was added.</summary>
    public ImmutableArray<T> ToImmutable() => count == 0 ? [] : ImmutableCollectionsMarshal.AsImmutableArray(Items.ToArray());

    private void MakeRoom()
    {
        if (moved is null)
        {
            moved = new T[2 * Room];
            ((Span<T>)seats).CopyTo(moved);
        }
        else if (moved.Length == count)
        {
            Array.Resize(ref moved, 2 * count);
        }
    }

    [InlineArray(Room)]
    private struct Seats
    {
        private T first;
    }
}
