using System.Text.Json.Nodes;

namespace DigitalTrade.Access.Cli.Tests;

/// <summary>Keys of the service: shown once, listed without their text, revoked for good.</summary>
public sealed class KeysTests
{
    private string home = null!;

    private string Database => $"Data Source={Path.Combine(home, "access.db")}";

    [SetUp]
    public void Make() => home = Directory.CreateTempSubdirectory("keys").FullName;

    [TearDown]
    public void Clear() => Directory.Delete(home, recursive: true);

    [Test]
    public void Key_is_shown_once_and_revoked_for_good()
    {
        var made = Keys("new", "--name", "portal", "--scope", "ask", "--scope", "screen");
        var key = made.Out.Trim();
        var file = File.ReadAllBytes(Path.Combine(home, "access.db"));
        var listed = Keys("list");
        var revoked = Keys("revoke", key);
        var again = Keys("revoke", key[4..16]);
        var after = Keys("list");
        Assert.Multiple(() =>
        {
            Assert.That(made.Exit, Is.Zero, made.Err);
            Assert.That(key, Does.Match("^dta_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$"));
            Assert.That(System.Text.Encoding.Latin1.GetString(file), Does.Not.Contain(key[17..]));
            Assert.That(listed.Out, Does.Contain(key[4..16]).And.Contain("holds").And.Contain("ask,screen").And.Contain("portal").And.Not.Contain(key[17..]));
            Assert.That(revoked.Exit, Is.Zero, revoked.Err);
            Assert.That(revoked.Err, Does.Not.Contain(key[17..]));
            Assert.That(again.Exit, Is.Zero);
            Assert.That(after.Out, Does.Contain("revoked 2025-02-28"));
        });
    }

    [Test]
    public void Administrator_s_key_names_its_zone()
    {
        var made = Keys("new", "--name", "zone", "--scope", "pack-admin", "--territory", "cn", "--expires", "2026-12-31", "--output", "json");
        var json = JsonNode.Parse(made.Out)!;
        Assert.That((string?)json["territory"], Is.EqualTo("cn"));
        Assert.That((string?)json["expires"], Is.EqualTo("2027-01-01T00:00:00Z"));
        Assert.That((string?)json["key"], Does.StartWith("dta_"));
    }

    [TestCase("unknown scope `admin`", "new", "--name", "a", "--scope", "admin")]
    [TestCase("nearest is `pack-admin`", "new", "--name", "a", "--scope", "packadmin")]
    [TestCase("has a territory", "new", "--name", "a", "--scope", "pack-admin")]
    [TestCase("has a territory", "new", "--name", "a", "--scope", "ask", "--territory", "cn")]
    [TestCase("unknown zone `atlantis`", "new", "--name", "a", "--scope", "pack-admin", "--territory", "atlantis")]
    [TestCase("no control characters", "new", "--name", "a\nb", "--scope", "ask")]
    [TestCase("is over", "new", "--name", "a", "--scope", "ask", "--expires", "2025-02-27")]
    [TestCase("is no date", "new", "--name", "a", "--scope", "ask", "--expires", "soon")]
    [TestCase("no id of a key", "revoke", "portal")]
    [TestCase("no key `000000000000`", "revoke", "000000000000")]
    public void Bad_request_says_what_is_wrong(string said, params string[] args)
    {
        var result = Keys(args);
        Assert.That(result.Exit, Is.EqualTo(64));
        Assert.That(result.Err, Does.Contain(said));
        Assert.That(result.Out, Is.Empty);
    }

    [TestCase("Data Source=:memory:")]
    [TestCase("Password=geheim")]
    public void Setting_that_names_no_database_is_refused(string setting)
    {
        var result = Shell.Dta("keys", "api", "list", "--database", setting);
        Assert.That(result.Exit, Is.EqualTo(64));
        Assert.That(result.Err, Does.Contain("Data Source=FILE").And.Not.Contain("geheim"));
    }

    private Shell.Result Keys(params string[] args) => Shell.Dta(["keys", "api", .. args, "--database", Database, "--rules", Shell.Tiny]);
}
