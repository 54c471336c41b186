using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>The description of the API against the API.</summary>
public sealed class OpenApiTests
{
    private JsonNode description = null!;

    [OneTimeSetUp]
    public async Task Read() => description = await Shipped.Server.GetAsync("/openapi/v1.json");

    [Test]
    public void Description_is_valid_OpenApi_3_1()
    {
        var read = OpenApiModelFactory.Parse(description.ToJsonString(), "json");
        Assert.That(read.Diagnostic!.Errors, Is.Empty);
        Assert.That(read.Diagnostic.SpecificationVersion, Is.EqualTo(OpenApiSpecVersion.OpenApi3_1));
        Assert.That((string?)description["openapi"], Does.StartWith("3.1."));
    }

    [Test]
    public void Every_route_is_described()
    {
        var routes = Shipped.Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!).Where(p => p.StartsWith("/v1/", StringComparison.Ordinal) || p.StartsWith("/health/", StringComparison.Ordinal)).Distinct();
        Assert.That(description["paths"]!.AsObject().Select(p => p.Key), Is.EquivalentTo(routes));
    }

    [Test]
    public void References_lead_somewhere()
    {
        var schemas = description["components"]!["schemas"]!.AsObject().Select(s => $"#/components/schemas/{s.Key}").ToHashSet();
        Assert.That(Nodes(description).OfType<JsonObject>().Select(o => o["$ref"]).OfType<JsonValue>().Select(r => r.GetValue<string>()).Distinct(), Is.SubsetOf(schemas));
    }

    [TestCase("form", typeof(Form))]
    [TestCase("mode", typeof(Mode))]
    [TestCase("kind", typeof(HolderKind))]
    public void Words_of_a_proposal_are_those_that_are_read(string member, Type words)
    {
        var schema = description["components"]!["schemas"]![member == "kind" ? "Investor" : "Proposal"]!["properties"]![member]!;
        var written = schema["enum"]!.AsArray().OfType<JsonValue>().Select(w => w.GetValue<string>());
        Assert.That(written, Is.EqualTo(Enum.GetNames(words).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)));
    }

    [Test]
    public async Task Example_proposals_are_answered()
    {
        foreach (var path in new[] { "/v1/determinations", "/v1/questions" })
        {
            var example = description["paths"]![path]!["post"]!["requestBody"]!["content"]!["application/json"]!["example"]!;
            using var answer = await Shipped.Server.PostAsync(path, example.ToJsonString());
            Assert.That(answer.IsSuccessStatusCode, Is.True, path);
        }
    }

    [TestCase("/v1/activities", "/v1/activities?q=cloud")]
    [TestCase("/v1/sectors", "/v1/sectors")]
    [TestCase("/v1/zones", "/v1/zones?q=shanghai")]
    [TestCase("/v1/instruments", "/v1/instruments")]
    [TestCase("/v1/measures", "/v1/measures?on=2025-03-01")]
    [TestCase("/v1/measures/{id}", "/v1/measures/cn-ftz-2021:telecom-vats-cap")]
    [TestCase("/v1/packs", "/v1/packs")]
    [TestCase("/health/live", "/health/live")]
    [TestCase("/health/ready", "/health/ready")]
    public async Task Look_ups_are_as_described(string path, string address)
    {
        var schema = description["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
        Assert.That(SchemaFit.Problems(description, schema, await Shipped.Server.GetAsync(address)), Is.Empty);
    }

    [TestCase("""{"activities":["miit:B11"],"asOf":"2025-03-01","registered":"sh-lingang","foreignShare":60}""")]
    [TestCase("""{"activities":["cloud","online-game-operation"],"facilities":["sh-lingang"],"investors":[{"economy":"HK","share":"40..60"}]}""")]
    public async Task Answers_are_as_described(string proposal)
    {
        foreach (var path in new[] { "/v1/determinations", "/v1/questions" })
        {
            var schema = description["paths"]![path]!["post"]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
            using var answer = await Shipped.Server.PostAsync(path, proposal);
            Assert.That(SchemaFit.Problems(description, schema, JsonNode.Parse(await answer.Content.ReadAsStringAsync())), Is.Empty);
        }
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject members => members.Where(m => m.Value is not null).SelectMany(m => Nodes(m.Value!)).Prepend(node),
        JsonArray items => items.OfType<JsonNode>().SelectMany(Nodes),
        _ => [],
    };
}
