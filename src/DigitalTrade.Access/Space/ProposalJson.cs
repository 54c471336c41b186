using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Investors.LookThrough;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Space;

/// <summary>A proposal as the JSON that a reader of proposals reads back to the same.</summary>
internal static class ProposalJson
{
    public static JsonObject Of(Proposal proposal)
    {
        var json = new JsonObject { ["asOf"] = proposal.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["activities"] = List(proposal.Activities) };
        if (proposal.Registered is { } registered) json["registered"] = registered;
        if (proposal.Facilities is { } facilities) json["facilities"] = List(facilities);
        if (proposal.Serves is { } serves) json["serves"] = List(serves);
        if (proposal.Ownership is { } graph) json["ownership"] = Of(graph, proposal.Investors ?? []);
        else if (proposal.Investors is { } investors) json["investors"] = new JsonArray([.. investors.Select(Of)]);
        if (proposal.ForeignShare is { } share) json["foreignShare"] = Number(share);
        if (proposal.Form is { } form) json["form"] = Word(form);
        if (proposal.Mode is { } mode) json["mode"] = Word(mode);
        if (proposal.Facts.Count == 0) return json;
        var facts = new JsonObject();
        foreach (var (id, value) in proposal.Facts.OrderBy(f => f.Key, StringComparer.Ordinal)) facts[id] = Of(value);
        json["facts"] = facts;
        return json;
    }

    private static JsonObject Of(Investor investor)
    {
        var json = new JsonObject();
        if (investor.Name is { } name) json["name"] = name;
        if (investor.Economy is { } economy) json["economy"] = economy;
        if (investor.Share is { } share) json["share"] = Number(share);
        if (investor.Kind is { } kind) json["kind"] = Word(kind);
        if (investor.Qualifies is { } qualifies) json["qualifies"] = List(qualifies);
        if (!investor.Holders.IsEmpty) json["holders"] = new JsonArray([.. investor.Holders.Select(Of)]);
        return json;
    }

    // A remedy changes who holds the target; the graph says who is behind them.
    private static JsonObject Of(OwnershipGraph graph, ImmutableArray<Investor> investors)
    {
        var json = new JsonObject { ["target"] = graph.Target };
        json["entities"] = new JsonArray([.. graph.Entities.Select(e => Of(investors.FirstOrDefault(i => i.Entity == e.Id), e))]);
        json["holdings"] = new JsonArray([.. graph.Holdings.Select(h => Of(h.Of == graph.Target && investors.FirstOrDefault(i => i.Entity == h.Holder) is { } held ? h with { Share = held.Share } : h))]);
        if (graph.Agreements.IsEmpty) return json;
        json["agreements"] = new JsonArray([.. graph.Agreements.Select(Of)]);
        return json;
    }

    private static JsonObject Of(Investor? investor, Participant entity)
    {
        var json = Of(investor is null
            ? new Investor { Economy = entity.Economy, Kind = entity.Kind, Qualifies = entity.Qualifies } : investor with { Share = null, Holders = [] });
        if (entity.Name is { } name) json["name"] = name;
        else json.Remove("name");
        json.Insert(0, "id", entity.Id);
        return json;
    }

    private static JsonObject Of(EntityHolding holding)
    {
        var json = new JsonObject { ["holder"] = holding.Holder, ["of"] = holding.Of };
        if (holding.Share is { } share) json["share"] = Number(share);
        return json;
    }

    private static JsonObject Of(Agreement agreement)
    {
        var json = new JsonObject { ["kind"] = Word(agreement.Kind) };
        if (agreement.Kind == AgreementKind.ActingInConcert) json["parties"] = List(agreement.Parties);
        if (agreement.Holder is { } holder) json["holder"] = holder;
        if (agreement.Of is { } of) json["of"] = of;
        return json;
    }

    private static JsonNode Of(FactValue value) => value switch
    {
        FactValue.Flag flag => JsonValue.Create(flag.Value),
        FactValue.Number number => Number(number.Value),
        FactValue.Choice choice => JsonValue.Create(choice.Value),
        FactValue.Date date => JsonValue.Create(date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FactValue.Places places => List(places.Value),
        _ => throw new InvalidOperationException(value.GetType().Name),
    };

    private static JsonValue Number(Proposals.Range range) =>
        range.IsPoint ? JsonValue.Create(range.Low) : JsonValue.Create(range.ToString());

    private static JsonArray List(ImmutableArray<string> words) => new([.. words.Select(w => (JsonNode)JsonValue.Create(w))]);

    private static JsonValue Word<T>(T value)
        where T : struct, Enum => JsonValue.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()));
}
