using System.Net;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Hosting.Tests;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>When the engine itself fails, there is no answer, and the log keeps what was asked to itself.</summary>
public sealed class FailureTests
{
    private const string Secret = "Geheimnis AG";
    private const string Proposal = $$"""{"activities":["miit:B11"],"registered":"cn","investors":[{"name":"{{Secret}}","economy":"XX","share":60},{"economy":"CN","share":40,"kind":"private"}]}""";

    [Test]
    public async Task Failing_evaluation_is_500_without_an_answer()
    {
        using var rules = new TinyRules(50);
        await using var server = await AccessServer.StartAsync(rules.Folder);
        Fail(server);
        using var answer = await server.PostAsync("/v1/determinations", Proposal);
        var problem = await BadInputTests.ProblemAsync(answer, HttpStatusCode.InternalServerError);
        using var batch = await server.PostAsync("/v1/determinations/batch", $"{Proposal}\n{Proposal}\n", "application/x-ndjson");
        var lines = (await batch.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That((string?)problem["traceId"], Is.Not.Empty);
            Assert.That(problem["outcome"], Is.Null);
            Assert.That(lines, Has.Length.EqualTo(2));
            Assert.That(lines.Select(l => (string?)l["error"]), Has.All.Contain("there is no answer"));
            Assert.That(server.Log.All, Does.Contain("System.ArithmeticException").And.Not.Contain(Secret));
        });
    }

    [Test]
    public async Task Proposals_are_never_in_the_log()
    {
        using var rules = new TinyRules(50);
        await using var server = await AccessServer.StartAsync(rules.Folder);
        await server.DetermineAsync(Proposal);
        using var refused = await server.PostAsync("/v1/determinations", Proposal.Replace("cn", Secret, StringComparison.Ordinal));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(server.Log.All, Does.Not.Contain(Secret));
    }

    private static void Fail(AccessServer server)
    {
        var serving = server.Holder.Required;
        var content = serving.Rulebook.Content;
        var measures = content.Measures.Select(m => m with
        {
            Requires = m.Requires with { Test = _ => throw new ArithmeticException(Secret), Best = _ => throw new ArithmeticException(Secret) },
        });
        server.Holder.Swap(serving with { Rulebook = new Rulebook(content with { Measures = [.. measures] }) });
    }
}
