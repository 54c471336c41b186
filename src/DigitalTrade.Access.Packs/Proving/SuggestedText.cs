using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Packs.Documents;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>A suggested case in YAML, under a name that says what it says.</summary>
internal static class SuggestedText
{
    public static string Of(Rulebook book, JsonObject json, Proposal proposal, Determination answer, Expectation expect, Mutant mutant)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"  - name: {Quoted(Name(book, json, proposal, answer, expect, mutant))}\n");
        text.Append(CultureInfo.InvariantCulture, $"    proposal: {Flow(json)}\n");
        text.Append(CultureInfo.InvariantCulture, $"    expect: {{{string.Join(", ", Expected(expect))}}}\n");
        return text.ToString();
    }

    private static IEnumerable<string> Expected(Expectation expect)
    {
        if (expect.Outcome is { } outcome) yield return $"outcome: {Words<Outcome>.Name(outcome)}";
        foreach (var (name, list) in new (string, ImmutableArray<string>?)[]
        {
            ("lifted-by", expect.LiftedBy), ("other-routes", expect.OtherRoutes), ("barred-by", expect.BarredBy), ("satisfied", expect.Satisfied), ("conditions", expect.Conditions), ("open", expect.Open),
            ("unmet", expect.Unmet), ("obligations", expect.Obligations), ("not-other-routes", expect.NotOtherRoutes), ("not-barred-by", expect.NotBarredBy), ("not-obligations", expect.NotObligations), ("caveats", expect.Caveats), ("not-caveats", expect.NotCaveats),
        })
        {
            if (list is { } some) yield return $"{name}: [{string.Join(", ", some.Select(Scalar))}]";
        }
    }

    private static string Name(Rulebook book, JsonObject json, Proposal proposal, Determination answer, Expectation expect, Mutant mutant)
    {
        var sector = book.Taxonomy.Sector(proposal.Activities[0])!.Name.En;
        var place = book.Gazetteer.Zone(proposal.Registered!)!.Name.En;
        var foreign = proposal.Investors!.Value.Where(i => i.Economy != "CN").ToArray();
        var held = foreign.Length == 0 ? "wholly Chinese" : string.Create(CultureInfo.InvariantCulture, $"{foreign[0].Share!.Value.Low:0.##}% held from {book.Economies[foreign[0].Economy!].Name.En}");
        var facts = string.Concat(Stated(book, json));
        return $"{char.ToUpperInvariant(sector[0])}{sector[1..]} in {place} on {proposal.AsOf:yyyy-MM-dd}, {held}{facts}, {Verdict(answer.Outcome)}{Reason(answer, expect, mutant)}";
    }

    private static IEnumerable<string> Stated(Rulebook book, JsonObject json)
    {
        if (json["form"] is { } form) yield return $", as a {form.GetValue<string>()}";
        if (json["mode"] is { } mode) yield return $", by {mode.GetValue<string>()}";
        if (json["facilities"] is JsonArray facilities) yield return $", facilities in {Zone(facilities)}";
        if (json["serves"] is JsonArray serves) yield return $", serving {Zone(serves)}";
        foreach (var (id, value) in json["facts"] as JsonObject ?? [])
            yield return value!.GetValueKind() switch
            {
                JsonValueKind.True => $", {book.Fact(id)!.Name.En}",
                JsonValueKind.False => $", no {book.Fact(id)!.Name.En}",
                _ => $", {book.Fact(id)!.Name.En} {value}",
            };

        string Zone(JsonArray zones) => book.Gazetteer.Zone(zones[0]!.GetValue<string>())!.Name.En;
    }

    private static string Verdict(Outcome outcome) => outcome switch
    {
        Outcome.Permitted => "is open",
        Outcome.PermittedOnConditions => "is open on conditions",
        Outcome.NotPermittedAsProposed => "is not allowed as proposed",
        Outcome.Prohibited => "is closed",
        _ => "is not determined",
    };

    private static string Reason(Determination answer, Expectation expect, Mutant mutant)
    {
        var route = answer.Activities.SelectMany(a => a.Route).ToArray();
        if (expect.LiftedBy is { IsEmpty: false } lifted) return $", lifted by {string.Join(" and ", lifted)}";
        if (expect.Unmet is { } missing) return $", {string.Join(" and ", missing)} unmet";
        if (expect.LiftedBy is not null) return $", and {mutant.Rule} does not reach it";
        if (expect.OtherRoutes is { } others) return $", {string.Join(" and ", others)} being another way";
        if (expect.BarredBy is { } barred) return $", barred by {string.Join(" and ", barred)}";
        if (expect.NotOtherRoutes is { } closed) return $", {string.Join(" and ", closed)} being no way";
        if (expect.NotBarredBy is { } free) return $", not barred by {string.Join(" and ", free)}";
        if (expect.Obligations is { } obligations) return $", with {string.Join(" and ", obligations)}";
        if (expect.NotObligations is { } none) return $", without {string.Join(" and ", none)}";
        if (expect.Caveats is { } caveats) return $", with the note {string.Join(" and ", caveats)}";
        if (expect.NotCaveats is { } silent) return $", without the note {string.Join(" and ", silent)}";
        if (expect.Satisfied is { } satisfied) return $", within {string.Join(" and ", satisfied)}";
        if (expect.Conditions is { } conditions) return $", on {string.Join(" and ", conditions)}";
        return route.Length > 0 ? $", lifted by {string.Join(" and ", route)}" : "";
    }

    private static string Flow(JsonNode? node) => node switch
    {
        JsonObject o => $"{{{string.Join(", ", o.Select(p => $"{p.Key}: {Flow(p.Value)}"))}}}",
        JsonArray a => $"[{string.Join(", ", a.Select(Flow))}]",
        JsonValue v when v.GetValueKind() == JsonValueKind.String => Scalar(v.GetValue<string>()),
        _ => node!.ToJsonString(),
    };

    private static string Scalar(string text) => text.Contains(':', StringComparison.Ordinal) ? $"\"{text}\"" : text;

    private static string Quoted(string text) => $"\"{text.Replace("\"", "'", StringComparison.Ordinal)}\"";
}
