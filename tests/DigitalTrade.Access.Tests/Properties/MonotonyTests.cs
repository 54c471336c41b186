using System.Collections.Frozen;
using System.Text.Json;
using CsCheck;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Measures;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Tests.Building;
using DigitalTrade.Access.Tests.Reference;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Properties;

/// <summary>What has to hold between an answer and the answer to a proposal, or of a rulebook, that differs in one thing.</summary>
public sealed class MonotonyTests
{
    private const int Rounds = 1_500;

    [Test]
    public void Deleting_a_circumstance_leaves_the_outcome_or_leaves_it_undetermined() => On(1, (book, proposal) =>
    {
        var outcome = book.Determine(proposal).Outcome;
        foreach (var (what, less) in WithoutOne(book, proposal))
            Assert.That(book.Determine(less).Outcome, Is.EqualTo(outcome).Or.EqualTo(Outcome.Undetermined), $"without {what}");
    });

    [Test]
    public void Stating_one_more_only_refines() => On(0.7, (book, proposal) =>
    {
        foreach (var (what, less) in WithoutOne(book, proposal))
        {
            var before = book.Determine(less).Outcome;
            if (before != Outcome.Undetermined) Assert.That(book.Determine(proposal).Outcome, Is.EqualTo(before), $"stating {what}");
        }
    });

    [Test]
    public void Deleting_an_undertaking_never_shuts() => On(1, (book, proposal) =>
    {
        var answer = book.Determine(proposal);
        foreach (var id in proposal.Facts.Keys.Where(id => book.Fact(id)!.Role == FactRole.Undertaking))
        {
            var less = book.Determine(proposal with { Facts = proposal.Facts.Where(f => f.Key != id).ToFrozenDictionary() });
            Assert.That(less.Outcome, Is.LessThanOrEqualTo(answer.Outcome).Or.EqualTo(Outcome.Undetermined), $"without {id}");
        }
    }, singlingOut: false);

    [Test]
    public void Order_of_rules_is_irrelevant() => Seeds.Each(seed =>
    {
        var rules = RandomRules.Make(seed);
        var proposal = Proposal(seed, 0.8);
        Assert.That(Json(new Rulebook(rules.Shuffled(new Random(seed))).Determine(proposal)), Is.EqualTo(Json(rules.Book.Determine(proposal))));
    }, iter: Rounds);

    [Test]
    public void Same_question_gives_the_same_bytes_on_every_thread() => Seeds.Each(seed =>
    {
        var (book, proposal) = (RandomRules.Make(seed).Book, Proposal(seed, 0.8));
        var both = new string[2];
        Parallel.For(0, 2, i => both[i] = Json(book.Determine(proposal)));
        Assert.That(both[0], Is.EqualTo(both[1]).And.EqualTo(Json(book.Determine(proposal))));
    }, iter: Rounds);

    [Test]
    public void Raising_the_foreign_share_never_opens() => Seeds.Each(seed =>
    {
        var random = new Random(seed);
        var rules = new Rules();
        foreach (var sector in new[] { "t:a", "t:b" })
        {
            if (random.Next(2) == 0) rules.Cap(sector, 5 * random.Next(21));
            if (random.Next(3) == 0) rules.Prohibit(sector);
            if (random.Next(2) == 0) rules.Lift($"open-{sector}", [$"bar-{sector[2..]}"], sector, "cn", ("share", When.ForeignAtMost(5 * random.Next(21))));
        }

        var last = Outcome.Permitted;
        for (var share = 0m; share <= 100; share += 2.5m)
        {
            var outcome = rules.Ask("t:a1", "t:b").At("east").Held(("DE", share)).Outcome;
            Assert.That(outcome, Is.GreaterThanOrEqualTo(last), $"seed {seed} at {share}");
            last = outcome;
        }
    }, iter: 300);

    [Test]
    public void Proposal_written_as_JSON_reads_back_to_the_same_answer() => On(0.8, (book, proposal) =>
    {
        var written = System.Text.Encoding.UTF8.GetBytes(Access.Space.ProposalJson.Of(proposal).ToJsonString());
        var reading = ProposalReader.Read(written, book, World.Day);
        if (!reading.Problems.IsEmpty)
        {
            // The world's proposals go beyond what a reader lets through; that is all it may mind.
            Assert.That(reading.Problems.Select(problem => problem.Message), Is.All.Match("is not within|unknown qualification"));
            return;
        }

        Assert.That(Json(book.Determine(reading.Proposal!)), Is.EqualTo(Json(book.Determine(proposal))));
    });

