namespace DigitalTrade.Access.Cli.Tests;

/// <summary>The main question on the rules that ship.</summary>
public sealed class ShippedRulesTests
{
    [TestCase("sh-lingang", "2025-03-01", "en", 0, "Permitted on conditions")]
    [TestCase("sh-lingang", "2025-03-01", "zh", 0, "附条件准许")]
    [TestCase("sh-lingang", "2024-10-22", "en", 2, "Prohibited")]
    [TestCase("cn-hb-wuhan", "2025-03-01", "zh", 2, "禁止")]
    public void A_German_data_centre(string at, string on, string language, int exit, string first)
    {
        var said = Ask("miit:B11", "--at", at, "--on", on, "--lang", language, "--investor", "DE=60", "--investor", "CN=40");
        Assert.That(said.Exit, Is.EqualTo(exit), said.Err);
        Assert.That(said.Out, Does.StartWith(first + "\n"));
    }

    [Test]
    public void The_reasons_are_there()
    {
        var said = Ask("miit:B11", "--at", "sh-lingang", "--on", "2025-03-01", "--investor", "DE=60", "--investor", "CN=40", "--output", "json");
        Assert.That(said.Out, Does.Contain("\"route\":[\"miit-107-pilot:idc\"]").And.Contain("\"pilot-approval\""));
    }

    [Test]
    public void A_share_left_out_of_an_information_service_is_asked_for()
    {
        var said = Ask("miit:B25-search", "--at", "cn-sh", "--on", "2025-03-01", "--investor", "DE");
        Assert.That(said.Exit, Is.EqualTo(4));
        Assert.That(said.Out, Does.Contain("at most 50%").And.Contain("What share do all foreign investors hold together?"));
    }

    [TestCase("activities", "云")]
    [TestCase("activities", "app store")]
    [TestCase("zones", "临港")]
    [TestCase("zones", "lingang")]
    public void Look_ups_find(string command, string query)
    {
        var said = Shell.Dta(command, query, "--rules", Shell.Shipped);
        Assert.That(said, Has.Property("Exit").Zero.And.Property("Out").Not.Empty);
    }

    [Test]
    public void A_look_up_that_finds_nothing_says_so() =>
        Assert.That(Shell.Dta("zones", "qqqqqqqqqqqq", "--rules", Shell.Shipped), Has.Property("Exit").EqualTo(1).And.Property("Err").Contains("qqqqqqqqqqqq"));

    private static Shell.Result Ask(string activity, params string[] more) =>
        Shell.Dta(["determine", "--rules", Shell.Shipped, "--activity", activity, .. more]);
}
