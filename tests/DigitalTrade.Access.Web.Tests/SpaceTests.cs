using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>The decision space over HTTP: what it answers, and what it says to bad input.</summary>
public sealed class SpaceTests
{
    private const string Wuhan = """
        {"asOf": "2025-03-01", "activities": ["miit:B11"], "registered": "cn-hb-wuhan", "facilities": ["cn-hb-wuhan"],
         "investors": [{"economy": "DE", "share": 60}, {"economy": "CN", "share": 40, "kind": "private"}]}
        """;

    private static readonly string Lingang = Wuhan.Replace("cn-hb-wuhan", "sh-lingang", StringComparison.Ordinal);

    [Test]
    public async Task Remedies_are_verified_changes_with_their_sources()
    {
        var answer = await AskAsync("/v1/remedies", Wuhan);
        Assert.Multiple(() =>
        {
            Assert.That((string?)answer["outcome"], Is.EqualTo("prohibited"));
            Assert.That((bool?)answer["complete"], Is.True);
            Assert.That(answer["found"]!.AsArray(), Is.Not.Empty);
            Assert.That(answer["found"]!.AsArray().Select(f => (string?)f!["outcome"]), Is.All.EqualTo("permitted-on-conditions"));
            Assert.That(answer["found"]!.AsArray().Select(f => f!["cites"]!.AsArray().Count), Is.All.Positive);
        });
    }

    [Test]
    public async Task Remedies_that_a_lock_makes_impossible_say_so()
    {
        var answer = await AskAsync("/v1/remedies?keep=registered", Wuhan);
        Assert.Multiple(() =>
        {
            Assert.That(answer["found"]!.AsArray(), Is.Empty);
            Assert.That(answer["kept"]!.AsArray().Select(k => (string?)k), Is.EqualTo(new[] { "registered" }));
            Assert.That((string?)answer["statement"]!["en"], Does.StartWith("With registered kept as stated, no change makes it permitted"));
        });
    }

