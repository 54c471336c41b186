using System.Collections.Immutable;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Space;

public sealed class MatrixTests
{
    [Test]
    public void Says_what_differs_from_the_base_place()
    {
        var rules = new Rules().Prohibit("t:a").Lift("open", ["bar-a"], "t:a", "ftz");
        var matrix = Matrix.Of(rules.Book, rules.Ask("t:a").Held(("DE", 60)).Proposal, ["t:a", "t:free"], ["east", "ftz-1"]);
        Assert.Multiple(() =>
        {
            Assert.That(matrix.Cells.Select(c => c.Outcome), Is.EqualTo(new[]
            {
                Outcome.Prohibited, Outcome.PermittedOnConditions, Outcome.Permitted, Outcome.Permitted,
            }));
            Assert.That(matrix.Cells[1].Differs.Select(s => (s.Rule, s.Was, s.Is)), Is.EqualTo(new[]
            {
                ("open", null, "relied-on"), ("national-1:bar-a", "bars", "lifted"),
            }));
            Assert.That(matrix.Cells[0].Differs, Is.Empty);
        });
    }

    [TestCase("{'activities':['miit:B11'],'investors':[{'economy':'DE','share':60},{'economy':'CN','share':40}]}", "2026-11-23")]
    [TestCase("{'activities':['miit:B11'],'facilities':['sh-lingang'],'investors':[{'economy':'HK','share':50,'qualifies':['cepa-hk']}]}", "2022-06-01")]
    [TestCase("{'activities':['miit:B11']}", "2019-08-20")]
    public void Every_cell_is_what_the_determination_says(string json, string on)
    {
        var book = ShippedRules.Book;
        var proposal = Written.Proposal(book, json) with { AsOf = DateOnly.Parse(on, null) };
        var activities = book.Taxonomy.Activities.Select(a => a.Id).Take(30).Concat(book.Taxonomy.Sectors.Select(s => s.Code).Take(30)).ToImmutableArray();
        var places = book.Gazetteer.Zones.Where((_, i) => i % 17 == 0).Select(z => z.Id).Concat(["sh-lingang", "hainan-ftp", "cn"]).ToImmutableArray();
        foreach (var cell in Matrix.Of(book, proposal, activities, places).Cells)
        {
            var single = book.Determine(proposal with { Activities = [cell.Activity], Registered = cell.Place });
            if (single.Outcome != cell.Outcome || single.Activities[0].GovernedBy != cell.GovernedBy || !single.Activities[0].Route.SequenceEqual(cell.Route))
                Assert.Fail($"{cell.Activity} at {cell.Place}: {cell.Outcome} {cell.GovernedBy}, determined {single.Outcome} {single.Activities[0].GovernedBy}");
        }
    }
}
