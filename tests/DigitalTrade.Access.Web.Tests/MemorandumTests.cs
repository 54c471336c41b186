using System.IO.Compression;
using System.Net;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>The memorandum as a download.</summary>
public sealed class MemorandumTests
{
    private const string Proposal = """{"asOf":"2025-03-01","activities":["miit:B11"],"registered":"sh-lingang","foreignShare":60}""";

    [Test]
    public async Task Word_is_what_comes_when_nothing_is_asked_for()
    {
        using var answer = await Shipped.Server.PostAsync("/v1/memoranda", Proposal);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        Assert.That(answer.Content.Headers.ContentDisposition!.ToString(), Does.StartWith("attachment").And.Contain("memorandum.docx"));
        Assert.That(answer.Headers.ETag!.Tag, Does.Contain(Shipped.Server.Holder.Required.Rulebook.Revision));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.That(zip.GetEntry("word/document.xml"), Is.Not.Null);
    }

    [TestCase("markdown", "zh", "text/markdown", "# 法律备忘录")]
    [TestCase("markdown", "en", "text/markdown", "# Memorandum")]
    [TestCase("html", "en", "text/html", "<!doctype html>")]
    public async Task Format_and_language_are_those_asked_for(string format, string language, string type, string begins)
    {
        using var answer = await Shipped.Server.PostAsync($"/v1/memoranda?format={format}&lang={language}&client=Example%20GmbH&reference=7", Proposal);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith(begins).And.Contain("Example GmbH"));
    }

    [TestCase("?format=pdf", "format")]
    [TestCase("?lang=fr", "lang")]
    [TestCase("?client=a&client=b", "client")]
    [TestCase("?to=a", "to")]
    public async Task Query_that_cannot_be_read_is_named(string query, string path)
    {
        using var answer = await Shipped.Server.PostAsync("/v1/memoranda" + query, Proposal);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"path\":\"{path}\""));
    }

    [Test]
    public async Task Proposal_that_cannot_be_read_is_a_problem()
    {
        using var answer = await Shipped.Server.PostAsync("/v1/memoranda", """{"activities":["miit:B99"]}""");
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.BadRequest, "application/problem+json")));
    }
}
