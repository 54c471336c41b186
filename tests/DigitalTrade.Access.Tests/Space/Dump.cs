using System.Diagnostics;
using DigitalTrade.Access.Space;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Space;

[Explicit]
public sealed class Dump
{
    [TestCase("{'activities':['miit:B11']}")]
    [TestCase("{'activities':['miit:B25-appstore'],'investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}")]
    [TestCase("{'activities':['miit:B2'],'registered':'cn-sh'}")]
    [TestCase("{'activities':['miit:A24'],'registered':'cn-sh'}")]
    [TestCase("{'activities':['public-cloud','net:music']}")]
    [TestCase("{'activities':['cul:performance-agency'],'investors':[{'share':60},{'share':40}]}")]
    public void Questions_of(string json)
    {
        var book = ShippedRules.Book;
        var proposal = Ask.Proposal(book, json);
        var found = Questions.Of(book, proposal);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 50; i++) found = Questions.Of(book, proposal);
        TestContext.Out.WriteLine($"{json} {book.Determine(proposal).Outcome} {watch.Elapsed.TotalMilliseconds / 50} ms");
        foreach (var q in found)
        {
            TestContext.Out.WriteLine($"  {q.Fact}: {q.Text.En} because {string.Join(' ', q.Because)} splits {q.Splits.Count}");
            foreach (var a in q.Answers) TestContext.Out.WriteLine($"     {a.Value} = {a.Text.En} / {a.Text.Zh} → {a.Outcome}");
        }
    }
}
