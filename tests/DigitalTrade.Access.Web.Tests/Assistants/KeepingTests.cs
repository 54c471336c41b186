using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using DigitalTrade.Access.Hosting.Tests;
using DigitalTrade.Access.Mcp.Protocol;
using DigitalTrade.Access.Mcp.Tools;
using DigitalTrade.Access.Packs;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DigitalTrade.Access.Web.Tests.Assistants;

/// <summary>A determination is kept before an assistant has it; one that cannot be kept is not given.</summary>
public sealed class KeepingTests
{
    private const string Arguments = """{"language":"en","asOf":"2025-03-01","activities":["miit:B11"],"registered":"cn","foreignShare":40}""";

    [TestCase("determine", AskedFor.Determination)]
    [TestCase("ask_what_is_missing", AskedFor.Inquiry)]
    public async Task What_is_kept_is_what_is_given(string tool, object kind)
    {
        var kept = new List<Given>();
        var answer = await CallAsync(tool, (given, _) =>
        {
            kept.Add(given);
            return Task.CompletedTask;
        });
        Assert.That(kept, Has.Count.EqualTo(1));
        Assert.Multiple(() =>
        {
            Assert.That(kept[0].Kind, Is.EqualTo(kind));
            Assert.That(JsonElement.DeepEquals(JsonElement.Parse(kept[0].Answer), answer.StructuredContent!.Value), Is.True);
            Assert.That(Encoding.UTF8.GetString(kept[0].Utf8.Span), Does.Contain("foreignShare").And.Not.Contain("language"));
        });
    }

    [TestCase("determine")]
    [TestCase("ask_what_is_missing")]
    public async Task What_cannot_be_kept_is_not_given(string tool)
    {
        var failure = await Assert.ThrowsAsync<McpProtocolException>(() => CallAsync(tool, (_, _) => throw new IOException("disk full")));
        Assert.That(failure!.Message, Does.Contain("there is no answer").And.Not.Contain("disk"));
    }

    private static async Task<CallToolResult> CallAsync(string tool, Func<Given, CancellationToken, Task> keep)
    {
        using var rules = new TinyRules(50);
        var book = RulebookLoader.Load(rules.Folder).Rulebook!;
        var options = new McpServerOptions();
        AccessMcp.Configure(options, "1", () => new(book, new(2025, 3, 1), keep), _ => { });
        var (requests, answers) = (new Pipe(), new Pipe());
        await using var server = McpServer.Create(new StreamServerTransport(requests.Reader.AsStream(), answers.Writer.AsStream()), options);
        using var over = new CancellationTokenSource();
        var running = server.RunAsync(over.Token);
        try
        {
            await using var client = await McpClient.CreateAsync(new StreamClientTransport(requests.Writer.AsStream(), answers.Reader.AsStream()), cancellationToken: over.Token);
            return await client.CallToolAsync(new CallToolRequestParams { Name = tool, Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Arguments) }, over.Token);
        }
        finally
        {
            await over.CancelAsync();
            await running.ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
