using DigitalTrade.Access.Evaluation;
using NUnit.Framework;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Proposals;

public sealed class RangeTests
{
    private static readonly decimal[] Values = [0, 10, 20, 25, 30, 40, 50];

    [TestCase(50, true, false)]
    [TestCase(50.0001, false, false)]
    [TestCase(49.9999, true, true)]
    public void Point_against_a_limit(decimal value, bool atMost, bool below)
    {
        Assert.That(Range.Point(value).AtMost(50), Is.EqualTo(atMost));
        Assert.That(Range.Point(value).Below(50), Is.EqualTo(below));
    }

    [TestCase(40, 60, false, false, null, null)]
    [TestCase(40, 50, false, false, true, null)]
    [TestCase(40, 50, false, true, true, true)]
    [TestCase(50, 60, false, false, null, false)]
    [TestCase(50, 60, true, false, false, false)]
    [TestCase(51, 60, false, false, false, false)]
    public void Range_against_a_limit(decimal low, decimal high, bool lowOpen, bool highOpen, bool? atMost, bool? below)
    {
        var range = new Range(low, high, lowOpen, highOpen);
        Assert.That(range.AtMost(50), Is.EqualTo(atMost));
        Assert.That(range.Below(50), Is.EqualTo(below));
    }

    [TestCase(50, 50, false, false, true)]
    [TestCase(40, 60, false, false, null)]
    [TestCase(40, 50, false, true, false)]
    [TestCase(50, 60, true, false, false)]
    [TestCase(40, 50, false, false, null)]
    public void Range_equal_to_a_value(decimal low, decimal high, bool lowOpen, bool highOpen, bool? equal) =>
        Assert.That(new Range(low, high, lowOpen, highOpen).Equal(50), Is.EqualTo(equal));

    [Test]
    public void Comparison_is_that_of_every_value_in_the_range()
    {
        foreach (var range in All())
        {
            foreach (var limit in Values)
            {
                var inside = Dense().Where(v => In(range, v)).ToArray();
                Assert.That(range.AtMost(limit), Is.EqualTo(Common(inside.Select(v => v <= limit))), $"{range} at most {limit}");
                Assert.That(range.Below(limit), Is.EqualTo(Common(inside.Select(v => v < limit))), $"{range} below {limit}");
                Assert.That(range.Equal(limit), Is.EqualTo(Common(inside.Select(v => v == limit))), $"{range} equal {limit}");
            }
        }
    }

    [Test]
    public void Intersection_and_hull_hold_the_values_of_both()
    {
        foreach (var left in All())
        {
            foreach (var right in All())
            {
                var (both, hull) = (left.Intersect(right), left.Hull(right));
                foreach (var value in Dense())
                {
                    Assert.That(!both.IsEmpty && In(both, value), Is.EqualTo(In(left, value) && In(right, value)), $"{left} and {right} at {value}");
                    if (In(left, value) || In(right, value)) Assert.That(In(hull, value), $"hull of {left} and {right} at {value}");
                }
            }
        }
    }

    [Test]
    public void Cells_are_the_points_and_gaps_of_the_limits()
    {
        var cells = Circumstances.Cells(new(10, 50, LowOpen: true), [50, 20, 0, 30, 70]).ToArray();
        Assert.That(cells.Select(c => c.ToString()), Is.EqualTo(new[] { ">10..<20", "20", ">20..<30", "30", ">30..<50", "50" }));
    }

    [Test]
    public void Cells_hold_every_value_once()
    {
        foreach (var range in All())
        {
            var cells = Circumstances.Cells(range, [0, 20, 25, 50]).ToArray();
            Assert.That(cells, Has.None.Matches<Range>(c => c.IsEmpty), $"{range}");
            foreach (var value in Dense())
                Assert.That(cells.Count(c => In(c, value)), Is.EqualTo(In(range, value) ? 1 : 0), $"{value} in the cells of {range}");
        }
    }

    [Test]
    public void Sum_and_remainder_keep_open_ends()
    {
        Assert.That(new Range(10, 20, LowOpen: true) + new Range(1, 2), Is.EqualTo(new Range(11, 22, LowOpen: true)));
        Assert.That(new Range(10, 20, LowOpen: true).TakenFrom(100), Is.EqualTo(new Range(80, 90, HighOpen: true)));
    }

    [TestCase(60, 60, "60")]
    [TestCase(40, 60, "40..60")]
    [TestCase(33.3300, 33.33, "33.33")]
    public void Text_of_a_range(decimal low, decimal high, string text) => Assert.That(new Range(low, high).ToString(), Is.EqualTo(text));

    private static IEnumerable<Range> All() =>
        from low in Values
        from high in Values
        from open in Enumerable.Range(0, 4)
        let range = new Range(low, high, (open & 1) != 0, (open & 2) != 0)
        where !range.IsEmpty
        select range;

    private static IEnumerable<decimal> Dense() => Values.SelectMany(v => new[] { v - 1, v, v + 1 });

    private static bool In(Range range, decimal value) =>
        value >= range.Low && value <= range.High && !(range.LowOpen && value == range.Low) && !(range.HighOpen && value == range.High);

    private static bool? Common(IEnumerable<bool> answers) => answers.Distinct().ToArray() is [var single] ? single : null;
}
