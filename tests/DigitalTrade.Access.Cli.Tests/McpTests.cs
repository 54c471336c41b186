using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace DigitalTrade.Access.Cli.Tests;

/// <summary>The tools of an assistant over standard input and output, called with the protocol's own client.</summary>
public sealed class McpTests
{
    private const string Proposal = """{"asOf":"2025-03-01","activities":["miit:B11"],"registered":"cn","foreignShare":60}""";

    [Test]
    public async Task Assistant_is_answered_as_the_command_answers_until_the_input_ends()
    {
        var (toServer, fromServer) = (new System.IO.Pipelines.Pipe(), new System.IO.Pipelines.Pipe());
        using var said = new StringWriter();
        var running = Dta.RunAsync(
            ["mcp", "--rules", Shell.Tiny],
            new()
            {
                In = () => toServer.Reader.AsStream(),
                Out = fromServer.Writer.AsStream(),
                Err = said,
                Clock = TimeProvider.System,
                Directory = TestContext.CurrentContext.TestDirectory,
                Home = Path.Combine(TestContext.CurrentContext.TestDirectory, "nowhere"),
            },
            CancellationToken.None);
        await using (var client = await McpClient.CreateAsync(new StreamClientTransport(toServer.Writer.AsStream(), fromServer.Reader.AsStream())))
        {
            Assert.That(await client.ListToolsAsync(), Has.Count.EqualTo(6));
            var called = await client.CallToolAsync(new CallToolRequestParams { Name = "determine", Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Proposal) });
            var command = Shell.Fed(Proposal, "determine", "-", "--output", "json", "--rules", Shell.Tiny);
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse(called.StructuredContent!.Value.GetRawText()), JsonNode.Parse(command.Out)), Is.True);
            await Assert.ThrowsAsync<McpProtocolException>(async () => await client.CallToolAsync("rules_push"));
        }

        await toServer.Writer.CompleteAsync();
        Assert.That(await running.WaitAsync(TimeSpan.FromSeconds(20)), Is.Zero, said.ToString());
        Assert.That(said.ToString(), Is.Empty);
    }

    [Test]
    public async Task Program_that_an_assistant_starts_shakes_hands_and_answers()
    {
        var program = Path.Combine(TestContext.CurrentContext.TestDirectory, "dta.dll");
        await using var client = await McpClient.CreateAsync(new StdioClientTransport(new()
        {
            Command = "dotnet",
            Arguments = [program, "mcp", "--rules", Shell.Tiny],
        }));
        var called = await client.CallToolAsync(new CallToolRequestParams { Name = "determine", Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Proposal) });
        Assert.That(client.ServerInfo!.Name, Is.EqualTo("digitaltrade-access"));
        Assert.That(called.StructuredContent!.Value.GetProperty("outcome").GetString(), Is.EqualTo("prohibited"));
    }
}
