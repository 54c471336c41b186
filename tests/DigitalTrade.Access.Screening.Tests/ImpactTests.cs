using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Screening.Impact;

namespace DigitalTrade.Access.Screening.Tests;

/// <summary>What a change of law does to a portfolio.</summary>
public sealed class ImpactTests
{
    [Test]
    public async Task A_data_centre_in_Lingang_opens_with_the_pilot_and_a_cinema_does_not_change()
    {
        using var desk = new Desk();
        desk.Write("in.csv", "id,activity,registered,facilities,investors\nA,miit:B11,sh-lingang,sh-lingang,DE 60%; CN 40%\nB,cinema,cn-hb-wuhan,,DE 60%; CN 40%\nC,nonsense,,,\n");
        var result = await ImpactRun.RunAsync(new(desk["in.csv"]), new(Shipped.Book, new(2024, 10, 22)), new(Shipped.Book, new(2025, 3, 1)), new(2025, 3, 1), null, CancellationToken.None);
        var changed = result.Changed.Where(c => c.Size > 0).ToArray();
        Assert.That(changed.Select(c => (c.Id, c.Before, c.After)), Is.EqualTo(new (string?, Outcome?, Outcome?)[] { ("A", Outcome.Prohibited, Outcome.PermittedOnConditions) }));
        Assert.That(changed[0].Because, Does.Contain(new Ground(GroundKind.NowOpens, "miit-107-pilot:idc")));
        Assert.That(result.Unread.Single().Cell, Is.EqualTo("B4"));
        Assert.That(result.Rows, Is.EqualTo(3));
    }

    [Test]
    public async Task The_same_law_changes_nothing()
    {
        using var desk = new Desk();
        DealGenerator.Write(desk["in.jsonl"], 2000);
        var result = await ImpactRun.RunAsync(new(desk["in.jsonl"]), new(Shipped.Book, null), new(Shipped.Book, null), new(2025, 3, 1), null, CancellationToken.None);
        Assert.That((result.Deals, result.Changed.Length), Is.EqualTo((2000L, 0)));
    }
}
