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

    [Test]
    public void Margins_say_where_the_answer_turns()
    {
        string[] deal = ["--at", "cn-hb-wuhan", "--on", "2025-03-01", "--investor", "DE=40", "--investor", "CN=60,kind=private"];
        Assert.That(Ask("miit:B25", [.. deal, "--margins"]).Out, Does.Contain("50%"));
        Assert.That(Ask("miit:B25", [.. deal, "--margins", "--output", "json"]).Out, Does.Contain("\"margins\":{"));
        Assert.That(Ask("miit:B25", [.. deal, "--output", "json"]).Out, Does.Not.Contain("\"margins\""));
    }

    [Test]
    public void Remedies_timeline_and_matrix_answer_the_main_question_of_a_desk()
    {
        string[] deal = ["--rules", Shell.Shipped, "--activity", "miit:B11", "--at", "cn-hb-wuhan", "--investor", "DE=60", "--investor", "CN=40,kind=private", "--on", "2025-03-01"];
        Assert.That(Shell.Dta(["remedies", .. deal]).Out, Does.Contain("Permitted on conditions"));
        Assert.That(Shell.Dta(["timeline", .. deal[..2], "--activity", "miit:B11", "--at", "sh-lingang", "--investor", "DE=60", "--investor", "CN=40,kind=private", "--from", "2024-01-01", "--to", "2025-01-01"]).Out, Does.Contain("23 October 2024"));
        Assert.That(Shell.Dta("matrix", "--rules", Shell.Shipped, "--activity", "miit:B11", "--at", "sh-lingang", "--at", "cn-hb-wuhan", "--investor", "DE=60", "--investor", "CN=40,kind=private", "--on", "2025-03-01", "--output", "csv").Out, Does.Contain("permitted-on-conditions").And.Contain("prohibited"));
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
