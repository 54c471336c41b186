using DigitalTrade.Access.Tests.Building;
using DigitalTrade.Access.Zones;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Zones;

public sealed class GazetteerTests
{
    private static readonly Gazetteer Ground = new(World.Zones);

    [TestCase("ftz-1", "cn,east,ftz,ftz-1")]
    [TestCase("east", "cn,east")]
    [TestCase("park", "cn,east,ftz,park,west")]
    public void Zone_lies_in_all_above_it(string zone, string containing) =>
        Assert.That(Ground.Containing(zone, World.Day).Select(z => z.Id).Order(), Is.EqualTo(containing.Split(',')));

    [TestCase("2024-12-31", "cn,park,west")]
    [TestCase("2025-01-01", "cn,east,ftz,park,west")]
    public void Containment_begins_on_its_day(string date, string containing) =>
        Assert.That(Ground.Containing("park", DateOnly.Parse(date, null)).Select(z => z.Id).Order(), Is.EqualTo(containing.Split(',')));

    [TestCase("2024-06-30", false)]
    [TestCase("2024-07-01", true)]
    [TestCase("2025-06-30", true)]
    [TestCase("2025-07-01", false)]
    public void Designation_bounds_what_lies_in_a_zone_and_not_where_it_lies(string date, bool designated)
    {
        var day = DateOnly.Parse(date, null);
        var ground = new Gazetteer(World.Zones.Select(z => z.Id == "ftz" ? z with { Designated = Rules.Days("2024-07-01", "2025-06-30") } : z));
        Assert.That(ground.Containing("ftz-1", day).Select(z => z.Id).Contains("ftz"), Is.EqualTo(designated));
        Assert.That(ground.Containing("ftz-1", day).Select(z => z.Id), Does.Contain("east"));
        Assert.That(ground.Containing("ftz", day).Select(z => z.Id).Contains("ftz"), Is.EqualTo(designated));
    }

    [Test]
    public void Territory_holds_what_lies_wholly_in_one_of_its_zones()
    {
        var territory = new Territory(0, ["ftz-1", "west"], Ground);
        Assert.That(Inside(territory), Is.EqualTo(new[] { "ftz-1", "park", "west" }));
    }

    [Test]
    public void Part_of_a_zone_is_not_the_zone() => Assert.That(Inside(new Territory(0, ["ftz-1"], Ground)), Does.Not.Contain("east"));

    [Test]
    public void Several_paths_to_one_zone_hold_on_the_days_of_any()
    {
        var zones = World.Zones.Select(z => z.Id != "park" ? z : z with
        {
            Within = [new("ftz", Rules.Days("2024-01-01", "2024-06-30")), new("ftz", Rules.Days("2025-01-01"))],
        });
        var territory = new Territory(0, ["ftz"], new(zones));
        var park = new Gazetteer(zones).Zone("park")!.Index;
        Assert.That(
            new[] { "2023-12-31", "2024-01-01", "2024-06-30", "2024-07-01", "2025-01-01" }.Select(d => territory.Contains(park, DateOnly.Parse(d, null))),
            Is.EqualTo(new[] { false, true, true, false, true }));
    }

    private static IEnumerable<string> Inside(Territory territory) =>
        Ground.Zones.Where(z => territory.Contains(z.Index, World.Day)).Select(z => z.Id);
}
