using System.Text;

namespace DigitalTrade.Access.Cli.Tests;

public sealed class BadInputTests
{
    [TestCase("--activity", "miit:B111", "--activity: unknown sector `miit:B111`", "nearest is `miit:B11`")]
    [TestCase("--activity", "data-center", "--activity: unknown activity `data-center`", "nearest is `data-centre`")]
    [TestCase("--at", "sh-lingan", "--at: unknown zone `sh-lingan`", "nearest is `sh-lingang`")]
    [TestCase("--at", "临港新片区", "--at: unknown zone `临港新片区`", "nearest is `sh-lingang`")]
    [TestCase("--on", "2025-02-30", "--on: `2025-02-30` is no date", "2025-03-01")]
    [TestCase("--on", "01/11/2024", "--on: `01/11/2024` is no date", null)]
    [TestCase("--foreign-share", "101", "--foreign-share: `101` is not within 0 and 100", null)]
    [TestCase("--foreign-share", "-1", "--foreign-share: `-1` is not within 0 and 100", null)]
    [TestCase("--foreign-share", "sixty", "--foreign-share: `sixty` is no exact number", "write 60")]
    [TestCase("--foreign-share", "60..40", "--foreign-share: `60..40`", "the lower end comes first")]
    [TestCase("--investor", "DEE=60", "--investor no. 1 economy: unknown economy `DEE`", "nearest is `DE`")]
    [TestCase("--investor", "DE=60,knd=private", "`knd` in `--investor DE=60,knd=private`", "nearest is `kind=…`")]
    [TestCase("--investor", "DE=60,kind=privat", "--investor no. 1 kind: unknown kind `privat`", "nearest is `private`")]
    [TestCase("--form", "compny", "--form: unknown form `compny`", "nearest is `company`")]
    [TestCase("--mode", "establishmant", "--mode: unknown mode `establishmant`", "nearest is `establishment`")]
    [TestCase("--fact", "pilot-aproval=true", "unknown fact `pilot-aproval`", "nearest is `pilot-approval`")]
    [TestCase("--fact", "pilot-approval=maybe", "`pilot-approval` is true or false", null)]
    [TestCase("--fact", "pilot-approval", "`--fact pilot-approval` has no value", "name=value")]
    public void A_wrong_value_is_named_with_the_nearest_right_one(string flag, string value, string message, string? help)
    {
        string[] given = flag == "--activity" ? [flag, value] : ["--activity", "miit:B11", flag, value];
        var said = Shell.Ask(given);
        Assert.That(said, Has.Property("Exit").EqualTo(64).And.Property("Out").Empty);
        Assert.That(said.Err, Does.StartWith("error: ").And.Contain(message));
        if (help is not null) Assert.That(said.Err, Does.Contain("  help: ").And.Contain(help));
    }

    [Test]
    public void Everything_wrong_is_said_at_once()
    {
        var said = Shell.Ask("--activity", "miit:B99", "--at", "nowhere", "--on", "tomorrow", "--foreign-share", "120");
        Assert.That(said.Err.Split("error: "), Has.Length.EqualTo(5));
    }

    [Test]
    public void Shares_over_a_hundred_are_refused() =>
        Assert.That(Shell.Ask("--activity", "miit:B11", "--investor", "DE=60", "--investor", "CN=41").Err, Does.Contain("add up to 101, over 100"));

    [TestCase("determin", "unknown command `determin`", "nearest is `determine`")]
    [TestCase("determine --actvity miit:B11", "unknown option `--actvity`", "nearest is `--activity`")]
    [TestCase("rules chek", "unknown command `chek`", "nearest is `check`")]
    [TestCase("determine --output jsn", "unknown output `jsn`", "nearest is `json`")]
    [TestCase("determine --output sarif --activity miit:B11", "does not fit this command", null)]
    [TestCase("determine --lang fr", "unknown language `fr`", "nearest is")]
    [TestCase("determine", "nothing to determine", "--activity")]
    [TestCase("determine none.yaml", "no file `none.yaml`", null)]
    [TestCase("determine none.yaml --activity miit:B11", "by a file and by flags", null)]
    [TestCase("determine --activity", "required argument missing", null)]
    [TestCase("determine --rules none --activity miit:B11", "no folder `none`", null)]
    [TestCase("", "required command was not provided", "determine, screen, ask")]
    public void A_wrong_command_line_is_a_usage_error(string line, string message, string? help)
    {
        var said = Shell.Dta(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.That(said, Has.Property("Exit").EqualTo(64).And.Property("Out").Empty);
        Assert.That(said.Err, Does.Contain(message).IgnoreCase);
        if (help is not null) Assert.That(said.Err, Does.Contain(help));
    }

    [TestCase("{")]
    [TestCase("""{"activities":["miit:B11"],"activities":["miit:B25"]}""")]
    [TestCase("""{"activities":["\ud800"]}""")]
    [TestCase("""{"activities":[]}""")]
    [TestCase("""{"activities":["miit:B11"],"asof":"2025-03-01"}""")]
    [TestCase("[]")]
    [TestCase("")]
    [TestCase("activities: [*a]")]
    [TestCase("activities: [\"miit:B11\"]\nactivities: [\"miit:B25\"]")]
    [TestCase("\tactivities: x")]
    [TestCase("activities: \"\\e[31m\"")]
    public void A_proposal_that_is_none_is_refused(string text)
    {
        var said = Shell.Fed(text, "determine", "-", "--rules", Shell.Tiny);
        Assert.That(said, Has.Property("Exit").EqualTo(64).And.Property("Out").Empty);
        Assert.That(said.Err, Does.StartWith("error: "));
    }

    [Test]
    public void A_proposal_over_a_mebibyte_is_refused() =>
        Assert.That(Shell.Fed("{\"activities\":[\"" + new string('x', 1 << 20) + "\"]}", "determine", "-", "--rules", Shell.Tiny).Err, Does.Contain("longer than 1 MiB"));

    [Test]
    public void Nothing_that_steers_a_terminal_gets_through()
    {
        const string Hostile = "\u001b]0;x\u0007\u202e\u009b\ud800=HYPERLINK(1)";
        var asked = Shell.Ask("--activity", "miit:B11" + Hostile, "--investor", "DE=60,name=" + Hostile);
        var shown = Shell.Ask("--activity", "miit:B11", "--at", "cn-sh", "--investor", "DE=60,name=" + Hostile, "--investor", "CN=40,kind=private");
        var file = Shell.Dta("determine", Hostile, "--rules", Shell.Tiny);
        var option = Shell.Dta("determine", "--" + Hostile);
        var key = Shell.Dta("rules", "show", Hostile, "--rules", Shell.Tiny);
        foreach (var text in new[] { asked.Err, shown.Out, file.Err, option.Err, key.Err })
        {
            Assert.That(text, Is.Not.Empty);
            Assert.That(text.Where(c => (char.IsControl(c) && c != '\n') || c == '\u202e' || char.IsSurrogate(c)), Is.Empty);
        }
    }

    [Test]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.That(Shell.Fed([.. Encoding.UTF8.GetBytes("{\"activities\":[\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"]}")], "determine", "-", "--rules", Shell.Tiny).Exit, Is.EqualTo(64));
}
