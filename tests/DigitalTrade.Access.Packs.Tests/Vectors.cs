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
        Facts = new(content.Facts.Length, date ?? new(2025, 3, 1), new Range[content.Facts.Length]);
        foreach (var fact in content.Facts) Facts[fact.Slot] = new() { Number = new(fact.Min, fact.Max) };
    }

    public FactVector Facts { get; }

    public Vectors Number(string id, decimal low, decimal? high = null, bool lowOpen = false, bool highOpen = false) =>
        State(id, _ => new() { Number = new Range(low, high ?? low, lowOpen, highOpen), Stated = true });

    public Vectors Flag(string id, bool? value) =>
        value is { } flag ? State(id, _ => new() { Choice = flag ? 1 : 0, Stated = true }) : this;

    public Vectors Choice(string id, string value) => State(id, fact => new() { Choice = fact.ValueIndex(value), Stated = true });

    public Vectors Places(string id, params string[] zones) =>
        State(id, _ => new() { Places = [.. zones.Select(z => content.Gazetteer.Zone(z)!.Index)], Stated = true });

    private Vectors State(string id, Func<Fact, FactVector.Cell> cell)
    {
        var fact = content.Facts.Single(f => f.Id == id);
        Facts[fact.Slot] = cell(fact);
        return this;
    }
}
