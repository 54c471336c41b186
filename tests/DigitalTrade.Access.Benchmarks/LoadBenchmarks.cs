using BenchmarkDotNet.Attributes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>Reading and compiling the shipped rules, warm.</summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    /// <summary>From the folder to the rulebook.</summary>
    [Benchmark]
    public LoadResult Shipped() => Benchmarks.Shipped.Load();
}

/// <summary>Twenty thousand measures over a hundred zones: how load and answer grow.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class SyntheticBenchmarks
{
    private readonly Dictionary<string, byte[]> files = Synthetic.Files(20_000, 100);
    private Rulebook shipped = null!;
    private Rulebook synthetic = null!;
    private Proposal lingang = null!;
    private Proposal many = null!;

    /// <summary>Loads both.</summary>
    [GlobalSetup]
    public void LoadBoth()
    {
        shipped = Shipped.Load().Rulebook!;
        var loaded = RulebookLoader.Load(files);
        synthetic = loaded.Rulebook ?? throw new InvalidOperationException(string.Join('\n', loaded.Diagnostics.Take(20)));
        (lingang, many) = (Shipped.Lingang(shipped), Synthetic.Question(synthetic));
    }

    /// <summary>Loads twenty thousand measures.</summary>
    [Benchmark]
    public LoadResult Load() => RulebookLoader.Load(files);

    /// <summary>Answers among twenty thousand measures.</summary>
    [Benchmark]
    public Determination Among20000() => synthetic.Determine(many);

    /// <summary>Answers on the shipped rules.</summary>
    [Benchmark(Baseline = true)]
    public Determination OnShipped() => shipped.Determine(lingang);
}
