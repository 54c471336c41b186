using DigitalTrade.Access.Hosting.Tests;
using Microsoft.AspNetCore.Builder;

namespace DigitalTrade.Access.Web.Tests;

/// <summary>What keeps the service from starting is told in plain words.</summary>
[NonParallelizable]
public sealed class StartTests
{
    [Test]
    public async Task Broken_packs_exit_3_with_the_diagnostics()
    {
        using var rules = new TinyRules(50);
        rules.Break();
        var (exit, said) = await RunAsync("--Access:RuleFolders:0", rules.Folder);
        Assert.That(exit, Is.EqualTo(3));
        Assert.That(said, Does.Contain("pack.yaml:7:58: error DTA202: unknown sector `miit:B99`").And.Contain("help: nearest is `miit:B11`").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Wrong_settings_exit_64()
    {
        using var rules = new TinyRules(50);
        var (exit, said) = await RunAsync("--Access:RuleFolders:0", rules.Folder, "--Access:KeptRevisions", "0");
        Assert.That(exit, Is.EqualTo(64));
        Assert.That(said, Does.Contain("KeptRevisions").And.Not.Contain("   at "));
    }

    [TestCase("--Access:RuleFolder", "x")]
    [TestCase("--Access:PollInterval", "often")]
    public async Task Settings_that_cannot_be_read_exit_64(string name, string value)
    {
        using var rules = new TinyRules(50);
        var (exit, said) = await RunAsync("--Access:RuleFolders:0", rules.Folder, name, value);
        Assert.That(exit, Is.EqualTo(64));
        Assert.That(said, Does.Contain(name[9..]).And.Not.Contain("   at "));
    }

    [Test]
    public async Task Address_in_use_exits_1()
    {
        var (exit, said) = await RunAsync("--urls", Shipped.Server.Address.ToString());
        Assert.That(exit, Is.EqualTo(1));
        Assert.That(said, Does.Contain("address already in use").And.Not.Contain("   at "));
    }

    [TestCase("--urls", "http://0.0.0.0:0")]
    [TestCase("--urls", "http://127.0.0.1:0;http://*:0")]
    [TestCase("--Kestrel:Endpoints:Out:Url", "http://[::]:0")]
    [TestCase("--http_ports", "0")]
    public async Task Address_beyond_the_loopback_exits_64(string name, string value)
    {
        using var rules = new TinyRules(50);
        string[] settings = ["--Access:RuleFolders:0", rules.Folder, name, value];
        if (name == "--http_ports") settings = ["--urls", "", .. settings];
        var (exit, said) = await RunAsync(settings);
        Assert.That(exit, Is.EqualTo(64));
        Assert.That(said, Does.Contain("Access:Callers:BeyondLoopback").And.Not.Contain("   at "));
    }

    [Test]
    public async Task Address_beyond_the_loopback_without_keys_exits_64()
    {
        using var rules = new TinyRules(50);
        var (exit, said) = await RunAsync("--Access:RuleFolders:0", rules.Folder, "--urls", "http://0.0.0.0:0", "--Access:Callers:BeyondLoopback", "true", "--Access:Database", $"Data Source={rules.State}.db");
        Assert.That(exit, Is.EqualTo(64));
        Assert.That(said, Does.Contain("dta keys api new").And.Not.Contain("   at "));
    }

    [TestCase("KnownProxies:0", "proxy.example")]
    [TestCase("Oidc:Authority", "http://identity.example")]
    [TestCase("KeyRate", "0")]
    [TestCase("RequestTime", "00:00:00")]
    [TestCase("KeyRat", "5")]
    public async Task Wrong_settings_of_callers_exit_64(string name, string value)
    {
        using var rules = new TinyRules(50);
        var (exit, said) = await RunAsync("--Access:RuleFolders:0", rules.Folder, "--Access:Callers:" + name, value);
        Assert.That(exit, Is.EqualTo(64));
        Assert.That(said, Does.Contain(name.Split(':')[0]).And.Not.Contain("   at "));
    }

    [TestCase("Data Source=:memory:")]
    [TestCase("Password=geheim")]
    public async Task Database_that_keeps_nothing_exits_64_and_its_password_is_not_said(string setting)
    {
        using var rules = new TinyRules(50);
        var (exit, said) = await RunAsync("--Access:RuleFolders:0", rules.Folder, "--Access:Database", setting);
        Assert.That(exit, Is.EqualTo(64));
        Assert.That(said, Does.Contain("Database").And.Not.Contain("geheim").And.Not.Contain("   at "));
    }

    private static async Task<(int Exit, string Said)> RunAsync(params string[] settings)
    {
        var (before, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", .. settings]);
            builder.AddAccessWeb();
            await using var app = builder.Build().MapAccess();
            return (await app.RunAccessAsync(), said.ToString());
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
