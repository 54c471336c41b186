using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Space;

public sealed class RemediesTests
{
    private static readonly Dictionary<string, string[]> Curable = new()
    {
        ["registered"] = ["east", "west", "ftz", "ftz-1", "ftz-2", "park"],
        ["foreignShare"] = ["0.01", "10", "25", "25.01", "49.99", "50", "74.99", "75"],
        ["approval"] = ["true", "false"],
        ["facilities"] = ["east", "west", "ftz", "ftz-1", "ftz-2", "park"],
        ["capital"] = ["0", "999", "1000"],
    };

    [Test]
    public void Lower_the_share_to_the_cap()
    {
        var rules = new Rules().Cap("t:a", 50);
        var remedy = Remedies.Of(rules.Book, rules.Ask("t:a").At("east").Held(("DE", 60)).Proposal).Found.Single();
        Assert.Multiple(() =>
        {
            Assert.That(remedy.Changes.Select(c => (c.Fact, c.From, c.To)), Is.EqualTo(new[] { ("foreignShare", "60", "50") }));
            Assert.That(remedy.Outcome, Is.EqualTo(Outcome.PermittedOnConditions));
            Assert.That(remedy.Cites.Select(c => c.Provision), Is.EqualTo(new[] { "cap-a" }));
        });
    }

    [Test]
    public void Move_to_the_zone_that_opens_and_obtain_what_it_asks()
    {
        var rules = new Rules().Prohibit("t:a").Lift("open", ["bar-a"], "t:a", "ftz", ("approval", When.Flag("approval")));
        var found = Remedies.Of(rules.Book, rules.Ask("t:a").At("east").Held(("DE", 60)).Stating("approval", false).Proposal).Found;
        Assert.That(found.Select(r => string.Join(' ', r.Changes.Select(c => $"{c.Fact}={c.To}"))), Is.EqualTo(new[] { "approval=true registered=ftz" }));
    }

    [Test]
    public void What_is_kept_does_not_change_and_that_nothing_is_possible_is_said()
    {
        var rules = new Rules().Cap("t:a", 50);
        var proposal = rules.Ask("t:a").At("east").Held(("DE", 60)).Proposal;
        var kept = Remedies.Of(rules.Book, proposal, ["foreign-share"]);
        Assert.Multiple(() =>
        {
            Assert.That(kept.Found, Is.Empty);
            Assert.That(kept.Statement.En, Does.StartWith("With foreignShare kept as stated, no change makes it permitted"));
            Assert.That(() => Remedies.Of(rules.Book, proposal, ["foreignshares"]), Throws.ArgumentException.With.Message.Contains("nearest is `foreignShare`"));
        });
    }

    [Test]
    public void A_barred_activity_is_dropped_and_a_broad_code_narrowed()
    {
        var rules = new Rules().Prohibit("t:b").Measure("bar-a", new Measures.MeasureKind.Prohibition(), ["t:a", "-t:a1"], When.ForeignAtMost(0));
        Assert.Multiple(() =>
        {
            Assert.That(Changes(rules, "t:c", "t:b"), Is.EqualTo(new[] { "activities[t:b]=" }));
            Assert.That(Changes(rules, "t:a"), Is.EqualTo(new[] { "activities[t:a]=t:a1" }));
        });
    }

    [Test]
    public void The_treaty_certificate_is_added()
    {
        var rules = new Rules().Prohibit("t:a").Lift("cepa", ["bar-a"], "t:a", [("cn", Rules.Days())], new() { ["HK"] = "cepa-hk" });
        var investor = Building.Ask.Holder("HK", 60) with { Qualifies = [] };
        var found = Remedies.Of(rules.Book, rules.Ask("t:a").At("east").By(investor, Building.Ask.Holder("CN", 40)).Proposal).Found;
        Assert.That(found.Select(f => f.Changes.Single().To), Is.EqualTo(new[] { "cepa-hk" }));
    }

    [Test]
    public void Nothing_is_needed_when_it_may_go_ahead()
    {
        var rules = new Rules().Cap("t:a", 50);
        Assert.That(Remedies.Of(rules.Book, rules.Ask("t:a").At("east").Held(("DE", 50)).Proposal).Found, Is.Empty);
    }

