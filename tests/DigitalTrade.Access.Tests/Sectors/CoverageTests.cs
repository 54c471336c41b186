using DigitalTrade.Access.Sectors;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Sectors;

public sealed class CoverageTests
{
    private static readonly Taxonomy Tree = new(World.Sectors, World.Activities);

    [TestCase("t:a", "t:a,t:a1,t:a2,t:a2-deep")]
    [TestCase("t:a2", "t:a2,t:a2-deep")]
    [TestCase("t:a -t:a2", "t:a,t:a1")]
    [TestCase("t:a -t:a2 t:a2-deep", "t:a,t:a1,t:a2-deep")]
    [TestCase("* -t:a -t:wide -other:1", "t:b,t:c,t:free")]
    public void Nearest_listed_code_decides(string listed, string covered) =>
        Assert.That(Tree.Sectors.Select(s => s.Code).Where(c => Rules.On(listed.Split(' ')).Covers(c, Tree)), Is.EqualTo(covered.Split(',')));

    [Test]
    public void Code_named_and_excepted_is_excepted() => Assert.That(Rules.On("t:a", "-t:a").Covers("t:a", Tree), Is.False);

    [TestCase("t:a", true)]
    [TestCase("other:1", false)]
    public void Scheme_of_a_code(string code, bool spoken) => Assert.That(Rules.On("t:b").SpeaksOfSchemeOf(code), Is.EqualTo(spoken));
}
