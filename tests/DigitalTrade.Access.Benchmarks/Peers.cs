using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Evaluation;
using RulesEngine.Models;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>
/// One determination with its reasons against other engines on the measures of one list, in one run: who agrees, how much
/// processor time each takes (which holds on a busy machine, as time on the clock does not), and what each says when a fact is missing. Needs node and, the first time, npm.
/// </summary>
internal static class Peers
{
    public static async Task RunAsync()
    {
        var loaded = Shipped.Load();
        var book = loaded.Rulebook!;
        var data = new PeerData(book);
        var ours = Time(i => book.Determine(data.Proposals[i % data.Proposals.Length]));
        var peer = new PeerWorkflow(loaded.Index!);
        var rules = await TimeAsync(peer.OneList).ConfigureAwait(false);
        Console.WriteLine($"{data.Measures} measures of one list, {data.Proposals.Length} complete proposals; our answer is over all {book.Measures.Length} measures, with reasons");
        Row("engine", "agrees", "ns of processor an answer", "times ours", "a fact that decides is missing");
        Row("---", "---", "---:", "---:", "---");
        Row("DigitalTrade.Access", "", $"{ours:0}", "1", Unstated(book));
        Row("RulesEngine ExecuteAllRulesAsync", "by tests", $"{rules:0}", $"{rules / ours:0.0}", await UntoldAsync().ConfigureAwait(false));
        foreach (var line in Node(data.ToJson()))
        {
            var result = JsonNode.Parse(line)!;
            var time = result["nanoseconds"]?.GetValue<double>();
            Row($"{result["name"]}", $"{result["agreed"]} of {result["of"]}", $"{time:0}", $"{time / ours:0}", $"{result["missing"]}");
            if (result["first"] is { } first) Console.Error.WriteLine(first.ToJsonString());
        }
    }

    private static string Unstated(Rulebook book)
    {
        var determination = book.Determine(new() { AsOf = new(2025, 3, 1), Activities = ["miit:B25"], Registered = "cn-hb-wuhan" });
        return $"{JsonNamingPolicy.KebabCaseLower.ConvertName(determination.Outcome.ToString())}, asks {determination.Questions.FirstOrDefault()?.Fact}";
    }

    private static List<string> Node(JsonObject data)
    {
        var folder = Path.Combine(Shipped.Folder, "..", "tests", "DigitalTrade.Access.Benchmarks", "peers");
        if (!Directory.Exists(Path.Combine(folder, "node_modules"))) Run("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund"], folder);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, data.ToJsonString());
            return Run("node", ["peers.mjs", file], folder);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<string> Run(string program, string[] arguments, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var lines = new List<string>();
        while (process.StandardOutput.ReadLine() is { } line) lines.Add(line);
        process.WaitForExit();
        return process.ExitCode == 0 ? lines : throw new InvalidOperationException($"`{program}` ended with {process.ExitCode}");
    }

    private static double Time(Func<int, object> ask)
    {
        for (var i = 0; i < 50_000; i++) ask(i);
        const int Asked = 300_000;
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Asked; i++) ask(i);
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / Asked;
    }

    private static async Task<double> TimeAsync(Func<Task<int>> ask)
    {
        for (var i = 0; i < 5_000; i++) await ask().ConfigureAwait(false);
        const int Asked = 20_000;
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Asked; i++) await ask().ConfigureAwait(false);
        return (Environment.CpuUsage.TotalTime - before).TotalNanoseconds / Asked;
    }

    /// <summary>RulesEngine on "prohibited if the content is news", asked without the content.</summary>
    private static async Task<string> UntoldAsync()
    {
        var engine = new RulesEngine.RulesEngine([new Workflow { WorkflowName = "one", Rules = [new Rule { RuleName = "news", Expression = "f[\"content\"].ToString() == \"news\"" }] }]);
        var results = await engine.ExecuteAllRulesAsync("one", RuleParameter.Create("f", new Dictionary<string, object>())).ConfigureAwait(false);
        return results[0].IsSuccess ? "barred" : "permitted";
    }

    private static void Row(params object[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
