using System.Text.Json;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Packs.Export;
using RulesEngine.Models;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>The exported workflows in RulesEngine, with a value for every fact, ready to be run.</summary>
internal sealed class PeerWorkflow
{
    private readonly RulesEngine.RulesEngine engine;
    private readonly RulesEngine.RulesEngine one;
    private readonly string[] names;
    private readonly RuleParameter[] inputs;

    public PeerWorkflow(RuleIndex index)
    {
        var workflows = JsonSerializer.Deserialize<Workflow[]>(WorkflowExport.ToJson(index))!;
        names = [.. workflows.Select(w => w.WorkflowName)];
        var settings = new ReSettings { IsExpressionCaseSensitive = true, AutoRegisterInputType = false };
        engine = new(workflows, settings);
        one = new(
            [new Workflow { WorkflowName = "one", Rules = workflows.SelectMany(w => w.Rules).Where(r => r.RuleName.StartsWith("cn-ftz-2021:", StringComparison.Ordinal)) }],
            settings);
        inputs = [.. index.Content.Measures.SelectMany(WorkflowExport.Inputs).DistinctBy(p => p.Expression.Name)
            .Select(p => RuleParameter.Create(p.Expression.Name!, Value(p.Fact)))];
    }

    public async Task<int> OneList() => Met(await one.ExecuteAllRulesAsync("one", inputs).ConfigureAwait(false));

    public async Task<int> All()
    {
        var met = 0;
        foreach (var name in names) met += Met(await engine.ExecuteAllRulesAsync(name, inputs).ConfigureAwait(false));
        return met;
    }

    private static int Met(List<RuleResultTree> results) => results.Count(r => r.IsSuccess);

    private static object Value(Fact fact) => fact.Type switch
    {
        FactType.Number or FactType.Date => fact.Id == "foreign-share" ? 60m : 0m,
        FactType.Choice => fact.Values[0].Id,
        _ => true,
    };
}
