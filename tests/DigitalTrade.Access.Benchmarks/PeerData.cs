using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>The measures of one list and complete proposals under it, as engines that know two values and no places can read them.</summary>
internal sealed class PeerData
{
    private const string List = "cn-ftz-2021";
    private const string Zone = "sh-lingang";
    private const int Unit = 10_000;
    private static readonly decimal[] Shares = [0, 30, 49, 50, 50.0001m, 51, 60, 100];
    private readonly Rulebook book;
    private readonly Measure[] measures;

    public PeerData(Rulebook book)
    {
        this.book = book;
        measures = [.. book.Measures.Where(m => m.Edition?.Id == List)];
        var codes = book.Taxonomy.Sectors.Where(s => !s.Abstract && s.Means.IsEmpty && measures.Any(m => m.Sectors.Covers(s.Code, book.Taxonomy))).Select(s => s.Code).ToArray();
        var random = new Random(1);
        Proposals = [.. Enumerable.Range(0, 400).Select(i => Make(codes[i % codes.Length], Shares[random.Next(Shares.Length)], random))];
    }

    public ImmutableArray<Proposal> Proposals { get; }

    public int Measures => measures.Length;

    public JsonObject ToJson() => new()
    {
        ["measures"] = new JsonArray([.. measures.Select(m => new JsonObject
        {
            ["id"] = m.Id,
            ["sectors"] = new JsonArray([.. book.Taxonomy.Sectors.Where(s => m.Sectors.Covers(s.Code, book.Taxonomy)).Select(s => (JsonNode)s.Code)]),
            ["requires"] = m.When is { } when ? Any([new JsonObject { ["not"] = Tree(when.Source) }, Tree(m.Requires.Source)]) : Tree(m.Requires.Source),
        })]),
        ["proposals"] = new JsonArray([.. Proposals.Select(p => new JsonObject
        {
            ["facts"] = Facts(p),
            ["barred"] = new JsonArray([.. book.Determine(p).Activities[0].Findings
                .Where(f => f.Verdict is Verdict.Bars or Verdict.Lifted && f.Measure.StartsWith(List + ":", StringComparison.Ordinal)).Select(f => (JsonNode)f.Measure)]),
        })]),
    };

    private Proposal Make(string code, decimal share, Random random)
    {
        // What the measures of the list read and no more: the others are given no more either.
        var read = measures.SelectMany(Tests).Select(t => t.Reads!.Slot).ToHashSet();
        var said = book.Facts.Skip(BuiltIn.Count).Where(f => read.Contains(f.Slot) && f.Type is FactType.Boolean or FactType.Choice or FactType.Number).Select(f => $"\"{f.Id}\": " + f.Type switch
        {
            FactType.Boolean => random.Next(2) == 0 ? "true" : "false",
            FactType.Choice => $"\"{f.Values[random.Next(f.Values.Length)].Id}\"",
            _ => "1000000",
        });
        return Shipped.Read(book, string.Create(CultureInfo.InvariantCulture, $$"""
            {"asOf": "2025-03-01", "activities": ["{{code}}"], "registered": "{{Zone}}", "facilities": ["{{Zone}}"], "serves": ["cn"],
             "investors": [{"economy": "DE", "share": {{share}}}, {"economy": "CN", "share": {{100 - share}}, "kind": "private"}],
             "form": "{{(random.Next(2) == 0 ? "company" : "partnership")}}", "mode": "establishment", "facts": { {{string.Join(", ", said)}} } }
            """));
    }

    private JsonObject Facts(Proposal proposal)
    {
        var vector = Circumstances.Of(book, proposal).Facts;
        var facts = new JsonObject { ["sector"] = proposal.Activities[0] };
        foreach (var test in measures.SelectMany(Tests))
        {
            var (name, fact) = (Name(test), test.Reads!);
            if (facts.ContainsKey(name)) continue;
            facts[name] = test switch
            {
                Condition.PlaceTest place => vector.Within(fact.Slot, place.Territory) == true,
                Condition.NumberTest => Whole(vector.Number(fact.Slot)),
                Condition.ChoiceTest => fact.Values[vector[fact.Slot].Choice].Id,
                _ => vector[fact.Slot].Choice == 1,
            };
        }

        return facts;
    }

    private static IEnumerable<Condition> Tests(Measure measure) => (measure.When?.Source.Tests() ?? []).Concat(measure.Requires.Source.Tests());

    private static JsonObject Tree(Condition condition) => condition switch
    {
        Condition.All all => new() { ["all"] = new JsonArray([.. all.Parts.Select(Tree)]) },
        Condition.Any any => Any([.. any.Parts.Select(Tree)]),
        Condition.Not not => new() { ["not"] = Tree(not.Part) },
        Condition.NumberTest test => Leaf(test, test.Comparison switch
        {
            Comparison.AtMost => "<=",
            Comparison.Below => "<",
            Comparison.AtLeast => ">=",
            Comparison.Above => ">",
            _ => "==",
        }, Whole(Range.Point(test.Limit))),
        Condition.ChoiceTest test => Leaf(test, "in", new JsonArray([.. test.Values.Select(v => (JsonNode)v)])),
        Condition.FlagTest test => Leaf(test, "==", test.Value),
        _ => Leaf(condition, "==", true),
    };

    private static JsonObject Any(JsonNode[] parts) => new() { ["any"] = new JsonArray(parts) };

    private static JsonObject Leaf(Condition test, string op, JsonNode value) => new() { ["fact"] = Name(test), ["op"] = op, ["value"] = value };

    private static string Name(Condition test)
    {
        var name = test.Reads!.Id.Replace('-', '_');
        return test is Condition.PlaceTest place ? $"{name}_in_{place.Territory.Index}" : name;
    }

    private static long Whole(Range number) => (long)(number.Low * Unit);
}
