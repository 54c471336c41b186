using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Tests.Space;

public sealed class QuestionsTests
{
    private static readonly string[] Facts = ["registered", "foreignShare", "economy", "listed", "scale", "turnover"];

    [Test]
    public void None_when_the_share_cannot_help() =>
        Assert.That(new Rules().Prohibit("t:a").Ask("t:a").At("east").Questions, Is.Empty);

    [Test]
    public void The_share_is_asked_at_its_threshold()
    {
        var question = new Rules().Cap("t:a", 50).Ask("t:a").At("east").Answer.Questions.Single();
        Assert.Multiple(() =>
        {
            Assert.That(question.Fact, Is.EqualTo("foreignShare"));
            Assert.That(question.Because, Is.EqualTo(new[] { "cap-a" }));
            Assert.That(question.Answers.Select(a => (a.Value, a.Text.En, a.Outcome)), Is.EqualTo(new[]
            {
                (">0..50", "at most 50%", Outcome.PermittedOnConditions), (">50..100", "above 50%", Outcome.NotPermittedAsProposed),
            }));
        });
    }

    [Test]
    public void Places_that_come_to_the_same_are_one_answer()
    {
        var rules = new Rules().Prohibit("t:a").Lift("open", ["bar-a"], "t:a", "ftz");
        var question = rules.Ask("t:a").Foreign(60).Answer.Questions.Single();
        Assert.That(question.Answers.Select(a => (a.Value, a.Text.En)), Is.EqualTo(new[] { ("ftz", "ftz"), ("cn", "elsewhere in China") }));
    }

    [Test]
    public void A_part_of_a_broad_code_leaves_the_other_codes_of_the_activity()
    {
        var rules = new Rules().Prohibit("t:c").Cap("t:wide-1", 50);
        Assert.That(rules.Ask("mixed").At("east").Foreign(30).Outcome, Is.EqualTo(Outcome.Prohibited));
    }

    /// <summary>On small rulebooks: every question can change the outcome, none that can is missing, and each split is exact.</summary>
    [Test]
    public void Exact_against_all_completions([Range(0, 299)] int seed)
    {
        var book = RandomRules.From(seed).Book;
        var random = new Random(seed);
        var stated = Facts.Where(_ => random.Next(3) == 0).ToHashSet();
        var proposal = Complete(book, new() { AsOf = World.Day, Activities = ["t:a"] }, stated, random);
        var open = Facts.Where(f => !stated.Contains(f)).ToArray();
        var outcomes = Completions(book, proposal, open).ToDictionary(c => string.Join('|', c.Values), c => (c.Values, c.Outcome));
        var matters = open.Where((_, i) => outcomes.Values.GroupBy(o => string.Join('|', o.Values.Where((_, j) => j != i)))
            .Any(g => g.Select(o => o.Outcome).Distinct().Count() > 1)).ToArray();
        var questions = Questions.Of(book, proposal);
        Assert.That(questions.Select(q => q.Fact), Is.EquivalentTo(matters));
        foreach (var question in questions)
        {
            var at = Array.IndexOf(open, question.Fact);
            foreach (var (value, outcome) in question.Splits)
            {
                var left = Completions(book, Stating.With(book, proposal, question.Fact, value)!, [.. open.Where((_, i) => i != at)]).Select(c => c.Outcome).Distinct().ToArray();
                Assert.That(outcome, Is.EqualTo(left.Length == 1 ? left[0] : Outcome.Undetermined), $"{question.Fact} {value}");
            }
        }
    }

    /// <summary>Asking in the order given takes at most one question more, on the mean, than the best order there is.</summary>
    [Test, Category("Long")]
    public void Mean_number_of_questions_is_within_one_of_the_optimum_on_the_shipped_rules()
    {
        var book = ShippedRules.Book;
        var random = new Random(20261123);
        double asked = 0, best = 0;
        var count = 0;
        while (count < 500)
        {
            var proposal = Hidden(book, random);
            if (book.Determine(proposal).Outcome != Outcome.Undetermined || Questions.Of(book, proposal).IsEmpty) continue;
            asked += Mean(book, proposal, exhaustive: false);
            best += Mean(book, proposal, exhaustive: true);
            count++;
        }

        TestContext.Out.WriteLine($"{count} proposals: asked {asked / count:0.000} on the mean, at best {best / count:0.000}");
        Assert.That(asked / count, Is.LessThanOrEqualTo((best / count) + 1));
    }

    // The mean over the answers, each as likely as another: asking the first question, or trying every question at every step.
    private static double Mean(Rulebook book, Proposal proposal, bool exhaustive, int depth = 0)
    {
        var questions = Questions.Of(book, proposal);
        if (questions.IsEmpty || depth > 6) return 0;
        return 1 + questions.Take(exhaustive ? int.MaxValue : 1).Select(Cost).DefaultIfEmpty(0).Min();

        double Cost(Question question) => question.Answers
            .Select(a => Stating.With(book, proposal, question.Fact, a.Value))
            .Select(p => p is null ? 0 : Mean(book, p, exhaustive, depth + 1)).DefaultIfEmpty(0).Average();
    }

    private static Proposal Hidden(Rulebook book, Random random)
    {
        var codes = book.Taxonomy.Sectors.Where(s => s.Means.IsEmpty).ToArray();
        string? activity = random.Next(3) == 0 ? book.Taxonomy.Activities[random.Next(book.Taxonomy.Activities.Length)].Id : codes[random.Next(codes.Length)].Code;
        var zones = book.Gazetteer.Zones.Where(z => z.Kind != "abroad").ToArray();
        var proposal = new Proposal { AsOf = new DateOnly(2019, 1, 1).AddDays(random.Next(2800)), Activities = [activity] };
        if (random.Next(2) == 0) proposal = proposal with { Registered = zones[random.Next(zones.Length)].Id };
        return random.Next(4) switch
        {
            0 => proposal with { ForeignShare = Range.Point(random.Next(1, 101)) },
            1 => proposal with { Investors = [new() { Economy = "HK" }] },
            2 => proposal with { Investors = [new() { Share = Range.Point(60) }, new() { Economy = "CN", Share = Range.Point(40) }] },
            _ => proposal,
        };
    }

    private static Proposal Complete(Rulebook book, Proposal proposal, IEnumerable<string> facts, Random random) =>
        facts.Aggregate(proposal, (p, f) => Stating.With(book, p, f, Values(f)[random.Next(Values(f).Length)])!);

    private static IEnumerable<(string[] Values, Outcome Outcome)> Completions(Rulebook book, Proposal proposal, string[] open)
    {
        IEnumerable<string[]> all = [[]];
        foreach (var fact in open) all = all.SelectMany(v => Values(fact).Select(x => v.Append(x).ToArray())).ToArray();
        foreach (var values in all)
        {
            var whole = proposal;
            for (var i = 0; i < open.Length; i++) whole = Stating.With(book, whole, open[i], values[i])!;
            yield return (values, book.Determine(whole).Outcome);
        }
    }

    private static string[] Values(string fact) => fact switch
    {
        "registered" => ["cn", "east", "west", "ftz", "ftz-1", "park"],
        "foreignShare" => ["1", "25", "25.01", "50", "60", "75", "100"],
        "economy" => ["HK", "DE"],
        "listed" => ["true", "false"],
        "scale" => ["small", "middle"],
        _ => ["100", "100.01", "200", "300"],
    };
}
