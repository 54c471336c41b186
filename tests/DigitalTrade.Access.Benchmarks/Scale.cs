using System.Diagnostics;
using System.Runtime;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>How load grows with the measures, and a million proposals on one thread and on two. Ratios hold on any machine, times do not.</summary>
internal static class Scale
{
    private const int Million = 1_000_000;

    public static void Run()
    {
        Console.WriteLine($"{Environment.ProcessorCount} processors, {(GCSettings.IsServerGC ? "server" : "workstation")} collector");
        RulebookLoader.Load(Synthetic.Files(200, 100));
        Rulebook large = null!;
        foreach (var measures in new[] { 200, 2_000, 20_000 })
        {
            var files = Synthetic.Files(measures, 100);
            var (watch, spent) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            large = RulebookLoader.Load(files).Rulebook!;
            Console.WriteLine($"load {measures} measures: {watch.ElapsedMilliseconds} ms, {(Environment.CpuUsage.TotalTime - spent).TotalMilliseconds:0} ms of processor");
        }

        var book = Shipped.Load().Rulebook!;
        var (lingang, many) = (Shipped.Lingang(book), Synthetic.Question(large));
        var shipped = Each(book, lingang);
        var among = Each(large, many);
        Console.WriteLine($"an answer of {book.Determine(lingang).Activities[0].Findings.Length} findings on the shipped rules: {shipped.Nanoseconds:0} ns, {shipped.Bytes} B");
        Console.WriteLine($"an answer of {large.Determine(many).Activities[0].Findings.Length} findings among 20,000 measures: {among.Nanoseconds:0} ns, {among.Bytes} B: {among.Nanoseconds / shipped.Nanoseconds:0.00} times");
        var proposals = new PeerData(book).Proposals;
        foreach (var threads in new[] { 1, 2 })
        {
            var (watch, collected, spent) = (Stopwatch.StartNew(), GC.CollectionCount(0), Environment.CpuUsage.TotalTime);
            Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, thread =>
            {
                for (var i = thread; i < Million; i += threads) book.Determine(proposals[i % proposals.Length]);
            });
            Console.WriteLine($"a million proposals on {threads} thread(s): {watch.ElapsedMilliseconds} ms, {Million / watch.Elapsed.TotalSeconds:0} a second, {(Environment.CpuUsage.TotalTime - spent).TotalMilliseconds:0} ms of processor, {GC.CollectionCount(0) - collected} collections");
        }

        Holders(book);
    }

    /// <summary>Hundreds of holders of whom nothing is said.</summary>
    private static void Holders(Rulebook book)
    {
        foreach (var holders in new[] { 16, 100, 500 })
        {
            var proposal = Shipped.Information(book) with { Investors = [.. Enumerable.Repeat(new Investors.Investor(), holders)] };
            book.Determine(proposal);
            var spent = Environment.CpuUsage.TotalTime;
            var outcome = book.Determine(proposal).Outcome;
            Console.WriteLine($"{holders} holders of whom nothing is said: {(Environment.CpuUsage.TotalTime - spent).TotalMilliseconds:0} ms of processor, {outcome}");
        }
    }

    private static (double Nanoseconds, long Bytes) Each(Rulebook book, Proposal proposal)
    {
        for (var i = 0; i < 100_000; i++) book.Determine(proposal);
        var (spent, before) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        for (var i = 0; i < 300_000; i++) book.Determine(proposal);
        return ((Environment.CpuUsage.TotalTime - spent).TotalNanoseconds / 300_000, (GC.GetAllocatedBytesForCurrentThread() - before) / 300_000);
    }
}
