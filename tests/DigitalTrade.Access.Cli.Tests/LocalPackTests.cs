namespace DigitalTrade.Access.Cli.Tests;

/// <summary>The walk of a zone's officer, up to the signed bundle, on the rules that ship.</summary>
public sealed class LocalPackTests
{
    private string home = "";

    [SetUp]
    public void Start() => home = Directory.CreateTempSubdirectory("zone-officer").FullName;

    [TearDown]
    public void Stop() => Directory.Delete(home, recursive: true);

    // Suzhou joins the plan of 2025 only after the day of this test, and Xinjiang never does: nothing is delegated to them.
    [TestCase("sh-lingang", 2), TestCase("cn-js-suzhou", 1), TestCase("cn-xj", 1)]
    public void New_pack_passes_check_and_test_at_once(string zone, int cases)
    {
        var folder = Path.Combine(home, "pack");
        Assert.That(Shell.Dta("rules", "new", "zone", zone, "-o", folder, "--rules", Shell.Shipped).Exit, Is.Zero);
        Assert.That(File.ReadAllText(Path.Combine(folder, "pack.yaml")), Does.StartWith("# yaml-language-server: $schema=").And.Contain("本地规则包").And.Contain("The pack of"));
        var check = Shell.Dta("rules", "check", Shell.Shipped, folder);
        Assert.That((check.Exit, check.Out), Is.EqualTo((0, "")), check.Err);
        var test = Shell.Dta("rules", "test", Shell.Shipped, folder, "--filter", folder);
        Assert.That((test.Exit, test.Out), Is.EqualTo((0, $"{cases} passed, 0 failed\n")), test.Err);
        Assert.That(Shell.Dta("rules", "new", "zone", zone, "-o", folder, "--rules", Shell.Shipped).Exit, Is.EqualTo(64), "never written over");
    }

    [Test]
    public void Unknown_zone_names_the_nearest()
    {
        var result = Shell.Dta("rules", "new", "zone", "sh-lingan", "-o", Path.Combine(home, "pack"), "--rules", Shell.Shipped);
        Assert.That((result.Exit, result.Err), Is.EqualTo((64, "error: unknown zone `sh-lingan`\n  help: nearest is `sh-lingang`\n")));
    }

    [Test]
    public void Pack_becomes_a_signed_bundle()
    {
        var (folder, bundle) = (Path.Combine(home, "pack"), Path.Combine(home, "zone.zip"));
        Shell.Dta("rules", "new", "zone", "sh-lingang", "-o", folder, "--rules", Shell.Shipped);
        Assert.That(Shell.Dta("keys", "signing", "new", "zone", "-o", home).Exit, Is.Zero);
        var secret = Path.Combine(home, "zone.key.pem");
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(secret), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(Shell.Dta("keys", "signing", "new", "zone", "-o", home).Exit, Is.EqualTo(64), "never written over");
        Assert.That(Shell.Dta("keys", "signing", "show", secret).Out, Does.Not.Contain("PRIVATE").And.Contain("PUBLIC KEY"));
        Assert.That(Shell.Dta("rules", "build", folder, "-o", bundle).Out, Does.StartWith("local-sh-lingang sha256:"));
        Assert.That(Shell.Dta("rules", "sign", bundle, "--key", secret).Exit, Is.Zero);
        Assert.That(File.ReadAllText(bundle + ".jws"), Does.Match("^[A-Za-z0-9_-]+\\.\\.[A-Za-z0-9_-]{86}\n$"));
        Assert.That(Shell.Dta("rules", "sign", bundle, "--key", Path.Combine(home, "zone.pub.pem")).Exit, Is.EqualTo(3));
        Assert.That(Shell.Dta("rules", "build", home, "-o", bundle + "2").Err, Does.Contain("pack.yaml"));
    }

    [TestCase("http://rules.example.org"), TestCase("ftp://127.0.0.1")]
    public void Key_is_not_sent_in_the_clear(string address)
    {
        var result = Shell.Dta("rules", "push", "x.zip", "--to", address, "--key", "dta_secret");
        Assert.That((result.Exit, result.Err.Contains("dta_secret", StringComparison.Ordinal)), Is.EqualTo((64, false)));
    }

    [Test]
    public void Schema_is_printed_as_it_ships() =>
        Assert.That(Shell.Dta("rules", "schema").Out, Is.EqualTo(File.ReadAllText(Path.Combine(Shell.Shipped, "schema", "rules.json"))));
}
