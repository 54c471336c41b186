using System.Net;
using System.Text.Json.Nodes;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>What the rulebook knows, found by what people type.</summary>
public sealed class LookupTests
{
    [TestCase("data-centre", "data-centre", "exact")]
    [TestCase("Data Center", "data-centre", "exact")]
    [TestCase("数据中心", "data-centre", "exact")]
    [TestCase("ＩＤＣ", "data-centre", "exact")]
    [TestCase("miit:B11", "miit:B11", "exact")]
    [TestCase("b11", "miit:B11", "exact")]
    [TestCase("miit:B25-app", "miit:B25-appstore", "prefix")]
    [TestCase("recruitmnt site", "recruitment-site", "nearest")]
    [TestCase("serch engine", "search-engine", "nearest")]
    public async Task Activity_is_found_by_what_people_type(string typed, string id, string match)
    {
        var first = (await Found("activities", typed))[0]!;
        Assert.That(((string?)first["id"], (string?)first["match"]), Is.EqualTo((id, match)));
    }

    [Test]
    public async Task Ambiguous_activity_shows_its_readings()
    {
        var cloud = (await Found("activities", "云服务"))[0]!;
        Assert.Multiple(() =>
        {
            Assert.That((string?)cloud["asks"], Is.EqualTo("cloud-kind"));
            Assert.That((string?)cloud["question"]!["en"], Does.EndWith("?"));
            Assert.That(cloud["readings"]!.AsArray().Select(r => (string?)r!["value"]), Does.Contain("infrastructure").And.Contain("software"));
            Assert.That(cloud["readings"]!.AsArray().Select(r => (string?)r!["name"]!["zh"]), Has.All.Not.Empty);
        });
    }

    [Test]
    public async Task Better_matches_come_first()
    {
        var ranks = new[] { "exact", "prefix", "substring", "nearest" };
        var found = (await Found("activities", "game")).Select(a => Array.IndexOf(ranks, (string?)a!["match"])).ToArray();
        Assert.That(found, Is.Ordered.And.Not.Empty);
    }

    [Test]
    public async Task Text_that_is_nothing_finds_nothing() => Assert.That(await Found("activities", "qqqqqqqqqqqq"), Is.Empty);

    [TestCase("lingang", "sh-lingang")]
    [TestCase("临港", "sh-lingang")]
    [TestCase("武汉", "cn-hb-wuhan")]
    [TestCase("Wuhan", "cn-hb-wuhan")]
    public async Task Zone_is_found_by_what_people_type(string typed, string id) =>
        Assert.That((string?)(await Found("zones", typed))[0]!["id"], Is.EqualTo(id));

    [Test]
    public async Task Measures_narrow_by_sector_day_and_place()
    {
        var all = (await Shipped.Server.GetAsync("/v1/measures"))["measures"]!.AsArray().Count;
        var narrow = await Shipped.Server.GetAsync("/v1/measures?sector=miit:B11&on=2025-03-01&at=cn-hb-wuhan");
        var ids = narrow["measures"]!.AsArray().Select(m => (string?)m!["id"]).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(ids, Does.Contain("cn-national-2024:telecom-commitment").And.Not.Contain("cn-national-2021:telecom-commitment"));
            Assert.That(ids, Has.None.StartsWith("cn-ftz").And.Length.LessThan(all));
            Assert.That((string?)narrow["on"], Is.EqualTo("2025-03-01"));
        });
    }

    [Test]
    public async Task Measure_says_what_it_asks_and_who_lifts_it()
    {
        var measure = await Shipped.Server.GetAsync("/v1/measures/cn-ftz-2021:telecom-vats-cap");
        Assert.Multiple(() =>
        {
            Assert.That((string?)measure["kind"], Is.EqualTo("equity-cap"));
            Assert.That((string?)measure["requires"], Does.Contain("50"));
            Assert.That(measure["liftedBy"]!.AsArray().Select(d => (string?)d), Does.Contain("miit-107-pilot:idc"));
            Assert.That((string?)measure["inForce"]!["to"], Is.Null);
        });
    }

    [Test]
    public async Task Wrong_measure_id_is_404_with_the_right_one()
    {
        using var answer = await Shipped.Server.Client.GetAsync("/v1/measures/cn-ftz-2021:telecom-vats-cup");
        var problem = await BadInputTests.ProblemAsync(answer, HttpStatusCode.NotFound);
        Assert.That((string?)problem["errors"]![0]!["help"], Does.Contain("cn-ftz-2021:telecom-vats-cap"));
    }

    [TestCase("/v1/activities")]
    [TestCase("/v1/activities?q=cloud")]
    [TestCase("/v1/sectors")]
    [TestCase("/v1/zones")]
    [TestCase("/v1/instruments")]
    [TestCase("/v1/measures")]
    [TestCase("/v1/measures?at=sh-lingang")]
    [TestCase("/v1/measures/cn-ftz-2021:telecom-vats-cap")]
    public async Task Look_up_is_not_sent_again_while_the_rulebook_is_the_same(string address)
    {
        using var first = await Shipped.Server.Client.GetAsync(address);
        var tag = first.Headers.ETag!;
        Assert.That(tag.Tag, Does.Contain(Shipped.Server.Holder.Required.Rulebook.Revision));
        foreach (var (known, status) in new[]
        {
            (tag.ToString(), HttpStatusCode.NotModified), (tag.Tag, HttpStatusCode.NotModified), ("*", HttpStatusCode.NotModified),
            ($"\"other\", {tag}", HttpStatusCode.NotModified), ("\"other\"", HttpStatusCode.OK), ("nonsense", HttpStatusCode.OK),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("If-None-Match", known);
            using var again = await Shipped.Server.Client.SendAsync(request);
            Assert.That(again.StatusCode, Is.EqualTo(status), known);
            Assert.That(again.Headers.ETag, Is.EqualTo(tag));
            if (status == HttpStatusCode.NotModified) Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.Empty);
        }
    }

    private static async Task<JsonArray> Found(string what, string typed) =>
        (await Shipped.Server.GetAsync($"/v1/{what}?q={Uri.EscapeDataString(typed)}"))[what]!.AsArray();
}
