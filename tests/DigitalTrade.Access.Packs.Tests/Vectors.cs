using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>Facts of a proposal, set one by one; what is not set is not stated.</summary>
internal sealed class Vectors
{
    private readonly RulebookContent content;

    public Vectors(RulebookContent content, DateOnly? date = null)
    {
        this.content = content;
        Facts = new(content.Facts.Length, date ?? new(2025, 3, 1));
        foreach (var fact in content.Facts) Facts.Values[fact.Slot].Number = new(fact.Min, fact.Max);
    }

    public FactVector Facts { get; }

    public Vectors Number(string id, decimal low, decimal? high = null, bool lowOpen = false, bool highOpen = false)
    {
        ref var cell = ref Facts.Values[Fact(id).Slot];
        (cell.Number, cell.Stated) = (new Range(low, high ?? low, lowOpen, highOpen), true);
        return this;
    }

    public Vectors Flag(string id, bool? value)
    {
        if (value is { } flag) (Facts.Values[Fact(id).Slot].Choice, Facts.Values[Fact(id).Slot].Stated) = (flag ? 1 : 0, true);
        return this;
    }

    public Vectors Choice(string id, string value)
    {
        (Facts.Values[Fact(id).Slot].Choice, Facts.Values[Fact(id).Slot].Stated) = (Fact(id).ValueIndex(value), true);
        return this;
    }

    public Vectors Places(string id, params string[] zones)
    {
        (Facts.Values[Fact(id).Slot].Places, Facts.Values[Fact(id).Slot].Stated) = ([.. zones.Select(z => content.Gazetteer.Zone(z)!.Index)], true);
        return this;
    }

    private Fact Fact(string id) => content.Facts.Single(f => f.Id == id);
}
