using NUnit.Framework;

namespace DigitalTrade.Access.Tests.Space;

public sealed class LoadTests
{
    [Test]
    public void Loads() => Assert.That(ShippedRules.Book.Measures, Is.Not.Empty);
}
