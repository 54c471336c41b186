namespace DigitalTrade.Access.Cli.Tests;

/// <summary>The reports people read, compared with approved files: look at a received one before it replaces them.</summary>
public sealed class ReportTests
{
    private static readonly string[] Question =
        ["--activity", "miit:B11", "--at", "sh-lingang", "--investor", "DE=60", "--investor", "CN=40,kind=private", "--on", "2025-03-01"];

    [TestCase("en", "text", "lingang.en.txt")]
    [TestCase("zh", "text", "lingang.zh.txt")]
    [TestCase("en", "markdown", "lingang.en.md")]
    [TestCase("zh", "markdown", "lingang.zh.md")]
    public void A_data_centre_in_Lingang(string language, string output, string file) =>
        Approve(Shell.Ask([.. Question, "--lang", language, "--output", output]).Out, file);

    [TestCase("en", "undetermined.en.txt")]
    [TestCase("zh", "undetermined.zh.txt")]
    public void A_share_not_stated(string language, string file) =>
        Approve(Shell.Ask("--activity", "miit:B25", "--at", "cn-sh", "--investor", "DE", "--on", "2025-03-01", "--lang", language).Out, file);

    [TestCase("en", "facilities-elsewhere.en.txt")]
    [TestCase("zh", "facilities-elsewhere.zh.txt")]
    public void Facilities_elsewhere(string language, string file) =>
        Approve(Shell.Ask([.. Question, "--facilities", "cn-hi", "--lang", language]).Out, file);

    [TestCase("en")]
    [TestCase("zh")]
    public void No_line_is_wider_than_the_page(string language)
    {
        var said = Shell.Dta(["determine", "--rules", Shell.Shipped, .. Question, "--lang", language]);
        Assert.That(said.Out.Split('\n').Select(Explanations.Reports.DisplayWidth.Of), Is.All.AtMost(100));
    }

    [Test]
    public void Markdown_escapes_what_a_proposal_says() =>
        Assert.That(
            Shell.Ask([.. Question[..^2], "--on", "2025-03-01", "--investor", "HK=0,name=<script>[x](y)*", "--output", "markdown"]).Out,
            Does.Contain(@"\<script\>\[x\](y)\*"));

    // The revision is a hash of the rules' text; it says nothing to a reader of these files.
    private static void Approve(string text, string file)
    {
        var received = System.Text.RegularExpressions.Regex.Replace(text, "sha256:[0-9a-f]{64}", "sha256:…");
        var approved = Path.Combine(TestContext.CurrentContext.TestDirectory, "approved", file);
        if (!File.Exists(approved) || File.ReadAllText(approved) != received)
            File.WriteAllText(Path.Combine(TestContext.CurrentContext.WorkDirectory, file + ".received"), received);
        Assert.That(received, Is.EqualTo(File.Exists(approved) ? File.ReadAllText(approved) : ""));
    }
}