    [Test]
    public async Task Timeline_opens_on_the_day_of_the_reply()
    {
        var answer = await AskAsync("/v1/timelines?from=2024-10-01&to=2025-01-01", Lingang);
        var intervals = answer["intervals"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(intervals.Select(i => ((string?)i!["from"], (string?)i["to"], (string?)i["standing"]!["outcome"])), Is.EqualTo(new[]
            {
                ("2024-10-01", "2024-10-22", "prohibited"), ("2024-10-23", "2025-01-01", "permitted-on-conditions"),
            }));
            Assert.That(intervals[1]!["opened"]!.AsArray().Select(e => (string?)e!["rule"]), Has.Some.StartsWith("miit-107-pilot"));
        });
    }

    [Test]
    public async Task Matrix_cells_equal_single_determinations()
    {
        var answer = await AskAsync("/v1/matrices", Wuhan[..^1].Replace("\"registered\": \"cn-hb-wuhan\", ", "", StringComparison.Ordinal)
            .Replace("[\"miit:B11\"]", "[\"miit:B11\", \"miit:B25\", \"net:news\"]", StringComparison.Ordinal) + """, "places": ["cn-hb-wuhan", "sh-lingang"], "dates": ["2024-10-22", "2025-03-01"]}""");
        Assert.That(answer["cells"]!.AsArray(), Has.Count.EqualTo(12));
        foreach (var cell in answer["cells"]!.AsArray())
        {
            var single = JsonNode.Parse(Wuhan)!.AsObject();
            (single["activities"], single["registered"], single["asOf"]) = (new JsonArray((string?)cell!["activity"]), (string?)cell["place"], (string?)cell["on"]);
            Assert.That((string?)cell["outcome"], Is.EqualTo((string?)(await Shipped.Server.DetermineAsync(single.ToJsonString()))["outcome"]), cell.ToJsonString());
        }
    }

    [Test]
    public async Task Comparison_of_two_days_has_witnesses_and_says_that_nothing_else_changes()
    {
        var answer = await AskAsync("/v1/comparisons", """{"before": {"asOf": "2024-10-31"}, "after": {"asOf": "2024-11-01"}}""");
        var change = answer["changes"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That((bool?)answer["complete"], Is.True);
            Assert.That((string?)change["direction"], Is.EqualTo("opening"));
            Assert.That(change["sectors"]!.AsArray().Select(s => (string?)s), Is.EqualTo(new[] { "cul:publication-printing" }));
        });
        foreach (var shift in change["shifts"]!.AsArray())
        {
            var (witness, after) = (shift!["witness"]!, shift["witness"]!.DeepClone());
            after["asOf"] = "2024-11-01";
            Assert.That((string?)(await Shipped.Server.DetermineAsync(witness.ToJsonString()))["outcome"], Is.EqualTo((string?)shift["before"]));
            Assert.That((string?)(await Shipped.Server.DetermineAsync(after.ToJsonString()))["outcome"], Is.EqualTo((string?)shift["after"]));
        }
    }

    [Test]
    public async Task Comparison_of_a_day_with_itself_is_empty()
    {
        var answer = await AskAsync("/v1/comparisons", """{"before": {"asOf": "2024-11-01"}, "after": {"asOf": "2024-11-01"}}""");
        Assert.That((answer["changes"]!.AsArray().Count, (bool?)answer["complete"]), Is.EqualTo((0, true)));
    }

    [Test]
    public async Task Margins_are_in_the_determination_when_asked_for()
    {
        using var answer = await Shipped.Server.PostAsync("/v1/determinations?include=margins", Wuhan.Replace("miit:B11", "miit:B25", StringComparison.Ordinal));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.That((string?)body["margins"]!["foreignShare"]!["same"], Is.EqualTo(">50..100"));
        Assert.That((await Shipped.Server.DetermineAsync(Wuhan))["margins"], Is.Null);
    }

    [TestCase("/v1/remedies", "{\"activities\":[\"miit:B111\"]}", "activities[0]", "unknown sector")]
    [TestCase("/v1/remedies?keep=registred", "", "keep", "unknown fact `registred`")]
    [TestCase("/v1/remedies?kept=registered", "", "kept", "unknown parameter")]
    [TestCase("/v1/timelines", "{}", "activities", "missing")]
    [TestCase("/v1/timelines?from=2025-02-30", "", "from", "no date")]
    [TestCase("/v1/timelines?from=2025-03-01&to=2025-02-28", "", "to", "before the first day")]
    [TestCase("/v1/matrices", "", "registered", "a matrix states `places`")]
    [TestCase("/v1/matrices", "{\"activities\":[\"miit:B11\"]}", "places", "missing")]
    [TestCase("/v1/matrices", "{\"activities\":[\"miit:B11\"],\"places\":[]}", "places", "missing")]
    [TestCase("/v1/matrices", "{\"activities\":[\"miit:B11\"],\"places\":[\"cn-sh\",\"atlantis\"]}", "places[1]", "unknown zone")]
    [TestCase("/v1/matrices", "{\"activities\":[\"miit:B11\"],\"places\":[\"cn-sh\"],\"dates\":[\"soon\"]}", "dates[0]", "no date")]
    [TestCase("/v1/matrices", "{\"activities\":[\"miit:B11\"],\"places\":[\"cn-sh\"],\"base\":\"sh-lingan\"}", "base", "unknown zone")]
    [TestCase("/v1/comparisons", "[]", "", "an object")]
    [TestCase("/v1/comparisons", "{", "", "not valid JSON")]
    [TestCase("/v1/comparisons", "{\"befor\":{}}", "befor", "unknown member")]
    [TestCase("/v1/comparisons", "{\"before\":7}", "before", "is an object")]
    [TestCase("/v1/comparisons", "{\"before\":{\"asOf\":\"2025-02-30\"}}", "before.asOf", "not a date")]
    [TestCase("/v1/comparisons", "{\"after\":{\"registered\":\"sh-lingan\"}}", "after.registered", "unknown zone")]
    [TestCase("/v1/comparisons", "{\"after\":{\"at\":\"sh-lingang\"}}", "after.at", "unknown member")]
    [TestCase("/v1/questions?lang=zh", "", "lang", "unknown parameter")]
    public async Task Bad_input_names_the_place(string address, string body, string path, string message)
    {
        using var answer = await Shipped.Server.PostAsync(address, body.Length == 0 ? Wuhan : body);
        var errors = (await BadInputTests.ProblemAsync(answer, HttpStatusCode.BadRequest))["errors"]!.AsArray();
        Assert.That(errors.Select(e => (string?)e!["path"]), Has.Member(path), errors.ToJsonString());
        Assert.That(errors.Where(e => (string?)e!["path"] == path).Select(e => (string?)e!["message"]), Has.Some.Contains(message));
    }

    [TestCase("/v1/remedies")]
    [TestCase("/v1/timelines")]
    [TestCase("/v1/matrices")]
    [TestCase("/v1/comparisons")]
    public async Task Too_much_or_another_type_is_refused(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(Wuhan.PadRight((1024 * 1024) + 1), Encoding.UTF8, "application/json") };
        request.Headers.ExpectContinue = true;
        using var large = await Shipped.Server.Client.SendAsync(request);
        await BadInputTests.ProblemAsync(large, HttpStatusCode.RequestEntityTooLarge);
        using var other = await Shipped.Server.PostAsync(address, Wuhan, "text/plain");
        await BadInputTests.ProblemAsync(other, HttpStatusCode.UnsupportedMediaType);
    }

    private static async Task<JsonNode> AskAsync(string address, string body)
    {
        using var answer = await Shipped.Server.PostAsync(address, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonNode.Parse(text)!;
    }
}
