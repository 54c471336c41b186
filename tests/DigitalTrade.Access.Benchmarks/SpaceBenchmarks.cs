using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Packs.Proving;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>The decision space on the shipped rules: at most 5 ms for questions and remedies, 250 ms for a matrix of 60 × 80, 3 s for a comparison, 20 s for verification.</summary>
[MemoryDiagnoser]
public class SpaceBenchmarks
{
    private LoadResult loaded = null!;
    private Rulebook book = null!;
    private Proposal open = null!;
    private Proposal barred = null!;
    private Proposal twice = null!;
    private ImmutableArray<string> activities;
    private ImmutableArray<string> places;

    /// <summary>Loads the shipped rules.</summary>
    [GlobalSetup]
    public void Load()
    {
        loaded = Shipped.Load();
        book = loaded.Rulebook!;
        barred = Shipped.Wuhan(book);
        twice = barred with { Activities = ["miit:B25", "net:news"] };
        open = new() { AsOf = barred.AsOf, Activities = ["public-cloud", "net:music"] };
        activities = [.. book.Taxonomy.Activities.Select(a => a.Id).Take(60)];
        places = [.. book.Gazetteer.Zones.Where(z => z.Kind is "province" or "ftz" or "ftp" or "pilot").Select(z => z.Id).Take(80)];
    }

    /// <summary>Nothing stated but two activities.</summary>
    [Benchmark]
    public ImmutableArray<Question> Ask() => Questions.Of(book, open);

    /// <summary>A data centre in Wuhan.</summary>
    [Benchmark]
    public Remedies Remedy() => Remedies.Of(book, barred);

    /// <summary>Two activities, both barred.</summary>
    [Benchmark]
    public Remedies RemedyOfTwo() => Remedies.Of(book, twice);

    /// <summary>Share and dates around an answer.</summary>
    [Benchmark]
    public Margins Around() => Margins.Of(book, barred);

    /// <summary>Ten years.</summary>
    [Benchmark]
    public Timeline OverTime() => Timeline.Of(book, barred, new(2018, 7, 28), new(2028, 7, 28));

    /// <summary>The national lists of 2021 and 2024, everywhere.</summary>
    [Benchmark]
    public ComparisonResult TwoEditions() => Comparison.Of(new(book, new(2024, 10, 31)), new(book, new(2024, 11, 1)));

    /// <summary>The day on which the lists of 2021 begin, nationally and in the zones, everywhere.</summary>
    [Benchmark]
    public ComparisonResult TwoPairsOfEditions() => Comparison.Of(new(book, new(2021, 12, 31)), new(book, new(2022, 1, 1)));

    /// <summary>The national list of 2024 in Wuhan and the zone list of 2021 in the Hubei zone.</summary>
    [Benchmark]
    public ComparisonResult ZoneAgainstCountry() => Comparison.Of(new(book, new(2024, 11, 1), "cn-hb-wuhan"), new(book, new(2024, 11, 1), "ftz-hb"));

    /// <summary>All weaknesses of the shipped rules.</summary>
    [Benchmark]
    public int Verified() => PackVerification.Of(loaded, [], new(2026, 11, 23)).Length;

    /// <summary>60 activities at 80 places.</summary>
    [Benchmark]
    public Matrix OverPlaces() => Matrix.Of(book, barred, activities, places);
}
