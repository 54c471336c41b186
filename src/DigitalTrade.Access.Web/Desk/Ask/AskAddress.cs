using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using Microsoft.AspNetCore.WebUtilities;

namespace DigitalTrade.Access.Web.Desk.Ask;

/// <summary>What an address asks.</summary>
/// <param name="Proposal">The proposal, perhaps with no business yet; null when the address cannot be read.</param>
/// <param name="Problems">What is wrong with the address.</param>
public sealed record Asked(Proposal? Proposal, ImmutableArray<Problem> Problems);

/// <summary>
/// A question as an address, so that a link reproduces it: the members of a proposal by name, with commas in lists;
/// <c>investors=DE~60~company;CN~40</c>, or as JSON where they have names or holders; <c>fact.ID</c> for other facts.
/// </summary>
public static class AskAddress
{
    private static readonly string[] Lists = ["activities", "facilities", "serves"];
    private static readonly string[] Words = ["asOf", "registered", "foreignShare", "form", "mode"];
    private const string Fact = "fact.";

    /// <summary>The query of a proposal, with the question mark.</summary>
    public static string Of(Proposal proposal)
    {
        var json = ProposalJson.Of(proposal);
        var query = new StringBuilder();
        foreach (var name in Words.Take(1)) Add(name, Text(json[name]));
        foreach (var name in Lists) Add(name, json[name] is JsonArray { Count: > 0 } list ? string.Join(',', list.Select(Text)) : null);
        foreach (var name in Words.Skip(1)) Add(name, Text(json[name]));
        if (proposal.Investors is { IsEmpty: false }) Add("investors", Investors(json["investors"]!.AsArray()));
        foreach (var (id, value) in json["facts"] as JsonObject ?? [])
            Add(Fact + id, value is JsonArray places ? string.Join(',', places.Select(Text)) : Text(value));
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null) query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Escape(value));
        }
    }

    /// <summary>The question of a query. A date that is not stated is today.</summary>
    public static Asked Read(string query, Rulebook book, DateOnly today)
    {
        var given = QueryHelpers.ParseQuery(query);
        var json = new JsonObject();
        var facts = new JsonObject();
        foreach (var (name, values) in given)
        {
            var value = values.ToString();
            if (value.Length == 0) continue;
            if (Words.Contains(name)) json[name] = value;
            else if (Lists.Contains(name)) json[name] = List(value);
            else if (name == "investors" && Investors(value) is { } investors) json[name] = investors;
            else if (name == "investors") return new(null, [new("investors", "the investors in the address cannot be read", "write `DE~60;CN~40`")]);
            else if (name.StartsWith(Fact, StringComparison.Ordinal)) facts[name[Fact.Length..]] = Value(book.Fact(name[Fact.Length..]), value);
        }

        if (facts.Count > 0) json["facts"] = facts;
        var without = json["activities"] is null;
        if (without) json["activities"] = new JsonArray(book.Taxonomy.Activities[0].Id);
        using var document = JsonDocument.Parse(json.ToJsonString(), ProposalReader.Options);
        var reading = ProposalReader.Read(document.RootElement, book, today);
        return new(reading.Proposal is { } read && without ? read with { Activities = [] } : reading.Proposal, [.. reading.Problems]);
    }

    private static JsonNode Value(Fact? fact, string value) => fact?.Type switch
    {
        FactType.Boolean when value is "true" or "false" => JsonValue.Create(value == "true"),
        FactType.Place => List(value),
        _ => JsonValue.Create(value),
    };

    private static JsonArray List(string value) =>
        new([.. value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(v => (JsonNode)JsonValue.Create(v))]);

    private static string Investors(JsonArray investors)
    {
        if (investors.Any(i => i!["name"] is not null || i["holders"] is not null)) return investors.ToJsonString();
        return string.Join(';', investors.Select(i => string.Join(
            '~', Text(i!["economy"]), Text(i["share"]), Text(i["kind"]),
            i["qualifies"] is JsonArray held ? held.Count == 0 ? "none" : string.Join(' ', held.Select(Text)) : null).TrimEnd('~')));
    }

    private static JsonArray? Investors(string text)
    {
        if (text.StartsWith('['))
        {
            try
            {
                return JsonNode.Parse(text, documentOptions: ProposalReader.Options) as JsonArray;
            }
            catch (JsonException)
            {
                return null;
            }
        }

        var investors = new JsonArray();
        foreach (var part in text.Split(';'))
        {
            var fields = part.Split('~');
            if (fields.Length > 4) return null;
            var investor = new JsonObject();
            if (fields[0].Length > 0) investor["economy"] = fields[0];
            if (fields.Length > 1 && fields[1].Length > 0) investor["share"] = fields[1];
            if (fields.Length > 2 && fields[2].Length > 0) investor["kind"] = fields[2];
            if (fields.Length > 3 && fields[3].Length > 0)
                investor["qualifies"] = fields[3] == "none" ? new JsonArray() : new JsonArray([.. fields[3].Split(' ').Select(q => (JsonNode)JsonValue.Create(q))]);
            investors.Add((JsonNode)investor);
        }

        return investors;
    }

    private static string? Text(JsonNode? node) => node is null ? null : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    // As readable as an address can be: these need no escape in a query.
    private static string Escape(string value) => Uri.EscapeDataString(value)
        .Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3B", ";", StringComparison.Ordinal);
}
