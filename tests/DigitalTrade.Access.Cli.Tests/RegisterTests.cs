using System.Text;
using System.Text.Json.Nodes;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Records;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Cli.Tests;

/// <summary>Past determinations from the command line.</summary>
public sealed class RegisterTests
{
    private string home = null!;
    private List<EntryId> ids = null!;

    private string Setting => $"Data Source={Path.Combine(home, "access.db")}";

    [SetUp]
    public async Task MakeAsync()
    {
        home = Directory.CreateTempSubdirectory("register").FullName;
        ids = [];
        var loaded = RulebookLoader.Load(Path.Combine(AppContext.BaseDirectory, "tiny"));
        await using var database = Database.Open(Setting);
        using var writer = new RegisterWriter(database, Options.Create(new RegisterOptions()), TimeProvider.System, NullLogger<RegisterWriter>.Instance);
        await writer.StartAsync(default);
        foreach (var asker in new[] { "zone office", "law firm" })
        {
            var utf8 = Encoding.UTF8.GetBytes($$"""{"asOf": "2025-03-01", "activities": ["{{loaded.Rulebook!.Taxonomy.Activities.First().Id}}"]}""");
            var proposal = ProposalReader.Read(utf8, loaded.Rulebook, default).Proposal!;
            var answer = AnswerKinds.Answer(AnswerKind.Determination, loaded.Rulebook, proposal);
            var draft = Drafting.Of(new(asker, null, "r"), AnswerKind.Determination, utf8, proposal, loaded.Rulebook, answer, maskNames: false);
            ids.AddRange(await writer.KeepAsync([draft], new(loaded.Revision, loaded.Contents)));
        }

        await writer.StopAsync(default);
    }

    [TearDown]
    public void Clear() => Directory.Delete(home, recursive: true);

    [Test]
    public void Entries_are_listed_shown_and_exported()
    {
        var (list, firm) = (Register("list"), Register("list", "--asker", "law firm"));
        var show = Register("show", ids[0].ToString());
        var export = Register("export");
        Assert.Multiple(() =>
        {
            Assert.That(list.Exit, Is.Zero, list.Err);
            Assert.That(list.Out.Split('\n')[0], Does.StartWith(ids[1].ToString()).And.Contain("law firm"));
            Assert.That(firm.Out, Does.Not.Contain("zone office"));
            Assert.That((string?)JsonNode.Parse(show.Out)!["asker"], Is.EqualTo("zone office"));
            Assert.That(export.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => (string?)JsonNode.Parse(l)!["id"]), Is.EqualTo(ids.Select(i => i.ToString())));
        });
    }

    [Test]
    public void Chain_is_verified_and_replayed()
    {
        var (verify, one, all) = (Register("verify", "--head", ids[1].ToString()), Register("replay", ids[0].ToString()), Register("replay", "--all"));
        Assert.Multiple(() =>
        {
            Assert.That(verify.Exit, Is.Zero, verify.Err);
            Assert.That(verify.Out, Does.Contain("2 entries hold").And.Contain(ids[1].ToString()));
            Assert.That(one.Out, Does.Contain("the same, to the byte"));
            Assert.That(all.Out, Does.Contain("2 of 2"));
        });
    }

    [Test]
    public async Task Changed_entry_fails()
    {
        await using (var database = Database.Open(Setting))
            await database.WriteAsync(RegisterTables.Schema, (transaction, token) => transaction.ExecuteAsync("update register_entries set asker = 'x' where sequence = 1", token), default);
        var verify = Register("verify");
        Assert.That(verify.Exit, Is.EqualTo(1));
        Assert.That(verify.Out, Does.Contain("changed: entry 1"));
    }

    [TestCase("show", "12")]
    [TestCase("replay")]
    [TestCase("list", "--from", "yesterday")]
    public void Wrong_words_are_refused(params string[] words) => Assert.That(Register(words).Exit, Is.EqualTo(64));

    private Shell.Result Register(params string[] words) => Shell.Dta(["register", .. words, "--database", Setting]);
}