    /// <summary>On small rulebooks: each remedy does, no part of it does, and no smaller set of facts does with any values.</summary>
    [Test]
    public void Smallest_against_all_changes([Range(0, 399)] int seed)
    {
        var book = RandomRules.From(seed).Book;
        var proposal = Stated(book, new Random(seed));
        if (book.Determine(proposal).Outcome is <= Outcome.PermittedOnConditions) Assert.Ignore("permitted as it is");
        var remedies = Remedies.Of(book, proposal);
        foreach (var remedy in remedies.Found)
        {
            Assert.That(Good(book, remedy.Changes.Aggregate(proposal, (p, c) => Stating.With(book, p, c.Fact, c.To)!)), Is.True, Say(remedy));
            for (var without = 0; without < remedy.Changes.Length; without++)
            {
                var part = remedy.Changes.RemoveAt(without).Aggregate(proposal, (p, c) => Stating.With(book, p, c.Fact, c.To)!);
                Assert.That(Good(book, part), Is.False, $"{Say(remedy)} does without {remedy.Changes[without].Fact}");
            }
        }

        var smallest = Enumerable.Range(1, 3).FirstOrDefault(size => Sets(size).Any(facts => Works(book, proposal, facts)));
        Assert.That(remedies.Found.IsEmpty ? 0 : remedies.Found[0].Changes.Length, smallest == 0 ? Is.EqualTo(0).Or.GreaterThan(3) : Is.EqualTo(smallest));
        if (smallest == 0 || remedies.Found.Length >= 12) return;
        var expected = Sets(smallest).Where(facts => Works(book, proposal, facts)).Select(f => string.Join(' ', f.Order())).ToArray();
        var found = remedies.Found.Where(r => r.Changes.Length == smallest).Select(r => string.Join(' ', r.Changes.Select(c => c.Fact).Order())).Distinct();
        Assert.That(found, Is.EquivalentTo(expected));
    }

    private static Proposal Stated(Rulebook book, Random random)
    {
        var proposal = new Proposal { AsOf = World.Day, Activities = ["t:a"] };
        foreach (var (fact, value) in new[]
        {
            ("registered", Pick("cn", "east", "west", "ftz-2", "park")), ("foreignShare", Pick("50", "60", "80", "100")), ("listed", Pick("true", "false")),
            ("scale", Pick("small", "middle")), ("turnover", Pick("50", "150", "300")), ("approval", Pick("true", "false")),
            ("facilities", Pick("east", "west", "ftz-2")), ("capital", Pick("500", "1000")),
        })
        {
            proposal = Stating.With(book, proposal, fact, value)!;
        }

        return proposal;

        string Pick(params string[] values) => values[random.Next(values.Length)];
    }

    private static IEnumerable<string[]> Sets(int size) => size == 0 ? [[]]
        : Sets(size - 1).SelectMany(s => Curable.Keys.Where(k => s.Length == 0 || string.CompareOrdinal(k, s[^1]) > 0).Select(k => s.Append(k).ToArray()));

    private static bool Works(Rulebook book, Proposal proposal, string[] facts) => facts.Length == 0 ? Good(book, proposal)
        : Curable[facts[0]].Where(v => facts[0] != "foreignShare" || decimal.Parse(v, null) < proposal.ForeignShare!.Value.Low)
            .Any(v => Works(book, Stating.With(book, proposal, facts[0], v)!, facts[1..]));

    private static bool Good(Rulebook book, Proposal proposal) => book.Determine(proposal).Outcome <= Outcome.PermittedOnConditions;

    private static IEnumerable<string> Changes(Rules rules, params string[] activities) =>
        Remedies.Of(rules.Book, rules.Ask(activities).At("east").Held(("DE", 60)).Proposal).Found.Select(r => string.Join(' ', r.Changes.Select(c => $"{c.Fact}={c.To}")));

    private static string Say(Remedy remedy) => string.Join(" and ", remedy.Changes.Select(c => $"{c.Fact} {c.From} to {c.To}"));
}
