using DigitalTrade.Access.Determinations;
using DigitalTrade.Access.Tests.Building;
using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Evaluation;

public sealed class ConclusionTests
{
    [Test]
    public void Permitted_where_no_measure_covers_it() =>
        Assert.That(new Rules().Cap("t:a", 50).Ask("t:free").At("east").Held(("DE", 100)).Outcome, Is.EqualTo(Outcome.Permitted));

    [TestCase(50, Outcome.PermittedOnConditions)]
    [TestCase(50.0001, Outcome.NotPermittedAsProposed)]
    public void Cap_at_and_above(decimal share, Outcome expected) =>
        Assert.That(new Rules().Cap("t:a", 50).Ask("t:a").At("east").Held(("DE", share)).Outcome, Is.EqualTo(expected));

    [Test]
    public void Prohibition_holds_whatever_the_share() =>
        Assert.That(new Rules().Prohibit("t:a").Ask("t:a").At("east").Outcome, Is.EqualTo(Outcome.Prohibited));
}
