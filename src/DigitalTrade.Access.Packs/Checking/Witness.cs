using System.Collections.Immutable;
using DigitalTrade.Access.Packs.Documents;

namespace DigitalTrade.Access.Packs.Checking;

/// <summary>What a refused rule is.</summary>
internal enum WitnessKind
{
    Derogation,
    Measure,
    Obligation,
    Caveat,
}

/// <summary>Where to look for a proposal that shows what a refused rule would do.</summary>
/// <param name="Kind">What the rule is.</param>
/// <param name="Rule">Its key or id.</param>
/// <param name="On">A day on which it would be seen.</param>
internal sealed record Witness(WitnessKind Kind, string Rule, DateOnly On)
{
    /// <summary>Zones in which it would be seen.</summary>
    public ImmutableArray<string> Zones { get; init; } = ["cn"];

    /// <summary>The first day on which it would be no wonder to see it.</summary>
    public DateOnly Before { get; init; } = DateOnly.MaxValue;

    /// <summary>The only sector on which it is a fault; null for any.</summary>
    public string? Sector { get; init; }

    public static Witness Of(DerogationDocument document)
    {
        var from = document.Areas.Select(a => a.Period.From ?? document.Period.InForce.From).DefaultIfEmpty(document.Period.InForce.From).Max();
        return new(WitnessKind.Derogation, document.Key.Text, from) { Zones = document.Areas.IsEmpty ? ["cn"] : [.. document.Areas.SelectMany(a => a.Zones).Select(z => z.Text)] };
    }
}
