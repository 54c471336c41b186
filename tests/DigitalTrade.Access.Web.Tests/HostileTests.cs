using System.Net;
using System.Text;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>What is meant to hurt: it is refused or answered, quickly, and never with a failure of the service.</summary>
public sealed class HostileTests
{
    private static readonly string Long = new('x', 900_000);

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Case("long name", $$"""{"activities":["miit:B11"],"investors":[{"name":"{{Long}}"}]}""");
        yield return Case("long activity", $$"""{"activities":["{{Long}}"]}""");
        yield return Case("long member", $$"""{"activities":["miit:B11"],"{{Long}}":1}""");
        yield return Case("long fact", $$$"""{"activities":["miit:B11"],"facts":{"{{{Long}}}":1}}""");
        yield return Case("long number", $$"""{"activities":["miit:B11"],"foreignShare":{{new string('9', 900_000)}}}""");
        yield return Case("exponent", """{"activities":["miit:B11"],"foreignShare":1e999999999}""");
        yield return Case("deep", new string('[', 500_000));
        yield return Case("deep objects", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)));
        yield return Case("deep holders", $$"""{"activities":["miit:B11"],"investors":{{string.Concat(Enumerable.Repeat("[{\"holders\":", 14))}}[]{{string.Concat(Enumerable.Repeat("}]", 14))}}}""");
        yield return Case("many activities", $$"""{"activities":[{{string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"a{i}\""))}}]}""");
        yield return Case("many holders", $$"""{"activities":["miit:B11"],"investors":[{{string.Join(',', Enumerable.Repeat("{\"share\":0.001}", 50_000))}}]}""");
        yield return Case("many facts", $$$"""{"activities":["miit:B11"],"facts":{{{{string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"f{i}\":1"))}}}}}""");
        yield return Case("half characters", """{"activities":["miit:B11"],"investors":[{"name":"\udc00\ud800"}]}""");
        yield return Case("half a member", """{"activities":["miit:B11"],"\ud800":1}""");
        yield return Case("control characters", """{"activities":["\u0000\u0007\u001b[31m"]}""");
        yield return Case("half of two members", """{"\ud800":1,"\ud800":1}""");

        static TestCaseData Case(string name, string body) => new TestCaseData(body).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task Hostile_proposal_is_refused(string body)
    {
        using var answer = await Shipped.Server.PostAsync("/v1/determinations", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), text);
        Assert.That(text, Has.Length.LessThan(64 * 1024));
    }

    [Test]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        foreach (var text in new[] { "{\"activities\":[\"\u00ff\u00fe\"]}", "{\"activities\":[\"miit:B11\"],\"\u00ff\":1}", "\u00ff\u00fe{" })
        {
            using var content = new ByteArrayContent(Encoding.Latin1.GetBytes(text));
            content.Headers.ContentType = new("application/json");
            using var answer = await Shipped.Server.Client.PostAsync("/v1/determinations", content);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        }
    }

    [Test]
    public async Task Encoded_body_is_415()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("gzip");
        using var answer = await Shipped.Server.Client.PostAsync("/v1/determinations", content);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [TestCase("""[{"economy":"CN","share":40}]""")]
    [TestCase("""[{"share":60}]""")]
    [TestCase("""[{"share":"0..100"}]""")]
    [TestCase("""[{"share":10},{"share":20}]""")]
    [TestCase("[{}]")]
    public async Task Rest_that_nobody_names_is_settled(string investors)
    {
        var answer = await Shipped.Server.DetermineAsync($$"""{"activities":["miit:B11"],"asOf":"2025-03-01","registered":"cn-hb-wuhan","investors":{{investors}}}""");
        Assert.That((string?)answer["outcome"], Is.EqualTo("undetermined"));
    }

    [Test]
    public async Task Holders_of_whom_nothing_is_stated_are_answered()
    {
        var holders = string.Join(',', Enumerable.Repeat("""{"share":"0..16"}""", 6));
        using var answer = await Shipped.Server.PostAsync("/v1/determinations", $$"""{"activities":["miit:B25-publish","miit:B11","cloud"],"investors":[{{holders}}]}""");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
    }
}
