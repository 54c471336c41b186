using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>Everything that a client can get wrong: the place, what is wrong, and where possible the right name.</summary>
public sealed class BadInputTests
{
    [TestCase("""{"activities":["miit:B11"],"facts":{"pilot-aproval":true}}""", "facts.pilot-aproval", "unknown fact", "pilot-approval")]
    [TestCase("""{"activities":["miit:B111"]}""", "activities[0]", "unknown sector", "nearest is `miit:")]
    [TestCase("""{"activities":["data-center"]}""", "activities[0]", "unknown activity", "data-centre")]
    [TestCase("""{"activities":["miit:B11"],"registered":"sh-lingan"}""", "registered", "unknown zone", "sh-lingang")]
    [TestCase("""{"activities":["miit:B11"],"facilities":["sh-lingang","atlantis"]}""", "facilities[1]", "unknown zone", null)]
    [TestCase("""{"activities":["miit:B11"],"investors":[{"economy":"Germany","share":60}]}""", "investors[0].economy", "unknown economy", "DE")]
    [TestCase("""{"activities":["miit:B11"],"investors":[{"economy":"DE","shares":60}]}""", "investors[0].shares", "unknown member", "share")]
    [TestCase("""{"activities":["miit:B11"],"register":"sh-lingang"}""", "register", "unknown member", "registered")]
    [TestCase("""{"activities":["miit:B11"],"foreignShare":-1}""", "foreignShare", "`-1` is not within 0 and 100", null)]
    [TestCase("""{"activities":["miit:B11"],"foreignShare":100.01}""", "foreignShare", "not within", null)]
    [TestCase("""{"activities":["miit:B11"],"foreignShare":"60..40"}""", "foreignShare", "not within", "lower end")]
    [TestCase("""{"activities":["miit:B11"],"foreignShare":true}""", "foreignShare", "true or false", null)]
    [TestCase("""{"activities":["miit:B11"],"investors":[{"share":60},{"share":40.01}]}""", "investors", "over 100", null)]
    [TestCase("""{"activities":["miit:B11"],"investors":[{"economy":"DE","share":60,"share":50}]}""", "investors[0].share", "given twice", "once")]
    [TestCase("""{"activities":["miit:B11"],"asOf":"2025-03-01","asOf":"2024-03-01"}""", "asOf", "given twice", "once")]
    [TestCase("""{"activities":["miit:B11"],"asOf":"2025-02-29"}""", "asOf", "no date", "2025-03-01")]
    [TestCase("""{"activities":["miit:B11"],"asOf":"01/03/2025"}""", "asOf", "no date", "2025-03-01")]
    [TestCase("""{"activities":["miit:B11"],"asOf":20250301}""", "asOf", "a number", null)]
    [TestCase("""{"activities":[]}""", "activities", "empty", "at least one")]
    [TestCase("""{"activities":null}""", "activities", "not null", null)]
    [TestCase("{}", "activities", "missing", "at least one")]
    [TestCase("""{"activities":"miit:B11"}""", "activities", "a list, not text", "brackets")]
    [TestCase("""{"activities":["miit:B11"],"form":"Company"}""", "form", "unknown form", "company")]
    [TestCase("""{"activities":["miit:B11"],"mode":"aquisition"}""", "mode", "unknown mode", "acquisition")]
    [TestCase("""{"activities":["miit:B11"],"facts":{"pilot-approval":"yes"}}""", "facts.pilot-approval", "true or false, not text", null)]
    [TestCase("""{"activities":["miit:B11"],"investors":[{"qualifies":["cepa-hongkong"]}]}""", "investors[0].qualifies[0]", "unknown qualification", null)]
    [TestCase("""{"activities":["\ud800"]}""", "activities[0]", "half of a character", null)]
    [TestCase("", "", "not valid JSON", null)]
    [TestCase("{\"activities\":", "", "not valid JSON", null)]
    [TestCase("activities: [x]", "", "not valid JSON", null)]
    [TestCase("[1]", "", "an object, not a list", null)]
    [TestCase("null", "", "an object, not null", null)]
    public async Task Bad_proposal_names_the_place(string body, string path, string message, string? help)
    {
        foreach (var address in new[] { "/v1/determinations", "/v1/questions" })
        {
            using var answer = await Shipped.Server.PostAsync(address, body);
            var error = (await ProblemAsync(answer, HttpStatusCode.BadRequest))["errors"]![0]!;
            Assert.Multiple(() =>
            {
                Assert.That((string?)error["path"], Is.EqualTo(path));
                Assert.That((string?)error["message"], Does.Contain(message));
                if (help is not null) Assert.That((string?)error["help"], Does.Contain(help));
            });
        }
    }

