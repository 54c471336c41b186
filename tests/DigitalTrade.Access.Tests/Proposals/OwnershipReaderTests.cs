using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Space;
using DigitalTrade.Access.Tests.Building;
using DigitalTrade.Access.Tests.Investors.LookThrough;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Proposals;

public sealed class OwnershipReaderTests
{
    private const string Entities = """{"id": "A", "name": "Alpha", "economy": "CN"}, {"id": "B", "economy": "DE"}, {"id": "C", "economy": "CN", "kind": "individual"}""";

    [Test]
    public void Graph_is_read_and_its_holders_are_the_investors()
    {
        var proposal = Graphs.Read(Graph("""{"holder": "A", "of": "T", "share": 60}, {"holder": "C", "of": "T", "share": 40}, {"holder": "B", "of": "A", "share": "50..60"}""")).Proposal!;
        Assert.That(proposal.Investors!.Value.Select(i => (i.Name, i.Economy, i.Share!.Value.Low)), Is.EqualTo(new[] { ("Alpha", "CN", 60m), ("C", "CN", 40m) }));
        Assert.That(proposal.Ownership!.Holdings, Has.Length.EqualTo(3));
    }

    [Test]
    public void Graph_written_back_is_the_same_graph()
    {
        var proposal = Graphs.Read(Graph(
            """{"holder": "A", "of": "T", "share": 60}, {"holder": "B", "of": "A"}""", """{"kind": "acting-in-concert", "parties": ["A", "C"]}""")).Proposal!;
        var again = ProposalReader.Read(System.Text.Encoding.UTF8.GetBytes(ProposalJson.Of(proposal).ToJsonString()), Graphs.Book, World.Day);
        Assert.That(again.Problems, Is.Empty);
        Assert.That(ProposalJson.Of(again.Proposal!).ToJsonString(), Is.EqualTo(ProposalJson.Of(proposal).ToJsonString()));
    }

    [TestCase("""{"holder": "A", "of": "T", "share": 60}, {"holder": "B", "of": "T", "share": 50}""", "the holdings in `T` add up to 110, over 100: `Alpha (A)` 60, `B` 50")]
    [TestCase("""{"holder": "A", "of": "T", "share": 60}, {"holder": "A", "of": "T", "share": 10}""", "the holding of `Alpha (A)` in `T` is given twice")]
    [TestCase("""{"holder": "a", "of": "T", "share": 60}""", "unknown entity `a`")]
    [TestCase("""{"holder": "A", "of": "T", "share": -1}""", "`-1` is not within 0 and 100")]
    [TestCase("""{"holder": "A", "of": "C", "share": 10}""", "`C` is an individual: nobody holds shares of it")]
    [TestCase("""{"holder": "A", "of": "T", "share": 100}, {"holder": "B", "of": "A", "share": 100}, {"holder": "A", "of": "B", "share": 100}""", "`Alpha`, `B` belong only to each other: no owner outside is stated")]
    [TestCase("""{"holder": "T", "of": "T", "share": 100}""", "`T` belongs only to itself: no owner outside is stated")]
    [TestCase("""{"of": "T", "share": 100}""", "missing `holder`")]
    public void What_cannot_be_is_said_with_the_names(string holdings, string message) =>
        Assert.That(Graphs.Read(Graph(holdings)).Problems.Select(p => p.Message), Does.Contain(message));

    [Test]
    public void Problem_has_the_path_and_the_nearest_name()
    {
        var problem = Graphs.Read(Graph("""{"holder": "A", "of": "T", "share": 60}, {"holder": "a", "of": "T", "share": 10}""")).Problems.Single();
        Assert.That((problem.Path, problem.Help), Is.EqualTo(("ownership.holdings[1].holder", "nearest is `A`")));
    }

    [Test]
    public void Holders_are_stated_once() => Assert.That(
        Graphs.Read(Graph("""{"holder": "A", "of": "T", "share": 60}"""), """, "investors": [{"economy": "DE", "share": 10}]""").Problems.Single().Path, Is.EqualTo("investors"));

    [Test]
    public void Contract_over_the_target_is_the_way_of_coming_in()
    {
        const string Contract = """{"kind": "contractual-control", "holder": "B", "of": "T"}""", Held = """{"holder": "C", "of": "T", "share": 100}""";
        Assert.That(Graphs.Read(Graph(Held, Contract)).Proposal!.Mode, Is.EqualTo(Mode.ContractualControl));
        Assert.That(Graphs.Read(Graph(Held, Contract), """, "mode": "acquisition" """).Problems.Single().Path, Is.EqualTo("mode"));
    }

    [Test]
    public void Foreign_invested_enterprise_with_none_but_Chinese_holders_is_a_contradiction()
    {
        const string Graph = """
            {"target": "T", "entities": [{"id": "F", "economy": "CN", "kind": "foreign-invested-enterprise"}, {"id": "P", "economy": "CN", "kind": "private"}],
             "holdings": [{"holder": "F", "of": "T", "share": 100}, {"holder": "P", "of": "F", "share": 100}]}
            """;
        Assert.That(Graphs.Read(Graph).Problems.Single().Message, Does.StartWith("`F` is stated as foreign-invested"));
    }

    [TestCase("[]", "`ownership` is an object, not a list")]
    [TestCase("{}", "missing `target`")]
    [TestCase("""{"target": "T", "holdings": [], "loops": 1}""", "unknown member `loops`")]
    public void Shape_is_checked(string ownership, string message) => Assert.That(Graphs.Read(ownership).Problems.Select(p => p.Message), Does.Contain(message));

    private static string Graph(string holdings, string agreements = "") =>
        $$"""{"target": "T", "entities": [{{Entities}}], "holdings": [{{holdings}}], "agreements": [{{agreements}}]}""";
}
