using System.Diagnostics;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Packs;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>Where the time and the bytes of one determination go, step by step. Quick; figures are rough.</summary>
internal static class Profile
{
    private const int Rounds = 100_000;

    public static void Run()
    {
        var book = Shipped.Load().Rulebook!;
        foreach (var (name, proposal) in new[] { ("lingang", Shipped.Lingang(book)), ("wuhan", Shipped.Wuhan(book)), ("information", Shipped.Information(book)) })
        {
            var at = Circumstances.Of(book, proposal);
            var investors = proposal.Investors!.Value;
            Console.WriteLine($"{name}: {book.Determine(proposal).Outcome}, {Examination.Of(book, at, 0).Tested.Count} findings");
            Step("ownership", () => Ownership.Of(investors, null, null));
            Step("situate", () => Circumstances.Of(book, proposal));
            Step("governance", () => Governance.At(book, at.Registered!.Value, at.Date));
            Step("examine (select, test, lift)", () => Examination.Of(book, at, 0));
            Step("answer (and route)", () => Answer.Of(book, at));
            Step("assumptions", () => Explanations.Assumptions.Of(book, at));
            var answer = Answer.Of(book, at);
            Step("routes", () => Routing.Of(answer.Activities[0].Examination.Barred));
            Step("caveats", () =>
            {
                var caveats = new CaveatList(book, at);
                caveats.Add(answer.Activities[0].Examination, answer.Outcome, answer.Activities[0].Taken);
                return caveats.ToImmutable();
            });
            Step("conclude (words, caveats, assumptions)", () => Conclusion.Of(book, at));
            Step("determine", () => book.Determine(proposal));
        }

        var many = new PeerData(book).Proposals;
        var turn = 0;
        Console.WriteLine("400 proposals of every sector, every fact stated");
        Step("situate", () => Circumstances.Of(book, many[turn++ % many.Length]));
        var situated = many.Select(p => Circumstances.Of(book, p)).ToArray();
        Step("answer (and route)", () => Answer.Of(book, situated[turn++ % situated.Length]));
        Step("determine", () => book.Determine(many[turn++ % many.Length]));
        Console.WriteLine(string.Join(", ", many.Select(book.Determine).GroupBy(d => d.Outcome).Select(g => $"{g.Key} {g.Count()}, {g.Average(d => d.Activities[0].Findings.Length):0.0} findings")));

        var files = Synthetic.Files(20_000, 100);
        for (var i = 0; i < 2; i++)
        {
            var watch = Stopwatch.StartNew();
            var loaded = RulebookLoader.Load(files);
            Console.WriteLine($"20,000 measures: {watch.ElapsedMilliseconds} ms, {loaded.Diagnostics.Length} diagnostics {loaded.Diagnostics.FirstOrDefault()}");
            if (i == 0 || loaded.Rulebook is not { } large) continue;
            var question = Synthetic.Question(large);
            Console.WriteLine($"{large.Determine(question).Outcome}");
            Step("determine among 20,000", () => large.Determine(question));
        }

        for (var i = 0; i < 4; i++)
        {
            var watch = Stopwatch.StartNew();
            Shipped.Load();
            Console.WriteLine($"shipped: {watch.ElapsedMilliseconds} ms");
        }
    }

    private static void Step(string name, Func<object> step)
    {
        for (var i = 0; i < Rounds / 4; i++) step();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var spent = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Rounds; i++) step();
        spent = Environment.CpuUsage.TotalTime - spent;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / Rounds;
        Console.WriteLine($"  {name,-42} {spent.TotalNanoseconds / Rounds,8:0} ns {bytes,6} B");
    }
}
