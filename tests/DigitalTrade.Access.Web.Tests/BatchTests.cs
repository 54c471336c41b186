using System.Net;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Hosting.Tests;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>A proposal a line in, a determination a line out.</summary>
public sealed class BatchTests
{
    private const string Address = "/v1/determinations/batch";
    private const string NdJson = "application/x-ndjson";
    private TinyRules rules = null!;
    private AccessServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        rules = new(50);
        server = await AccessServer.StartAsync(rules.Folder);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await server.DisposeAsync();
        rules.Dispose();
    }

    [Test]
    public async Task Answers_stand_in_the_order_of_the_lines()
    {
        var shares = Enumerable.Range(0, 5000).Select(i => i % 101).ToArray();
        var answers = await RunAsync(string.Join('\n', shares.Select(Line)));
        Assert.That(
            answers.Select(a => (string?)a["outcome"]),
            Is.EqualTo(shares.Select(s => s <= 50 ? "permitted-on-conditions" : "not-permitted-as-proposed")));
    }

    [Test]
    public async Task Bad_line_has_an_error_on_its_line_and_the_run_goes_on()
    {
        var answers = await RunAsync($"{Line(1)}\nnot json\n\r\n{Line(60)}\r\n{{\"activities\":[\"miit:B12\"]}}\n[]\n{Line(2)}");
        Assert.Multiple(() =>
        {
            Assert.That(answers.Select(a => (int?)a["line"]), Is.EqualTo(new int?[] { null, 2, null, 5, 6, null }));
            Assert.That((string?)answers[1]["errors"]![0]!["message"], Does.Contain("not valid JSON"));
            Assert.That((string?)answers[3]["errors"]![0]!["path"], Is.EqualTo("activities[0]"));
            Assert.That((string?)answers[3]["errors"]![0]!["help"], Does.Contain("miit:B11"));
            Assert.That((string?)answers[5]["outcome"], Is.EqualTo("permitted-on-conditions"));
        });
    }

    [Test]
    public async Task Line_of_one_MiB_is_read_and_a_byte_more_is_an_error()
    {
        var answers = await RunAsync($"{Line(1)}\n{Line(2).PadRight(1024 * 1024)}\n{Line(3).PadRight((1024 * 1024) + 1)}\n{new string('x', 5_000_000)}\n{Line(60)}\n");
        Assert.That(answers.Select(a => (string?)a["outcome"] ?? (string?)a["error"]), Is.EqualTo(new[]
        {
            "permitted-on-conditions", "permitted-on-conditions", "the line is longer than 1 MiB", "the line is longer than 1 MiB", "not-permitted-as-proposed",
        }));
    }

    [Test]
    public async Task Empty_batch_has_an_empty_answer() => Assert.That(await RunAsync("\n\n"), Is.Empty);

    [Test]
    public async Task Each_line_is_answered_before_the_next_is_sent()
    {
        using var connection = await RawConnection.PostAsync(server.Address, Address, NdJson);
        foreach (var share in new[] { 10, 60, 50, 51 })
        {
            var line = Line(share) + "\n";
            await connection.SendAsync(line[..20]);
            await connection.SendAsync(line[20..]);
            var answer = JsonNode.Parse(await connection.ReadJsonLineAsync())!;
            Assert.That((string?)answer["outcome"], Is.EqualTo(share <= 50 ? "permitted-on-conditions" : "not-permitted-as-proposed"));
        }

        await connection.EndAsync();
    }

    [Test]
    public async Task Client_that_does_not_read_is_not_read_from()
    {
        using var connection = await RawConnection.PostAsync(server.Address, Address, NdJson);
        var lines = string.Concat(Enumerable.Repeat(Line(10) + "\n", 1000));
        using var stalled = new CancellationTokenSource();
        long sent = 0;
        try
        {
            while (sent < 200_000_000)
            {
                stalled.CancelAfter(TimeSpan.FromSeconds(3));
                await connection.SendAsync(lines, stalled.Token);
                sent += lines.Length;
            }
        }
        catch (OperationCanceledException)
        {
            // The server has stopped taking lines.
        }

        TestContext.Out.WriteLine($"{sent >> 10} KiB of lines taken before it stopped");
        Assert.That(sent, Is.LessThan(50_000_000));
    }

    [Test]
    public async Task Client_that_goes_away_is_no_failure()
    {
        using (var connection = await RawConnection.PostAsync(server.Address, Address, NdJson))
        {
            await connection.SendAsync(Line(10) + "\n" + Line(20));
            await connection.ReadJsonLineAsync();
        }

        await Task.Delay(200);
        Assert.That(await RunAsync(Line(10)), Has.Count.EqualTo(1));
        Assert.That(server.Log.All, Does.Not.Contain("Error DigitalTrade"));
    }

    private static string Line(int share) => $$"""{"asOf":"2025-03-01","activities":["miit:B11"],"registered":"cn","foreignShare":{{share}}}""";

    private async Task<List<JsonNode>> RunAsync(string lines)
    {
        using var answer = await server.PostAsync(Address, lines, NdJson);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(NdJson));
        Assert.That(answer.Headers.ETag!.Tag, Does.Contain(rules.Revision));
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!)];
    }
}
