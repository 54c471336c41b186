using System.Text.Json;
using BenchmarkDotNet.Attributes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>One complete question on one activity, warm, with all its reasons; beside it, RulesEngine on the exported workflow.</summary>
[MemoryDiagnoser]
public class DeterminationBenchmarks
{
    private Rulebook book = null!;
    private Proposal lingang = null!;
    private Proposal wuhan = null!;
    private Proposal information = null!;
    private PeerWorkflow peer = null!;

    /// <summary>Loads the shipped rules and the workflow exported from them.</summary>
    [GlobalSetup]
    public void Load()
    {
        var loaded = Shipped.Load();
        book = loaded.Rulebook!;
        (lingang, wuhan, information) = (Shipped.Lingang(book), Shipped.Wuhan(book), Shipped.Information(book));
        peer = new(loaded.Index!);
    }

    /// <summary>Lifted by the pilot.</summary>
    [Benchmark(Baseline = true)]
    public Determination Lingang() => book.Determine(lingang);

    /// <summary>Prohibited.</summary>
    [Benchmark]
    public Determination Wuhan() => book.Determine(wuhan);

    /// <summary>Within the cap.</summary>
    [Benchmark]
    public Determination Information() => book.Determine(information);

    /// <summary>The answer as JSON.</summary>
    [Benchmark]
    public byte[] LingangWritten() => JsonSerializer.SerializeToUtf8Bytes(book.Determine(lingang), Json.AccessJson.Wire.Determination);

    /// <summary>RulesEngine's own evaluation of the measures of the governing list alone.</summary>
    [Benchmark]
    public async Task<int> RulesEngineOnOneList() => await peer.OneList().ConfigureAwait(false);

    /// <summary>RulesEngine's own evaluation of all measures.</summary>
    [Benchmark]
    public async Task<int> RulesEngineOnAll() => await peer.All().ConfigureAwait(false);
}
