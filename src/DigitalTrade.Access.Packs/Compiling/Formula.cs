using System.Collections.Immutable;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Zones;

namespace DigitalTrade.Access.Packs.Compiling;

/// <summary>What is left of an expression behind the fence: comparisons of facts, joined. Closed.</summary>
internal abstract record Formula
{
    private Formula()
    {
    }

    public sealed record Constant(bool Value) : Formula;

    public sealed record Not(Formula Part) : Formula;

    public sealed record And(Formula Left, Formula Right) : Formula;

    public sealed record Or(Formula Left, Formula Right) : Formula;

    /// <summary>One comparison of one fact.</summary>
    public abstract record Atom(Fact Fact) : Formula;

    public sealed record Number(Fact Fact, Comparison Comparison, decimal Limit) : Atom(Fact);

    public sealed record Flag(Fact Fact) : Atom(Fact);

    public sealed record Choice(Fact Fact, int Value) : Atom(Fact);

    public sealed record Inside(Fact Fact, Territory Territory) : Atom(Fact);

    /// <summary>The facts it reads, each once, in the order of their slots.</summary>
    public ImmutableArray<Fact> Reads()
    {
        var found = new SortedDictionary<int, Fact>();
        Collect(this);
        return [.. found.Values];

        void Collect(Formula formula)
        {
            switch (formula)
            {
                case Atom atom:
                    found[atom.Fact.Slot] = atom.Fact;
                    break;
                case Not not:
                    Collect(not.Part);
                    break;
                case And and:
                    Collect(and.Left);
                    Collect(and.Right);
                    break;
                case Or or:
                    Collect(or.Left);
                    Collect(or.Right);
                    break;
            }
        }
    }
}
