using System.Collections.Frozen;
using System.Text;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Investors;
using DigitalTrade.Access.Proposals;
using Range = DigitalTrade.Access.Proposals.Range;

namespace DigitalTrade.Access.Packs.Tests;

/// <summary>Packs written at random, as files: what order, a local pack and one measure more may change, and what not.</summary>
public sealed class GeneratedPacksTests
{
    private const int Seeds = 60;
    private static readonly string[] Sectors = ["miit:B11", "miit:B12", "miit:B25", "net:news"];
    private static readonly string[] Zones = ["cn", "cn-sh", "cn-hi", "ftz-sh", "sh-lingang", "hainan-ftp"];
    private static readonly DateOnly[] Days = [new(2025, 3, 1), new(2025, 7, 1)];

    [Test]
    public void Order_of_files_and_of_measures_changes_no_answer([NUnit.Framework.Range(1, Seeds)] int seed)
    {
        var entries = Measures(new Random(seed)).ToArray();
        var one = Load(new RuleSet().Law("measures:\n" + string.Concat(entries)).With("law/openings.yaml", Openings(new Random(seed))));
        var two = Load(new RuleSet().With("law/zzz.yaml", "measures:\n" + string.Concat(entries.Reverse())).With("law/aaa.yaml", Openings(new Random(seed))));
        foreach (var proposal in Everything()) Assert.That(Reasons(two, proposal), Is.EqualTo(Reasons(one, proposal)), Said(seed, proposal));
    }

    [Test]
    public void A_local_pack_changes_nothing_outside_its_territory_and_shuts_nothing_inside([NUnit.Framework.Range(1, Seeds)] int seed)
    {
        var files = new RuleSet().Law("measures:\n" + string.Concat(Measures(new Random(seed)))).With("law/openings.yaml", Openings(new Random(seed)));
        var without = Load(files);
        var with = Load(files.With("zone/pack.yaml", "pack:\n  id: zone\n  kind: local\n  territory: [sh-lingang]\n  title: {zh: 临港, en: Lingang}\n").With("zone/own.yaml", Local(new Random(seed))));
        var opened = 0;
        foreach (var proposal in Everything())
        {
            if (proposal.Registered != "sh-lingang")
            {
                Assert.That(Reasons(with, proposal), Is.EqualTo(Reasons(without, proposal)), Said(seed, proposal));
                continue;
            }

            var (before, after) = (without.Determine(proposal).Outcome, with.Determine(proposal).Outcome);
            Assert.That(after, Is.LessThanOrEqualTo(before), Said(seed, proposal));
            if (after < before) opened++;
        }

        if (seed == Seeds) Assert.That(opened, Is.Positive, "the local pack opens nothing, so nothing was tried");
    }

    [Test]
    public void One_measure_more_never_opens([NUnit.Framework.Range(1, Seeds)] int seed)
    {
        var entries = Measures(new Random(seed)).ToArray();
        var less = Load(new RuleSet().Law("measures:\n" + string.Concat(entries[..^1])).With("law/openings.yaml", Openings(new Random(seed))));
        var more = Load(new RuleSet().Law("measures:\n" + string.Concat(entries)).With("law/openings.yaml", Openings(new Random(seed))));
        foreach (var proposal in Everything())
        {
            // What was refused may become undetermined: it is refused or closed, and which of the two hangs on what is not stated.
            var (before, after) = (less.Determine(proposal).Outcome, more.Determine(proposal));
            if (after.Outcome >= before) continue;
            Assert.That(after.Outcome, Is.EqualTo(Outcome.Undetermined), Said(seed, proposal));
            Assert.That(after.Questions.SelectMany(q => q.Splits.Values), Is.Not.Empty.And.All.GreaterThanOrEqualTo(before), Said(seed, proposal));
        }
    }

    private static Rulebook Load(RuleSet files)
    {
        var loaded = files.Load();
        Assert.That(loaded.Diagnostics.Where(d => d.Severity == Severity.Error), Is.Empty);
        return loaded.Rulebook!;
    }

