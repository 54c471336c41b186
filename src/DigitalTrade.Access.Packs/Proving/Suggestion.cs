using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Packs.Cases;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Packs.Proving;

/// <summary>A case that would kill a mutant: what the rules now say, to be read by someone who knows what they should say.</summary>
/// <param name="Mutant">What no case notices.</param>
/// <param name="Yaml">The case; it passes on the rules and fails on the mutant.</param>
public sealed record Suggestion(Mutant Mutant, string Yaml);

/// <summary>Looks for proposals that the rules and a mutant answer differently.</summary>
internal sealed class Suggestions(Rulebook book)
{
    private const int MostTried = 4000;

    /// <summary>One case for each mutant for which one is found; a case that kills several mutants stands for all of them.</summary>
    public static ImmutableArray<Suggestion> Of(LoadResult rules, IEnumerable<Mutant> survivors)
    {
        var (book, index) = (rules.Rulebook!, rules.Index!);
        var wanted = survivors.ToHashSet();
        return
        [
            .. new Mutants(book, new(book, index)).All().Where(c => wanted.Contains(c.Mutant)).GroupBy(c => c.Mutant.Rule).ToArray()
                .AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Max(2, Environment.ProcessorCount))
                .SelectMany(g => new Suggestions(book).For([.. g])),
        ];
    }

    /// <summary>A case that touches a side of a rule, or null when none is found.</summary>
    public static Suggestion? Touching(Rulebook book, Aim aim)
    {
        var (runner, like) = (new CaseRunner(book), new Mutant(aim.Goal.Rule, aim.Goal.Kind, aim.Goal.What, aim.Goal.Source));
        foreach (var json in new Situations(book, book, like).All().Take(MostTried * 3))
        {
            var reading = runner.Read(Case(json, new()));
            if (reading.Proposal is not { } proposal) continue;
            var observation = new Observation(book, Case(json, new()), proposal);
            if (observation.Determination.Outcome == Outcome.Undetermined || !aim.Touches(observation)) continue;
            var answer = observation.Determination;
            var expect = new Expectation { Outcome = answer.Outcome };
            if (book.Derogations.Any(d => d.Key == aim.Goal.Rule)) expect = expect with { LiftedBy = [.. Routes(answer)] };
            if (aim.Goal.Kind == "condition" && Statuses(answer, ConditionStatus.Unmet).Distinct().ToImmutableArray() is { IsEmpty: false } unmet) expect = expect with { Unmet = unmet };
            if (book.Obligations.Any(o => o.Id == aim.Goal.Rule)) expect = Obligations(answer).Contains(aim.Goal.Rule) ? expect with { Obligations = [aim.Goal.Rule] } : expect with { NotObligations = [aim.Goal.Rule] };
            if (book.Caveats.Any(c => c.Id == aim.Goal.Rule)) expect = answer.Caveats.Any(c => c.Id == aim.Goal.Rule) ? expect with { Caveats = [aim.Goal.Rule] } : expect with { NotCaveats = [aim.Goal.Rule] };
            return new(like, SuggestedText.Of(book, json, proposal, answer, expect, like));
        }

        return null;
    }

    private List<Suggestion> For(Candidate[] candidates)
    {
        var (runner, found, cases) = (new CaseRunner(book), new List<Suggestion>(), new List<(Case Case, Proposal Proposal)>());
        foreach (var candidate in candidates)
        {
            var mutant = new Rulebook(candidate.Content());
            var judge = new CaseRunner(mutant);
            if (cases.Exists(c => !judge.Differences(c.Case, mutant.Determine(c.Proposal)).IsEmpty)) continue;
            foreach (var json in new Situations(book, mutant, candidate.Mutant).All().Take(MostTried))
            {
                var reading = runner.Read(Case(json, new()));
                if (reading.Proposal is not { } proposal) continue;
                var (right, wrong) = (book.Determine(proposal), mutant.Determine(proposal));
                if (right.Outcome == Outcome.Undetermined || Expect(right, wrong) is not { } expect) continue;
                var kills = Case(json, expect);
                if (judge.Differences(kills, wrong).IsEmpty || !runner.Differences(kills, right).IsEmpty) continue;
                cases.Add((kills, proposal));
                found.Add(new(candidate.Mutant, SuggestedText.Of(book, json, proposal, right, expect, candidate.Mutant)));
                break;
            }
        }

        return found;
    }

    private static Case Case(JsonObject proposal, Expectation expect) =>
        new() { Name = "suggested", File = "suggested", Line = 1, Column = 1, Proposal = proposal, Expect = expect };

    /// <summary>What to assert: the outcome, and that in which the two answers differ; null when they do not.</summary>
    private static Expectation? Expect(Determination right, Determination wrong)
    {
        var expect = new Expectation { Outcome = right.Outcome };
        var before = expect;
        if (!Routes(right).SequenceEqual(Routes(wrong))) return expect with { LiftedBy = [.. Routes(right)] };
        if (More(right, wrong, d => d.Activities.SelectMany(a => a.Routes).SelectMany(r => r.Lifts)) is { IsEmpty: false } others) expect = expect with { OtherRoutes = others };
        if (More(wrong, right, d => d.Activities.SelectMany(a => a.Routes).SelectMany(r => r.Lifts)) is { IsEmpty: false } closed) expect = expect with { NotOtherRoutes = closed };
        if (More(wrong, right, d => Keys(d, Verdict.Bars)) is { IsEmpty: false } free) expect = expect with { NotBarredBy = free };
        if (More(right, wrong, d => Keys(d, Verdict.Bars)) is { IsEmpty: false } barred) expect = expect with { BarredBy = barred };
        if (More(right, wrong, d => Keys(d, Verdict.Satisfied)) is { IsEmpty: false } satisfied) expect = expect with { Satisfied = satisfied };
        if (More(right, wrong, d => Statuses(d, ConditionStatus.Unmet)) is { IsEmpty: false } unmet) expect = expect with { Unmet = unmet };
        if (More(right, wrong, d => Statuses(d, ConditionStatus.Open)) is { IsEmpty: false } open) expect = expect with { Open = open };
        if (More(right, wrong, d => d.Activities.SelectMany(a => a.Conditions).Select(c => c.Id)) is { IsEmpty: false } conditions) expect = expect with { Conditions = conditions };
        if (More(right, wrong, Obligations) is { IsEmpty: false } obligations) expect = expect with { Obligations = obligations };
        if (More(wrong, right, Obligations) is { IsEmpty: false } none) expect = expect with { NotObligations = none };
        if (More(right, wrong, d => d.Caveats.Select(c => c.Id)) is { IsEmpty: false } caveats) expect = expect with { Caveats = caveats };
        if (More(wrong, right, d => d.Caveats.Select(c => c.Id)) is { IsEmpty: false } silent) expect = expect with { NotCaveats = silent };
        return expect == before && right.Outcome == wrong.Outcome ? null : expect;
    }

    private static IEnumerable<string> Routes(Determination d) => d.Activities.SelectMany(a => a.Route).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Obligations(Determination d) => d.Activities.SelectMany(a => a.Obligations).Select(o => o.Id);

    private static IEnumerable<string> Keys(Determination d, Verdict verdict) =>
        d.Activities.SelectMany(a => a.Findings).Where(f => f.Verdict == verdict).Select(f => f.Measure[(f.Measure.IndexOf(':', StringComparison.Ordinal) + 1)..]);

    private static IEnumerable<string> Statuses(Determination d, ConditionStatus status) =>
        d.Activities.SelectMany(a => a.Conditions).Where(c => c.Status == status).Select(c => c.Id);

    private static ImmutableArray<string> More(Determination left, Determination right, Func<Determination, IEnumerable<string>> of) =>
        [.. of(left).Except(of(right)).Order(StringComparer.Ordinal)];
}
