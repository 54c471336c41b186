using System.Collections.Immutable;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Investors.LookThrough;

/// <summary>
/// Who holds whom, as a graph: chains, cross-holdings and circles. What is not stated is unknown. Checked by the reader of
/// proposals: names, shares of at most 100 an entity, nobody who belongs only to himself.
/// </summary>
public sealed record OwnershipGraph
{
    /// <summary>Id of the enterprise that the proposal is about.</summary>
    public required string Target { get; init; }

    /// <summary>Everyone in the graph; the target may be among them.</summary>
    public required ImmutableArray<Participant> Entities { get; init; }

    /// <summary>Who holds what; one entry a pair.</summary>
    public required ImmutableArray<EntityHolding> Holdings { get; init; }

    /// <summary>What gives control besides shares.</summary>
    public ImmutableArray<Agreement> Agreements { get; init; } = [];

    internal Participant? Find(string id)
    {
        foreach (var entity in Entities)
        {
            if (entity.Id == id) return entity;
        }

        return null;
    }

    /// <summary>Everyone from whom the entity's owners can be reached upwards, the entity itself first; nothing held counts not.</summary>
    internal ImmutableArray<string> Above(string id)
    {
        var found = new List<string> { id };
        var seen = new HashSet<string>(StringComparer.Ordinal) { id };
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var holding in Holdings)
            {
                if (holding.Of == found[i] && holding.Share is not { IsZero: true } && seen.Add(holding.Holder)) found.Add(holding.Holder);
            }
        }

        return [.. found];
    }

    /// <summary>
    /// The target's holders as a proposal states them. Whoever stands behind one of them is listed beneath it without a share:
    /// that is what tells whether it is foreign-invested.
    /// </summary>
    public ImmutableArray<Investor> DirectInvestors()
    {
        var direct = ImmutableArray.CreateBuilder<Investor>();
        foreach (var holding in Holdings)
        {
            if (holding.Of != Target) continue;
            var holder = Find(holding.Holder) ?? new Participant { Id = holding.Holder };
            direct.Add(new()
            {
                Entity = holder.Id,
                Name = holder.Name ?? holder.Id,
                Economy = holder.Economy,
                Kind = holder.Kind,
                Qualifies = holder.Qualifies,
                Share = holding.Share,
                Holders = [.. Above(holder.Id).Skip(1).Where(a => a != Target).Select(Behind)],
            });
        }

        return direct.DrainToImmutable();
    }

    private Investor Behind(string id)
    {
        var entity = Find(id);
        return new() { Entity = id, Name = entity?.Name ?? id, Economy = entity?.Economy, Kind = entity?.Kind };
    }
}

/// <summary>A person or enterprise in a graph of holders. What is null is not stated.</summary>
public sealed record Participant
{
    /// <summary>Unique in the graph.</summary>
    public required string Id { get; init; }

    /// <summary>Free text; the id where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>ISO code; HK, MO and TW are economies of their own; XX is foreign but none of these.</summary>
    public string? Economy { get; init; }

    /// <summary>The kind of holder.</summary>
    public HolderKind? Kind { get; init; }

    /// <summary>Treaty qualifications held; null when not stated.</summary>
    public ImmutableArray<string>? Qualifies { get; init; }
}

/// <summary>A share of one entity held by another.</summary>
/// <param name="Holder">Id of who holds.</param>
/// <param name="Of">Id of what is held.</param>
/// <param name="Share">Percent, within 0 and 100; null when not stated.</param>
public sealed record EntityHolding(string Holder, string Of, Range? Share);

/// <summary>What gives control besides shares.</summary>
public enum AgreementKind
{
    /// <summary>Several vote as one.</summary>
    ActingInConcert,

    /// <summary>One commands the votes in an entity, whatever it holds.</summary>
    Voting,

    /// <summary>One controls an operating company by contract and takes its profit (VIE).</summary>
    ContractualControl,
}

/// <summary>An agreement between entities.</summary>
public sealed record Agreement
{
    /// <summary>The kind.</summary>
    public required AgreementKind Kind { get; init; }

    /// <summary>Ids of those who act in concert; else empty.</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>Id of who controls; null for those who act in concert.</summary>
    public string? Holder { get; init; }

    /// <summary>Id of what is controlled; null for those who act in concert.</summary>
    public string? Of { get; init; }
}