    [Test]
    public async Task All_problems_come_at_once()
    {
        using var answer = await Shipped.Server.PostAsync("/v1/determinations", """{"activities":["x:y"],"registered":"nowhere","foreignShare":101,"asOf":"soon"}""");
        var problem = await ProblemAsync(answer, HttpStatusCode.BadRequest);
        Assert.That(
            problem["errors"]!.AsArray().Select(e => (string?)e!["path"]),
            Is.EqualTo(new[] { "activities[0]", "registered", "foreignShare", "asOf" }));
    }

    [Test]
    public async Task Body_of_one_MiB_is_read_and_a_byte_more_is_413([Values] bool chunked)
    {
        var body = """{"activities":["miit:B11"]}""".PadRight(1024 * 1024);
        using var read = await Shipped.Server.PostAsync("/v1/determinations", body);
        Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/determinations") { Content = new StringContent(body + " ", Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = true;
        using var refused = await Shipped.Server.Client.SendAsync(request);
        await ProblemAsync(refused, HttpStatusCode.RequestEntityTooLarge);
    }

    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("text/plain")]
    [TestCase("application/xml")]
    [TestCase("application/json; charset=gb2312")]
    [TestCase("application/jsonx")]
    [TestCase("nonsense")]
    [TestCase("")]
    public async Task Other_media_types_are_415(string mediaType)
    {
        foreach (var address in new[] { "/v1/determinations", "/v1/questions", "/v1/determinations/batch" })
        {
            using var answer = await Shipped.Server.PostAsync(address, """{"activities":["miit:B11"]}""", mediaType);
            var problem = await ProblemAsync(answer, HttpStatusCode.UnsupportedMediaType);
            Assert.That((string?)problem["errors"]![0]!["path"], Is.EqualTo("content-type"));
        }
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("application/json; charset=\"UTF-8\"")]
    [TestCase("Application/JSON")]
    public async Task Ways_to_write_the_media_type_are_read(string mediaType)
    {
        using var answer = await Shipped.Server.PostAsync("/v1/determinations", """{"activities":["miit:B11"]}""", mediaType);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/v1/determinations?asOf=2024-10-22", "asOf", "unknown parameter")]
    [TestCase("/v1/activities?query=cloud", "query", "unknown parameter")]
    [TestCase("/v1/zones?q=a&q=b", "q", "given 2 times")]
    [TestCase("/v1/measures?on=2025-02-30", "on", "no date")]
    [TestCase("/v1/measures?at=sh-lingan", "at", "unknown zone")]
    [TestCase("/v1/measures?sector=miit:B99", "sector", "unknown sector")]
    public async Task Bad_query_names_the_parameter(string address, string path, string message)
    {
        using var answer = address.Contains("determinations", StringComparison.Ordinal)
            ? await Shipped.Server.PostAsync(address, """{"activities":["miit:B11"]}""")
            : await Shipped.Server.Client.GetAsync(address);
        var error = (await ProblemAsync(answer, HttpStatusCode.BadRequest))["errors"]![0]!;
        Assert.That((string?)error["path"], Is.EqualTo(path));
        Assert.That((string?)error["message"], Does.Contain(message));
    }

    [TestCase("GET", "/v1/determinations", HttpStatusCode.MethodNotAllowed)]
    [TestCase("PUT", "/v1/questions", HttpStatusCode.MethodNotAllowed)]
    [TestCase("DELETE", "/v1/packs", HttpStatusCode.MethodNotAllowed)]
    [TestCase("GET", "/v1/remedy", HttpStatusCode.NotFound)]
    [TestCase("GET", "/v1/measures/telecom-vats-cap", HttpStatusCode.NotFound)]
    [TestCase("GET", "/openapi/v2.json", HttpStatusCode.NotFound)]
    public async Task Wrong_address_or_method_is_a_problem_too(string method, string address, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new(method), address);
        using var answer = await Shipped.Server.Client.SendAsync(request);
        await ProblemAsync(answer, status);
    }

    internal static async Task<JsonNode> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(status), text);
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(text, Does.Not.Contain("   at ").And.Not.Contain("Exception"));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        });
        var problem = JsonNode.Parse(text)!;
        Assert.That((int?)problem["status"], Is.EqualTo((int)status));
        return problem;
    }
}
