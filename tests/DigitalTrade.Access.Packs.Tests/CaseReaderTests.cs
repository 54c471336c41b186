using System.Text;
using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Packs.Cases;

namespace DigitalTrade.Access.Packs.Tests;

public sealed class CaseReaderTests
{
    private const string Pair = """
        cases:
          - name: Sixty percent in Lingang
            proposal: {activities: ["miit:B11"], registered: sh-lingang, facilities: [sh-lingang], investors: [{economy: NO, share: 60.50}], asOf: 2025-03-01, facts: {pilot-approval: true, spare: "60"}}
            expect:
              outcome: permitted-on-conditions
              lifted-by: [miit-107-pilot:idc]
              conditions: [pilot-approval]
          - name: Not the day before
            like: above
            with: {asOf: 2024-10-22, facilities: , foreignShare: 40..60}
            expect: {outcome: prohibited, lifted-by: []}
        """;

    [Test]
    public void Proposal_is_the_json_it_means()
    {
        var read = CaseReader.ReadText("tests/a.yaml", Pair);
        Assert.That(read.Diagnostics, Is.Empty);
        Assert.That(read.Cases[0].Proposal.ToJsonString(), Is.EqualTo(
            """{"activities":["miit:B11"],"registered":"sh-lingang","facilities":["sh-lingang"],"investors":[{"economy":"NO","share":60.50}],"asOf":"2025-03-01","facts":{"pilot-approval":true,"spare":"60"}}"""));
        Assert.That((read.Cases[0].Name, read.Cases[0].File, read.Cases[0].Line, read.Cases[0].Column), Is.EqualTo(("Sixty percent in Lingang", "tests/a.yaml", 2, 5)));
        Assert.That((read.Cases[0].Expect.Outcome, read.Cases[0].Expect.Open), Is.EqualTo(((Outcome?)Outcome.PermittedOnConditions, (System.Collections.Immutable.ImmutableArray<string>?)null)));
        Assert.That(read.Cases[0].Expect.LiftedBy, Is.EqualTo(new[] { "miit-107-pilot:idc" }));
    }

    [Test]
    public void Like_the_one_above_but_with_other_members()
    {
        var second = CaseReader.ReadText("tests/a.yaml", Pair).Cases[1];
        Assert.That(second.Proposal.ToJsonString(), Is.EqualTo(
            """{"activities":["miit:B11"],"registered":"sh-lingang","investors":[{"economy":"NO","share":60.50}],"asOf":"2024-10-22","facts":{"pilot-approval":true,"spare":"60"},"foreignShare":"40..60"}"""));
        Assert.That(second.Expect.LiftedBy, Is.Empty);
    }

    [TestCase("cases:\n  - {name: a, like: above, expect: {outcome: permitted}}\n", "DTA601")]
    [TestCase("cases:\n  - {name: a, proposal: {asOf: 2025-01-01}, expect: {outcome: allowed}}\n", "DTA109")]
    [TestCase("cases:\n  - {name: a, proposal: {asOf: 2025-01-01}, expect: {outcomes: permitted}}\n", "DTA101")]
    [TestCase("cases:\n  - {name: a, proposal: {asOf: 2025-01-01}, expect: {}}\n", "DTA307")]
    [TestCase("cases:\n  - {name: a, proposal: [x], expect: {outcome: permitted}}\n", "DTA103")]
    [TestCase("cases:\n  - {name: a, expect: {outcome: permitted}}\n", "DTA102")]
    [TestCase("measures: []\n", "DTA101 DTA102")]
    [TestCase("cases:\n  - {name: a, proposal: {x: 1}, expect: {outcome: permitted}}\n  - {name: a, like: above, expect: {outcome: permitted}}\n", "DTA602")]
    public void Case_refused(string yaml, string ids) =>
        Assert.That(CaseReader.ReadText("tests/a.yaml", yaml).Diagnostics.Select(d => d.Id).Order(), Is.EqualTo(ids.Split(' ')));

    [Test]
    public void Proposal_written_in_yaml()
    {
        var (proposal, diagnostics) = CaseReader.ReadProposal("p.yaml", Encoding.UTF8.GetBytes("asOf: 2025-03-01\nactivities: [public-cloud]\nfacts: {a: no, b: 1.10, c: 007, d: -5, e: ~}\n"));
        Assert.That(diagnostics, Is.Empty);
        Assert.That(proposal!.ToJsonString(), Is.EqualTo("""{"asOf":"2025-03-01","activities":["public-cloud"],"facts":{"a":"no","b":1.10,"c":"007","d":-5,"e":null}}"""));
    }

    [Test]
    public void Rules_and_cases_do_not_read_each_other()
    {
        Assert.That(new RuleSet().With("law/tests/a.yaml", Pair).With("scenarios/b.yaml", "not: [closed").Load().Diagnostics, Is.Empty);
        Assert.That(new RuleSet().With("law/a.yaml", Pair).Load().Diagnostics.Select(d => d.Id), Is.EqualTo(new[] { "DTA101" }));
    }
}