    private static IEnumerable<string> Measures(Random random)
    {
        for (var i = 0; i < 4; i++)
        {
            var sector = Pick(random, Sectors);
            var when = random.Next(3) switch { 0 => "    when: {listed: true}\n", 1 => "    when: {mode: [establishment, acquisition]}\n", _ => "" };
            var (kind, more) = random.Next(4) switch
            {
                0 => ("prohibition", ""),
                1 => ("equity-cap", $"    max: {Pick(random, 25, 49, 50)}\n"),
                2 => ("form-requirement", "    forms: [company]\n"),
                _ => ("investor-qualification", "    requires: {any: [{listed: true}, {pilot-approval: true}]}\n"),
            };
            yield return $$"""
                  - key: m{{i}}
                    kind: {{kind}}
                    sectors: ["{{sector}}"]
                    text: {zh: 第{{i}}项, en: Item {{i}}}
                    cite: {instrument: telecom-rules, provision: art. {{i + 10}}}
                    from: {{Pick(random, "2002-01-01", "2025-06-01")}}
                    verified: verified

                """.TrimEnd('\n') + "\n" + more + when;
        }
    }

    private static string Openings(Random random) => $$"""
        derogations:
          - key: law:pilot
            instrument: telecom-rules
            lifts: [commitment]
            sectors: ["{{Pick(random, "miit:B11", "miit:B12")}}"]
            territory:
              - {zones: [{{Pick(random, "cn-sh", "hainan-ftp", "sh-lingang")}}], from: {{Pick(random, "2025-01-01", "2025-06-01")}}}
            from: 2025-01-01
            conditions:
              - {id: approval, kind: approval, test: {pilot-approval: true}, text: {zh: 取得批复, en: The approval is held}, provision: art. 5, verified: verified}
            text: {zh: 试点, en: Pilot}
            provision: art. 5
            verified: verified

        """;

    private static string Local(Random random) => $$"""
        derogations:
          - key: zone:own
            instrument: telecom-rules
            lifts: [vats-cap]
            sectors: ["miit:B25"]
            territory:
              - {zones: [sh-lingang], from: {{Pick(random, "2025-01-01", "2025-06-01")}}}
            from: 2025-01-01
            to: 2027-12-31
            conditions:
              - {id: approval, kind: approval, test: {{Pick(random, "{pilot-approval: true}", "{facilities: {within: same}}")}}, text: {zh: 满足条件, en: The condition is met}, provision: art. 6, verified: verified}
            text: {zh: 放开, en: Opened}
            provision: art. 6
            verified: verified

        """;

    private static IEnumerable<Proposal> Everything() =>
        from sector in Sectors
        from zone in Zones
        from day in Days
        from share in (decimal[])[0, 25, 49.5m, 50, 100]
        from listed in (bool?[])[null, true, false]
        from approval in (bool?[])[null, false]
        select new Proposal
        {
            AsOf = day,
            Activities = [sector],
            Registered = zone,
            Investors = share == 0 ? [Holder("CN", 100)] : share == 100 ? [Holder("DE", 100)] : [Holder("DE", share), Holder("CN", 100 - share)],
            Facts = new Dictionary<string, bool?> { ["listed"] = listed, ["pilot-approval"] = approval }.Where(f => f.Value is not null)
                .ToFrozenDictionary(f => f.Key, f => (FactValue)new FactValue.Flag(f.Value!.Value)),
        };

    private static Investor Holder(string economy, decimal share) => new() { Economy = economy, Share = Range.Point(share), Kind = economy == "CN" ? HolderKind.Private : null };

    /// <summary>Outcome, routes, findings and conditions, whatever the revision.</summary>
    private static string Reasons(Rulebook book, Proposal proposal)
    {
        var answer = book.Determine(proposal);
        var text = new StringBuilder().Append(answer.Outcome);
        foreach (var activity in answer.Activities)
        {
            text.Append(' ').AppendJoin(',', activity.Route).Append(' ').AppendJoin(',', activity.Findings.Select(f => $"{f.Measure}:{f.Verdict}").Order(StringComparer.Ordinal))
                .Append(' ').AppendJoin(',', activity.Conditions.Select(c => $"{c.Id}:{c.Status}").Order(StringComparer.Ordinal));
        }

        return text.ToString();
    }

    private static string Said(int seed, Proposal p) => $"seed {seed}: {p.Activities[0]} at {p.Registered} on {p.AsOf:yyyy-MM-dd}, {p.Investors!.Value[0].Share} {p.Investors.Value[0].Economy}, {string.Join(' ', p.Facts)}";

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
