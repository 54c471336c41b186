using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;

namespace DigitalTrade.Access.Benchmarks;

/// <summary>The decision space on the shipped rules: at most 5 ms for questions and remedies, 250 ms for a matrix of 60 × 80.</summary>
[MemoryDiagnoser]
public class SpaceBenchmarks
{
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
        book = Shipped.Load().Rulebook!;
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

    /// <summary>60 activities at 80 places.</summary>
    [Benchmark]
    public Matrix OverPlaces() => Matrix.Of(book, barred, activities, places);
}
