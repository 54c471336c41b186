using System.Net;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Client.Tests;

/// <summary>The client against the service.</summary>
public sealed class AccessClientTests
{
    private static readonly Proposal Lingang = new()
    {
        AsOf = new(2025, 3, 1),
        Activities = ["miit:B11"],
        Registered = "sh-lingang",
        Facilities = ["sh-lingang"],
        Investors = [new() { Name = "Example GmbH", Economy = "DE", Share = 60 }, new() { Economy = "CN", Share = 40, Kind = HolderKind.Private }],
    };

    private AccessClient client = null!;

    [OneTimeSetUp]
    public void Connect() => client = new(Running.Address);

    [OneTimeTearDown]
    public void Leave() => client.Dispose();

    [Test]
    public async Task Determination_comes_whole()
    {
        var answer = await client.DetermineAsync(Lingang, margins: true);
        Assert.That(answer.Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
        Assert.That(answer.Rulebook, Does.StartWith("sha256:"));
        var activity = answer.Activities.Single();
        Assert.That(activity.Findings.Where(f => f.Verdict == Verdict.Lifted).Select(f => f.LiftedBy), Is.All.StartsWith("miit-107-pilot"));
        Assert.That(activity.Conditions.Select(c => c.Cite.Title.Zh), Is.All.Not.Empty);
        Assert.That(activity.Obligations.Any(o => !o.Also.IsDefault), Is.True);
        Assert.That(answer.Margins!.Date.From, Is.EqualTo(new DateOnly(2024, 10, 23)));
    }

    [Test]
    public async Task Decision_space_comes_typed()
    {
        var open = new Proposal { AsOf = new(2025, 3, 1), Activities = ["miit:B25"], Registered = "cn-sh" };
        var inquiry = await client.AskAsync(open);
        Assert.That(inquiry.Questions.Select(q => q.Fact), Does.Contain("foreignShare"));
        var wuhan = Lingang with { Registered = "cn-hb-wuhan", Facilities = ["cn-hb-wuhan"] };
        Assert.That((await client.RemediesAsync(wuhan)).Found, Is.Not.Empty);
        Assert.That((await client.RemediesAsync(wuhan, keep: ["registered", "foreignShare"])).Kept, Is.EqualTo(new[] { "foreignShare", "registered" }));
        var timeline = await client.TimelineAsync(Lingang, from: new(2024, 1, 1), to: new(2025, 1, 1));
        Assert.That(timeline.Intervals.Select(i => i.Standing.Outcome), Is.EqualTo(new[] { Outcome.Prohibited, Outcome.PermittedOnConditions }));
        var matrix = await client.MatrixAsync(Lingang with { Facilities = null }, ["cn-hb-wuhan", "sh-lingang"], basePlace: "sh-lingang");
        Assert.That(matrix.Cells.Select(c => c.Outcome), Is.EqualTo(new[] { Outcome.Prohibited, Outcome.PermittedOnConditions }));
    }

    [Test]
    public async Task Look_ups_come_typed()
    {
        Assert.That((await client.ActivitiesAsync("云计算")).Activities, Is.Not.Empty);
        Assert.That((await client.ZonesAsync("lingang")).Zones[0].Id, Is.EqualTo("sh-lingang"));
        Assert.That((await client.SectorsAsync()).Sectors, Is.Not.Empty);
        Assert.That((await client.InstrumentsAsync()).Instruments, Is.Not.Empty);
        Assert.That((await client.MeasuresAsync("miit:B11", new(2025, 3, 1), "sh-lingang")).Measures.Select(m => m.Id), Does.Contain("cn-ftz-2021:telecom-vats-cap"));
    }

    [Test]
    public async Task Memorandum_comes_as_a_file()
    {
        var file = await client.MemorandumAsync(Lingang, "html", "en", client: "Example & Co");
        Assert.That(System.Text.Encoding.UTF8.GetString(file), Does.StartWith("<!doctype html>").And.Contain("Example &amp; Co"));
    }

    [Test]
    public async Task Batch_answers_in_order_over_its_portions()
    {
        const int Many = (AccessClient.PortionSize * 2) + 7;
        var proposals = Enumerable.Range(0, Many).Select(i => Lingang with { Activities = [i == 250 ? "miit:B99" : "miit:B11"], Registered = i % 2 == 0 ? "sh-lingang" : "cn-hb-wuhan" });
        var answers = await client.BatchAsync(proposals).ToArrayAsync();
        Assert.That(answers.Select(a => a.Number), Is.EqualTo(Enumerable.Range(1, Many)));
        var unread = answers.Single(a => a.Error is not null);
        Assert.That((unread.Number, unread.Error!.Line, unread.Determination), Is.EqualTo((251L, 251L, (Determination?)null)));
        Assert.That(unread.Error.Errors.Single().Path, Is.EqualTo("activities[0]"));
        var elsewhere = (await client.DetermineAsync(Lingang with { Registered = "cn-hb-wuhan" })).Outcome;
        Assert.That(elsewhere, Is.GreaterThan(Outcome.PermittedOnConditions));
        Assert.That(
            answers.Where(a => a.Error is null).Select(a => a.Determination!.Outcome),
            Is.EqualTo(Enumerable.Range(0, Many).Where(i => i != 250).Select(i => i % 2 == 0 ? Outcome.PermittedOnConditions : elsewhere)));
    }

    [Test]
    public async Task Refusal_names_the_path_and_the_nearest()
    {
        var thrown = await Assert.ThrowsAsync<AccessProblemException>(() => client.DetermineAsync(Lingang with { Activities = ["miit:B99"] }));
        Assert.That(thrown!.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(thrown.Errors.Single().Path, Is.EqualTo("activities[0]"));
        Assert.That(thrown.Message, Does.Contain("`miit:B99`"));
    }
}