    [Test]
    public void Adding_a_measure_never_opens() => Seeds.Each(seed =>
    {
        // Looked through, the basis is open: two outcomes that both refuse are undetermined too, where one alone was refused.
        var (rules, proposal) = (RandomRules.Make(seed), Proposal(seed, 1));
        if (proposal.Investors is { } held && held.Any(i => !i.Holders.IsEmpty)) return;
        var before = rules.Book.Determine(proposal).Outcome;
        rules.Measure("added", new MeasureKind.Prohibition(), ["*"], RandomRules.Condition(new Random(seed), rules, 2), listed: false);
        var after = rules.Book.Determine(proposal).Outcome;
        if (before == Outcome.Undetermined) Assert.That(after, Is.Not.EqualTo(Outcome.Permitted), $"seed {seed}");
        else Assert.That(after, Is.GreaterThanOrEqualTo(before), $"seed {seed}");
    }, iter: Rounds);

    [Test]
    public void Question_is_asked_only_where_its_answers_differ() => On(0.75, (book, proposal) =>
    {
        foreach (var question in book.Determine(proposal).Questions)
        {
            var answers = question.Splits.Values.Distinct().ToArray();
            Assert.That(answers.Length > 1 || answers.Contains(Outcome.Undetermined), $"{question.Fact}: {string.Join(", ", answers)}");
        }
    });

    /// <summary>The proposal without one circumstance, and, for each investor, without its share or economy.</summary>
    private static IEnumerable<(string What, Proposal Less)> WithoutOne(Rulebook book, Proposal p)
    {
        if (p.Registered is not (null or "overseas")) yield return ("registered", p with { Registered = null });
        // Unstated, some share is foreign; so a share that may be zero says less than nothing, not more.
        if (p.ForeignShare is { } total && !total.Contains(0) && p.Investors is null) yield return ("foreignShare", p with { ForeignShare = null });
        foreach (var id in p.Facts.Keys.Where(id => book.Fact(id)!.Role == FactRole.Circumstance))
            yield return (id, p with { Facts = p.Facts.Where(f => f.Key != id).ToFrozenDictionary() });
        for (var i = 0; i < (p.Investors?.Length ?? 0); i++)
        {
            var investor = p.Investors!.Value[i];
            if (investor.Share is { } share && !share.Contains(0)) yield return ($"share {i}", p with { Investors = p.Investors.Value.SetItem(i, investor with { Share = null }) });
            if (investor.Economy is not null && investor.Kind != Access.Investors.HolderKind.ForeignInvestedEnterprise)
                yield return ($"economy {i}", p with { Investors = p.Investors.Value.SetItem(i, investor with { Economy = null }) });
            for (var j = 0; j < investor.Holders.Length; j++)
            {
                var behind = investor.Holders.SetItem(j, investor.Holders[j] with { Economy = null });
                yield return ($"economy {i}/{j}", p with { Investors = p.Investors.Value.SetItem(i, investor with { Holders = behind }) });
            }
        }
    }

    private static void On(double told, Action<Rulebook, Proposal> holds, bool singlingOut = true) => Seeds.Each(seed =>
    {
        var (rules, proposal) = (RandomRules.Make(seed), Proposal(seed, told));
        if (!RandomProposal.Sound(proposal)) return;
        if (!singlingOut && rules.Measures.Any(m => m.When is { ReadsUndertaking: true })) return;
        try
        {
            holds(rules.Book, proposal);
        }
        catch (Exception e)
        {
            throw new DisagreementException($"seed {seed}\n{e.Message}\n{Described.Of(proposal)}\n{Described.Of(rules.Book)}", e);
        }
    }, iter: Rounds);

    private static Proposal Proposal(int seed, double told) => new RandomProposal(new Random(seed ^ 0x5eed), SmallRulebookTests.World, told).Make();

    private static string Json(Determination answer) => JsonSerializer.Serialize(answer, AccessJson.Wire.Determination);
}
