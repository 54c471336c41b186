using System.Runtime.CompilerServices;
using System.Text;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Explanations.Reports;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;
using Comparison = DigitalTrade.Access.Space.Comparison;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Space;

public sealed class ComparisonTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "approved");

    [Test]
    public void A_cap_that_is_raised_opens_what_lies_between()
    {
        var result = Compare(new Rules().Cap("t:b", 49), new Rules().Cap("t:b", 50));
        var change = result.Changes.Single();
        Assert.That((change.Direction, change.Sectors.Single(), change.Places.Single()), Is.EqualTo(("opening", "t:b", "cn")));
        Assert.That(change.Shifts.Single().ForeignShare, Is.EqualTo(new[] { ">49..50" }));
        Assert.That(result.Complete);
    }

    [Test]
    public void A_new_prohibition_tightens() =>
        Assert.That(Compare(new Rules().Cap("t:c", 50), new Rules().Cap("t:c", 50).Prohibit("t:b")).Changes.Single().Direction, Is.EqualTo("tightening"));

    [Test]
    public void The_same_rules_in_another_order_are_no_difference()
    {
        var rules = new Rules().Cap("t:b", 49).Prohibit("t:c").Lift("open", ["bar-c"], "t:c", "ftz", ("approval", When.Flag("approval")));
        var result = Comparison.Of(new(rules.Book, World.Day), new(new(rules.Shuffled(new Random(7))), World.Day));
        Assert.That((result.Changes.Length, result.Complete), Is.EqualTo((0, true)));
    }

    [Test]
    public void An_opening_changes_answers_only_where_it_is_open()
    {
        var result = Compare(new Rules().Prohibit("t:c"), new Rules().Prohibit("t:c").Lift("open", ["bar-c"], "t:c", "ftz-1"));
        Assert.That(result.Changes.Single().Places, Is.EqualTo(new[] { "ftz-1" }));
    }

    [Test]
    public void What_another_prohibition_closes_anyway_is_no_change() =>
        Assert.That(Compare(new Rules().Prohibit("t:b"), new Rules().Prohibit("t:b").Cap("t:b", 30)).Changes, Is.Empty);

    [Test]
    public void A_limit_below_one_that_stays_tightens_what_lies_between()
    {
        var result = Compare(new Rules().Cap("t:b", 50), new Rules().Cap("t:b", 50).Require("lower", "t:b", When.Number("foreign-share", Measures.Comparison.AtMost, 49)));
        Assert.That(result.Changes.Single().Direction, Is.EqualTo("tightening"));
        Assert.That(result.Changes.Single().Shifts.Single().ForeignShare, Is.EqualTo(new[] { ">49..50" }));
    }

    [Test]
    public void Beyond_its_budget_it_says_what_is_not_proved()
    {
        var result = Comparison.Of(new(new Rules().Cap("t:b", 49).Book, World.Day), new(new Rules().Cap("t:b", 50).Book, World.Day), budget: 1);
        Assert.That((result.Complete, result.NotProved.IsEmpty), Is.EqualTo((false, false)));
    }

    [Test]
    public void Random_rulebooks_differ_as_brute_force_says([NUnit.Framework.Range(1, 150)] int seed)
    {
        var random = new Random(seed);
        var (before, after) = (Drawn(random), Drawn(random));
        var result = Comparison.Of(new(before.Book, World.Day), new(after.Book, World.Day));
        var (left, right) = (before.Book, after.Book);
        var differing = new HashSet<(string, string)>();
        foreach (var proposal in Everything())
        {
            if (left.Determine(proposal).Outcome != right.Determine(proposal).Outcome) differing.Add((proposal.Activities[0], proposal.Registered!));
        }

        Assert.That(result.Complete);
        var stated = result.Changes.SelectMany(c => c.Sectors.SelectMany(s => c.Places.Select(p => (Sector: s, Place: p)))).ToArray();
        foreach (var (sector, place) in differing)
        {
            Assert.That(
                stated.Any(s => Above(left, sector).Contains(s.Sector) && Around(left, place).Contains(s.Place)), $"{sector} at {place} changes and is not listed");
        }

        foreach (var shift in result.Changes.SelectMany(c => c.Shifts))
        {
            var witness = ProposalReader.Read(Encoding.UTF8.GetBytes(shift.Witness.ToJsonString()), left, World.Day).Proposal!;
            Assert.That((left.Determine(witness).Outcome, right.Determine(witness).Outcome), Is.EqualTo((shift.Before, shift.After)));
            Assert.That(shift.Before, Is.Not.EqualTo(shift.After));
        }
    }

    [TestCase("national-2021-to-2024", "2024-10-31", "2024-11-01", null, null)]
    [TestCase("national-against-free-trade-zone", "2024-11-01", "2024-11-01", "cn-hb-wuhan", "ftz-hb")]
    [TestCase("free-trade-zone-2020-to-2021", "2021-12-31", "2022-01-01", "ftz-hb", "ftz-hb")]
    public void Shipped_lists_differ_as_a_lawyer_would_list_it(string name, string from, string to, string? at, string? other)
    {
        var book = ShippedRules.Book;
        var result = Comparison.Of(new(book, DateOnly.Parse(from, null), at), new(book, DateOnly.Parse(to, null), other));
        foreach (var language in Enum.GetValues<Language>())
        {
            var text = string.Concat(ComparisonReport.Of(result, book, book, language).Skip(1).Select(l => l.Text + "\n"));
            var file = Path.Combine(Folder, $"{name}.{(language == Language.Zh ? "zh" : "en")}.txt");
            if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(file, text);
            Assert.That(text, Is.EqualTo(File.ReadAllText(file)));
        }
    }

    private static ComparisonResult Compare(Rules before, Rules after) => Comparison.Of(new(before.Book, World.Day), new(after.Book, World.Day));

    /// <summary>A few rules on sectors b and c: caps, prohibitions, conditions, openings with conditions and for certain economies.</summary>
    private static Rules Drawn(Random random)
    {
        var rules = new Rules();
        if (random.Next(2) == 0) rules.Cap("t:b", random.Next(2) == 0 ? 49 : 50);
        if (random.Next(2) == 0) rules.Prohibit(random.Next(2) == 0 ? "t:b" : "t:c");
        if (random.Next(2) == 0) rules.Require("state", "t:c", When.Any(When.Number("state-share", Measures.Comparison.AtLeast, 51), When.Flag("approval")));
        if (random.Next(2) == 0) rules.Require("form", "t:b", When.Choice("form", "company", "branch"), random.Next(2) == 0 ? When.Flag("listed") : null);
        if (random.Next(3) == 0)
        {
            // Each place asks for something of its own, and one of them for the opposite.
            var (east, west) = (When.Within("registered", rules.Territory("east")), When.Within("registered", rules.Territory("ftz")));
            rules.Require("place", "t:b", When.Any(When.All(east, When.Flag("approval")), When.All(west, When.Flag("approval", random.Next(2) == 0)), When.Not(When.Any(east, west))));
        }

        if (random.Next(3) == 0) rules.Require("quiet", "t:c", When.Flag("listed", false), When.Flag("approval", random.Next(2) == 0));
        if (random.Next(2) == 0) rules.Lift("open", ["bar-b", "cap-b"], "t:b", random.Next(2) == 0 ? "ftz" : "east", ("approval", When.Flag("approval")));
        if (random.Next(2) == 0)
            rules.Lift("treaty", ["bar-c"], "t:c", [("cn", Rules.Days())], new() { ["HK"] = random.Next(2) == 0 ? "card" : null });
        return rules;
    }

    private static IEnumerable<Proposal> Everything() =>
        from sector in (string[])["t:b", "t:c"]
        from place in (string[])["cn", "east", "west", "ftz", "ftz-1", "park"]
        from economy in (string[])["DE", "HK"]
        from foreign in (decimal[])[0, 20, 49, 49.5m, 50, 80, 100]
        from state in (decimal[])[0, 51]
        where foreign + state <= 100
        from form in (Form?[])[null, Form.Company, Form.Partnership]
        from approval in (bool?[])[null, true, false]
        from listed in (bool[])[true, false]
        select Proposal(sector, place, economy, foreign, state, form, approval, listed);

    private static Proposal Proposal(string sector, string place, string economy, decimal foreign, decimal state, Form? form, bool? approval, bool listed)
    {
        var facts = new Dictionary<string, FactValue> { ["listed"] = new FactValue.Flag(listed) };
        if (approval is { } held) facts["approval"] = new FactValue.Flag(held);
        var holders = new List<Investor>();
        if (foreign > 0) holders.Add(new() { Economy = economy, Share = Range.Point(foreign) });
        if (state > 0) holders.Add(new() { Economy = "CN", Share = Range.Point(state), Kind = HolderKind.StateOwned });
        if (foreign + state < 100) holders.Add(new() { Economy = "CN", Share = Range.Point(100 - foreign - state), Kind = HolderKind.Private });
        return new()
        {
            AsOf = World.Day,
            Activities = [sector],
            Registered = place,
            Investors = [.. holders],
            Form = form,
            Facts = System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(facts),
        };
    }

    private static IEnumerable<string> Above(Rulebook book, string code) => book.Taxonomy.Chain(code).Select(s => s.Code);

    private static IEnumerable<string> Around(Rulebook book, string zone) => book.Gazetteer.Containing(zone, World.Day).Select(z => z.Id);

    private static string Here([CallerFilePath] string path = "") => path;
}
