using System.Text.Json;

namespace DigitalTrade.Access.Cli.Tests;

public sealed class DetermineTests
{
    private static readonly string[] Question =
        ["--activity", "miit:B11", "--at", "sh-lingang", "--investor", "DE=60", "--investor", "CN=40,kind=private"];

    private static string Folder => TestContext.CurrentContext.WorkDirectory;

    [TestCase("2025-03-01", "sh-lingang", 0, "Permitted on conditions")]
    [TestCase("2024-11-01", "sh-lingang", 2, "Prohibited")]
    [TestCase("2025-03-01", "cn-sh", 2, "Prohibited")]
    [TestCase("2020-01-01", "sh-lingang", 4, "Undetermined")]
    public void Flags_state_a_proposal(string on, string at, int exit, string first)
    {
        var said = Shell.Ask("--activity", "miit:B11", "--at", at, "--investor", "DE=60", "--investor", "CN=40,kind=private", "--on", on);
        Assert.That(said, Has.Property("Exit").EqualTo(exit).And.Property("Err").Empty);
        Assert.That(said.Out, Does.StartWith(first + "\n"));
    }

    [Test]
    public void The_date_is_today_in_China()
    {
        // Five in the afternoon of 28 February in London is 1 March in Shanghai.
        Assert.That(Shell.Ask([.. Question, "--output", "json"]).Out, Does.Contain("\"asOf\":\"2025-03-01\""));
    }

    [Test]
    public void Json_yaml_and_flags_give_the_same_answer()
    {
        const string Json = """{"asOf":"2025-03-01","activities":["miit:B11"],"registered":"sh-lingang","investors":[{"economy":"DE","share":60},{"economy":"CN","share":40,"kind":"private"}]}""";
        const string Yaml = "asOf: 2025-03-01\nactivities: [\"miit:B11\"]\nregistered: sh-lingang\ninvestors:\n  - {economy: DE, share: 60}\n  - {economy: CN, share: 40, kind: private}\n";
        var file = Path.Combine(Folder, "proposal.yaml");
        File.WriteAllText(file, Yaml);
        var flags = Shell.Ask([.. Question, "--on", "2025-03-01", "--output", "json"]).Out;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Shell.Fed(Json, "determine", "-", "--rules", Shell.Tiny, "--output", "json").Out, Is.EqualTo(flags));
            Assert.That(Shell.Fed("\uFEFF" + Yaml, "determine", "-", "--rules", Shell.Tiny, "--output", "json").Out, Is.EqualTo(flags));
            Assert.That(Shell.Ask(file, "--output", "json").Out, Is.EqualTo(flags));
            Assert.That(Shell.Fed(Json + "\n", "determine", "--jsonl", "--rules", Shell.Tiny).Out, Is.EqualTo(flags));
        }

        Assert.That(flags, Does.EndWith("}\n").And.Contain("数据中心"));
        Assert.That(() => JsonDocument.Parse(flags).Dispose(), Throws.Nothing);
    }

    [Test]
    public void Every_flag_reaches_the_proposal()
    {
        var said = Shell.Ask(
            "--activity", "data-centre", "--at", "sh-lingang", "--facilities", "sh-lingang", "--serves", "cn", "--foreign-share", "40..60",
            "--form", "company", "--mode", "establishment", "--fact", "pilot-approval=true", "--fact", "registered-capital=1000000", "--on", "2025-03-01");
        Assert.That(said.Err, Is.Empty);
        Assert.That(said.Out, Does.Contain("40% to 60%").And.Contain("Pilot approval: yes").And.Contain("Registered capital: 1,000,000 RMB"));
    }

    [Test]
    public void An_investor_states_kind_qualification_and_name()
    {
        var said = Shell.Ask("--activity", "miit:B25", "--at", "cn-sh", "--investor", "HK=50,kind=private,name=Example Ltd", "--investor", "CN=50,kind=state-owned", "--on", "2025-03-01");
        Assert.That(said.Err, Is.Empty);
        Assert.That(said.Out, Does.Contain("Example Ltd, Hong Kong, China (private) 50%; China (state-owned) 50%"));
    }

    [Test]
    public void What_is_not_stated_is_asked_for()
    {
        var said = Shell.Ask("--activity", "miit:B25", "--at", "cn-sh", "--investor", "DE", "--on", "2025-03-01");
        Assert.That(said.Exit, Is.EqualTo(4));
        Assert.That(said.Out, Does.Contain("at most 50% → Permitted on conditions").And.Contain("above 50% → Not permitted as proposed"));
    }

    [Test]
    public void Several_activities_take_the_worst()
    {
        var said = Shell.Ask("--activity", "miit:B25", "--activity", "net:news", "--at", "cn-sh", "--investor", "DE=40", "--investor", "CN=60,kind=private", "--on", "2025-03-01");
        Assert.That(said.Exit, Is.EqualTo(2));
        Assert.That(said.Out, Does.StartWith("Prohibited\n").And.Contain("News (net:news): Prohibited").And.Contain("Information services (miit:B25): Permitted on conditions"));
    }
}
