using System.Collections.Immutable;
using System.Diagnostics;
using DigitalTrade.Access.Space;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Space;

[Explicit]
public sealed class Dump
{
    [TestCase("{'activities':['miit:B11'],'registered':'cn-sh','investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}")]
    [TestCase("{'activities':['miit:B11'],'registered':'sh-lingang','facilities':['cn-bj'],'investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}],'facts':{'pilot-approval':false}}")]
    [TestCase("{'activities':['miit:B25'],'registered':'cn-sh','investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}")]
    [TestCase("{'activities':['miit:B25','net:news'],'registered':'cn-sh','investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}")]
    [TestCase("{'activities':['miit:A24'],'registered':'cn-sh','investors':[{'economy':'DE','share':60},{'economy':'CN','share':40,'kind':'private'}],'facts':{'within-wto-commitments':true}}")]
    [TestCase("{'activities':['miit:B11'],'registered':'cn-gd-shenzhen','investors':[{'economy':'HK','share':60,'qualifies':[]},{'economy':'CN','share':40}]}")]
    [TestCase("{'activities':['net:news'],'registered':'cn-sh','foreignShare':30}")]
    public void Remedies_of(string json)
    {
        var book = ShippedRules.Book;
        var proposal = Ask.Proposal(book, json);
        var found = Remedies.Of(book, proposal);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 100; i++) found = Remedies.Of(book, proposal);
        TestContext.Out.WriteLine($"{json} {found.Outcome} {watch.Elapsed.TotalMilliseconds / 100} ms {found.Statement.En} probes {found.Examined}");
        foreach (var r in found.Found)
        {
            TestContext.Out.WriteLine($"  {string.Join("; ", r.Changes.Select(c => $"[{c.Fact}: {c.From}→{c.To}] {c.Text.En}"))} → {r.Outcome} cost {r.Cost} open {string.Join(' ', r.Open.Select(o => o.Id))} cites {string.Join(" | ", r.Cites.Select(c => c.Instrument + " " + c.Provision))}");
        }

        watch.Restart();
        var m = Margins.Of(book, proposal);
        for (var i = 0; i < 20; i++) m = Margins.Of(book, proposal);
        TestContext.Out.WriteLine($"  margins {watch.Elapsed.TotalMilliseconds / 21} ms share {m.ForeignShare?.Same} below {Say(m.ForeignShare?.Below)} above {Say(m.ForeignShare?.Above)}");
        TestContext.Out.WriteLine($"  date {m.Date.From} .. {m.Date.To} before {Say(m.Date.Before)} after {Say(m.Date.After)}");
        watch.Restart();
        var t = Timeline.Of(book, proposal, new(2018, 7, 28), new(2027, 12, 31));
        TestContext.Out.WriteLine($"  timeline {watch.Elapsed.TotalMilliseconds} ms");
        foreach (var i in t.Intervals)
            TestContext.Out.WriteLine($"     {i.From} {i.To} {i.Standing.Outcome} {i.Standing.Activities[0].GovernedBy} {string.Join(' ', i.Standing.Activities.SelectMany(a => a.Route))} :: {string.Join(" ", i.Opened.Select(e => (e.Begins ? "+" : "-") + e.Rule))}");
    }

    private static string Say(Turn? turn) => turn is null ? "-" : $"{turn.At} {turn.Standing.Outcome} {string.Join(",", turn.Shifts.Select(s => $"{s.Rule}:{s.Was}→{s.Is}"))} {string.Join(",", turn.Events.Select(s => s.Rule))}";

    [Test]
    public void Matrix_of()
    {
        var book = ShippedRules.Book;
        var activities = book.Taxonomy.Activities.Select(a => a.Id).Take(60).ToImmutableArray();
        var places = book.Gazetteer.Zones.Where(z => z.Kind is "province" or "ftz" or "ftp" or "pilot").Select(z => z.Id).Take(80).ToImmutableArray();
        var proposal = Ask.Proposal(book, "{'activities':['miit:B11'],'investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}");
        for (var i = 0; i < 8; i++)
        {
            var watch = Stopwatch.StartNew();
            var m = Matrix.Of(book, proposal, activities, places, default, "cn-sh");
            TestContext.Out.WriteLine($"{m.Cells.Length} {watch.Elapsed.TotalMilliseconds} ms undetermined {m.Cells.Count(c => c.Outcome == Determinations.Outcome.Undetermined)}");
        }
    }
}
