using System.Collections.Immutable;
using DigitalTrade.Access.Screening.Deals;
using DigitalTrade.Access.Screening.Naming;

namespace DigitalTrade.Access.Screening.Portfolios;

/// <summary>Deals of tables, each with its rows.</summary>
internal sealed class TablePortion(ImmutableArray<RowGroup> groups, Func<Asked, Vocabulary> vocabulary) : Portion
{
    public override int Rows { get; } = groups.Sum(g => g.Rows.Length);

    public override int Deals => groups.Length;

    public override IEnumerable<DealReading> Read(Asked asked)
    {
        var words = vocabulary(asked);
        foreach (var group in groups) yield return new RowGroupReader(group, words, asked).Read();
    }

    public override void Dispose()
    {
    }
}
