using System.Collections.Immutable;
using System.Diagnostics;
using DigitalTrade.Access.Space;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Space;

/// <summary>Bounds on the shipped rules; the benchmarks measure them closely.</summary>
[Category("Long"), NonParallelizable]
public sealed class SpeedTests
{
    [TestCase("{'activities':['miit:B11']}")]
    [TestCase("{'activities':['miit:B2'],'registered':'cn-sh'}")]
    [TestCase("{'activities':['public-cloud','net:music']}")]
    public void Questions_within_5_ms(string json)
    {
        var proposal = Written.Proposal(ShippedRules.Book, json);
        Assert.That(Best(() => Questions.Of(ShippedRules.Book, proposal)), Is.LessThan(5));
    }

    [TestCase("{'activities':['miit:B11'],'registered':'cn-sh','investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}")]
    [TestCase("{'activities':['miit:B11'],'registered':'sh-lingang','facilities':['cn-bj'],'investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}],'facts':{'pilot-approval':false}}")]
    [TestCase("{'activities':['miit:B25'],'registered':'cn-sh','investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}")]
    [TestCase("{'activities':['miit:B25','net:news'],'registered':'cn-sh','investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}")]
    [TestCase("{'activities':['miit:A24'],'registered':'cn-sh','investors':[{'economy':'DE','share':60},{'economy':'CN','share':40,'kind':'private'}],'facts':{'within-wto-commitments':true}}")]
    public void Remedies_within_5_ms(string json)
    {
        var proposal = Written.Proposal(ShippedRules.Book, json);
        Assert.That(Best(() => Remedies.Of(ShippedRules.Book, proposal)), Is.LessThan(5));
    }

    [Test]
    public void Matrix_of_60_activities_and_80_places_within_250_ms()
    {
        var book = ShippedRules.Book;
        var activities = book.Taxonomy.Activities.Select(a => a.Id).Take(60).ToImmutableArray();
        var places = book.Gazetteer.Zones.Where(z => z.Kind is "province" or "ftz" or "ftp" or "pilot").Select(z => z.Id).Take(80).ToImmutableArray();
        var proposal = Written.Proposal(book, "{'activities':['miit:B11'],'investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}");
        Assert.That(Best(() => Matrix.Of(book, proposal, activities, places, default, "cn-sh")), Is.LessThan(250));
    }

    private static double Best(Action action)
    {
        var times = new double[41];
        for (var i = 0; i < 60; i++) action();
        for (var i = 0; i < times.Length; i++)
        {
            var watch = Stopwatch.StartNew();
            action();
            times[i] = watch.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        TestContext.Out.WriteLine($"best {times[0]:0.000} ms, median {times[20]:0.000} ms, 95th {times[38]:0.000} ms");

        // The best of many: what the work itself takes, whatever else the machine does.
        return times[0];
    }
}
