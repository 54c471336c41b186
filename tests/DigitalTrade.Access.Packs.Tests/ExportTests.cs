using System.Text.Json;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs.Export;
using RulesEngine.Models;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>RulesEngine's own evaluation of the exported workflow is the oracle for complete facts.</summary>
public sealed class ExportTests
{
    private static readonly string[] Places = ["sh-lingang", "hainan-ftp", "cn-sh", "abroad"];

    [Test]
    public async Task Workflow_answers_as_our_delegates_do()
    {
        var index = SyntheticRules.Of(200).Sound();
        var workflows = JsonSerializer.Deserialize<Workflow[]>(WorkflowExport.ToJson(index))!;
        var engine = new RulesEngine.RulesEngine(workflows, new ReSettings { IsExpressionCaseSensitive = true, IgnoreException = false, EnableExceptionAsErrorMessage = false });
        var measures = index.Content.Measures;
        var parameters = measures.SelectMany(WorkflowExport.Inputs).DistinctBy(p => p.Expression.Name).ToList();
        var random = new Random(42);
        var (passed, barred) = (0, 0);
        for (var round = 0; round < 40; round++)
        {
            var vector = Complete(index, random);
            var inputs = parameters.Select(p => new RuleParameter(p.Expression.Name, Value(p.Fact, p.Territory, vector))).ToArray();
            foreach (var workflow in workflows)
            {
                var results = await engine.ExecuteAllRulesAsync(workflow.WorkflowName, inputs);
                foreach (var result in results)
                {
                    var measure = measures.Single(m => m.Id == result.Rule.RuleName);
                    var ours = measure.When?.Test(vector.Facts) == false ? true : measure.Requires.Test(vector.Facts);
                    Assert.That(result.ExceptionMessage, Is.Empty.Or.EqualTo(result.Rule.ErrorMessage));
                    Assert.That(ours, Is.EqualTo(result.IsSuccess), $"{measure.Id}: {WorkflowExport.Expression(measure)}");
                    if (result.IsSuccess) passed++;
                    else barred++;
                }
            }
        }

        Assert.That(passed, Is.GreaterThan(1000));
        Assert.That(barred, Is.GreaterThan(1000));
    }

    [Test]
    public void One_pack_alone()
    {
        var index = new RuleSet().Sound();
        using var json = JsonDocument.Parse(WorkflowExport.ToJson(index, "law"));
        var workflow = json.RootElement.EnumerateArray().Single();
        Assert.That(workflow.GetProperty("WorkflowName").GetString(), Is.EqualTo("law"));
        Assert.That(workflow.GetProperty("Rules").EnumerateArray().Select(r => r.GetProperty("RuleName").GetString()), Is.EqualTo(new[]
        {
            "cn-national-2024:commitment", "cn-national-2024:vats-cap", "cn-national-2024:vats-cap.partnership", "law:news",
        }));
        Assert.That(WorkflowExport.ToJson(index, "none"), Is.EqualTo("[]"));
    }

    private static Vectors Complete(RuleIndex index, Random random)
    {
        var vector = new Vectors(index.Content);
        foreach (var fact in index.Content.Facts)
        {
            _ = fact.Type switch
            {
                FactType.Boolean => vector.Flag(fact.Id, random.Next(2) == 0),
                FactType.Number => vector.Number(fact.Id, fact.Max == 100 ? random.Next(1001) / 10m : random.Next(500) * 1000),
                FactType.Date => vector.Number(fact.Id, new DateOnly(2020, 1, 1).DayNumber + random.Next(3000)),
                FactType.Choice => vector.Choice(fact.Id, fact.Values[random.Next(fact.Values.Length)].Id),
                _ => vector.Places(fact.Id, random.Next(2) == 0 ? Places[random.Next(Places.Length)] : $"z{random.Next(SyntheticRules.Zones)}"),
            };
        }

        return vector;
    }

    private static object Value(Fact fact, Zones.Territory? territory, Vectors vector) => fact.Type switch
    {
        FactType.Place => vector.Facts.Within(fact.Slot, territory!)!.Value,
        FactType.Boolean => vector.Facts.Is(fact.Slot, true)!.Value,
        FactType.Choice => fact.Values[Enumerable.Range(0, fact.Values.Length).Single(v => vector.Facts.IsChoice(fact.Slot, v) == true)].Id,
        _ => vector.Facts[fact.Slot].Number.Low,
    };
}
