using System.Diagnostics;
using System.Text;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Register.Tests.Databases;

namespace DigitalTrade.Access.Register.Tests.Records;

/// <summary>What is kept, found, replayed and verified, on both databases.</summary>
[TestFixture(DatabaseKind.Sqlite)]
[TestFixture(DatabaseKind.Postgres)]
public sealed class RegisterTests(DatabaseKind kind)
{
    private const string Sixty = """{"activities": ["miit:B11"], "registered": "cn", "investors": [{"name": "Example GmbH", "economy": "XX", "share": 60.00}]}""";

    private Keeping keeping = null!;

    [SetUp]
    public async Task MakeAsync() => keeping = await Keeping.NewAsync(kind);

    [TearDown]
    public async Task RemoveAsync() => await keeping.DisposeAsync();

    [Test]
    public async Task Entry_has_what_was_asked_and_answered()
    {
        var draft = keeping.Draft(Sixty, "Zone office");
        var id = (await keeping.KeepAsync(draft)).Single();
        var entry = await keeping.Reader.FindAsync(id, default);
        Assert.That(entry, Is.Not.Null);
        Assert.Multiple(() =>
        {
            Assert.That(entry!.Sequence, Is.EqualTo(1));
            Assert.That(entry.Draft.Asker, Is.EqualTo("Zone office"));
            Assert.That(entry.Draft.Outcome, Is.EqualTo("not-permitted-as-proposed"));
            Assert.That(entry.Draft.Activities, Is.EqualTo(new[] { "miit:B11" }));
            Assert.That(entry.Draft.Places, Is.EqualTo(new[] { "cn" }));
            Assert.That(entry.Draft.Answer.Unpack(), Is.EqualTo(draft.Answer.Unpack()));
            Assert.That(
                Encoding.UTF8.GetString(entry.Draft.Proposal.Span),
                Is.EqualTo("""{"activities":["miit:B11"],"asOf":"2025-03-01","investors":[{"economy":"XX","name":"Example GmbH","share":60.00}],"registered":"cn"}"""));
        });
        Assert.That((await keeping.VerifyAsync()).Holds);
    }

    [Test]
    public async Task Many_at_once_make_one_chain()
    {
        var ids = await Task.WhenAll(Enumerable.Range(1, 300).Select(i => Task.Run(() => keeping.KeepAsync(keeping.Draft($$"""{"activities": ["miit:B11"], "foreignShare": {{i % 100}}}""")))));
        var verdict = await keeping.VerifyAsync();
        Assert.That(ids.SelectMany(i => i).Select(i => i.Sequence).Order(), Is.EqualTo(Enumerable.Range(1, 300)));
        Assert.That(verdict, Has.Property("Entries").EqualTo(300).And.Property("Holds").True);
        Assert.That(verdict.Head, Is.EqualTo(ids.SelectMany(i => i).MaxBy(i => i.Sequence).ToString()));
    }

    [Test]
    public async Task Two_processes_make_one_chain()
    {
        await using var other = Database.Open(kind == DatabaseKind.Sqlite ? $"Data Source={keeping.Database.Name}" : keeping.Setting);
        using var writer = new RegisterWriter(
            other, Microsoft.Extensions.Options.Options.Create(new RegisterOptions()), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<RegisterWriter>.Instance);
        await writer.StartAsync(default);
        await Task.WhenAll(Enumerable.Range(1, 100).Select(i => Task.Run(() =>
        {
            var draft = keeping.Draft($$"""{"activities": ["miit:B11"], "foreignShare": {{i % 100}}}""");
            return i % 2 == 0 ? keeping.KeepAsync(draft) : writer.KeepAsync([draft], keeping.Book);
        })));
        await writer.StopAsync(default);
        Assert.That(await keeping.VerifyAsync(), Has.Property("Entries").EqualTo(100).And.Property("Holds").True);
    }

    [Test]
    public async Task Search_finds_by_every_word()
    {
        await keeping.KeepAsync(keeping.Draft(Sixty, "one", "r1"));
        await keeping.KeepAsync(keeping.Draft("""{"activities": ["miit:B11"], "foreignShare": 10}""", "two", "r2"));
        var revision = keeping.Book.Revision;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        Assert.Multiple(async () =>
        {
            Assert.That(await FoundAsync(new()), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(await FoundAsync(new() { Asker = "two" }), Is.EqualTo(new[] { 2 }));
            Assert.That(await FoundAsync(new() { Place = "cn" }), Is.EqualTo(new[] { 1 }));
            Assert.That(await FoundAsync(new() { Activity = "miit:B11" }), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(await FoundAsync(new() { Activity = "cn" }), Is.Empty);
            Assert.That(await FoundAsync(new() { Outcome = "not-permitted-as-proposed" }), Is.EqualTo(new[] { 1 }));
            Assert.That(await FoundAsync(new() { Request = "r1" }), Is.EqualTo(new[] { 1 }));
            Assert.That(await FoundAsync(new() { Revision = revision }), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(await FoundAsync(new() { From = today.AddDays(2) }), Is.Empty);
            Assert.That(await FoundAsync(new() { From = today.AddDays(-1), To = today.AddDays(1) }), Is.EqualTo(new[] { 2, 1 }));
            Assert.That(await FoundAsync(new() { To = today.AddDays(-1) }), Is.Empty);
            Assert.That((await keeping.Reader.SearchAsync(new(), before: 2, limit: 5, default)).Select(e => e.Sequence), Is.EqualTo(new[] { 1 }));
        });
    }

    [Test]
    public async Task Replay_gives_the_same_bytes_on_the_rulebook_of_then()
    {
        await keeping.KeepAsync(keeping.Draft(Sixty), keeping.Draft(Sixty, kind: AnswerKind.DeterminationWithMargins), keeping.Draft("""{"activities": ["miit:B11"]}""", kind: AnswerKind.Inquiry));
        keeping.Cap(70);
        await keeping.KeepAsync(keeping.Draft(Sixty));
        var replay = new Replay(keeping.Reader);
        var outcomes = new List<string>();
        await foreach (var entry in keeping.Reader.AllAsync(default))
        {
            var again = await replay.OfAsync(entry, default);
            Assert.That(again.Same, again.Detail);
            outcomes.Add(entry.Draft.Outcome);
        }

        Assert.That(outcomes, Is.EqualTo(new[] { "not-permitted-as-proposed", "not-permitted-as-proposed", "undetermined", "permitted-on-conditions" }));
    }

    [Test]
    public async Task Replay_of_what_was_changed_says_so()
    {
        await keeping.KeepAsync(keeping.Draft(Sixty));
        await keeping.TamperAsync("delete from rulebook_contents");
        await foreach (var entry in keeping.Reader.AllAsync(default))
            Assert.That((await new Replay(keeping.Reader).OfAsync(entry, default)).Detail, Does.Contain("is not kept"));
    }

    [Test]
    public async Task Masked_name_is_nowhere_and_the_replay_is_the_same()
    {
        var (plain, masked) = (keeping.Draft(Sixty), keeping.Draft(Sixty, mask: true));
        var id = (await keeping.KeepAsync(masked)).Single();
        var entry = (await keeping.Reader.FindAsync(id, default))!;
        Assert.That(entry.Draft.Masked, Is.EqualTo(new[] { "investors[0].name" }));
        Assert.That(Encoding.UTF8.GetString(entry.Draft.Proposal.Span), Does.Contain("masked-1").And.Not.Contain("Example"));
        Assert.That(Encoding.UTF8.GetString(entry.Draft.Answer.Unpack()!), Does.Not.Contain("Example"));
        Assert.That(entry.Draft.Given.ToArray(), Is.EqualTo(plain.Given.ToArray()));
        Assert.That((await new Replay(keeping.Reader).OfAsync(entry, default)).Same);
    }

    [TestCase("update register_entries set outcome = 'permitted' where sequence = 3", "changed", 3)]
    [TestCase("update register_entries set asker = 'somebody' where sequence = 3", "changed", 3)]
    [TestCase("update register_entries set time = time + 1 where sequence = 3", "changed", 3)]
    [TestCase("update register_entries set given = answer, answer = given, proposal = hash where sequence = 2", "changed", 2)]
    [TestCase("delete from register_entries where sequence = 2", "missing", 2)]
    [TestCase("delete from register_entries where sequence = 1", "missing", 1)]
    [TestCase("delete from register_entries where sequence = 5", "truncated", 5)]
    [TestCase("delete from register_entries", "truncated", 5)]
    [TestCase("delete from register_head", "truncated", 5)]
    [TestCase("delete from register_answers where digest = (select answer from register_entries where sequence = 4)", "answer", 4)]
    [TestCase("update register_answers set content = (select content from register_answers where digest = (select answer from register_entries where sequence = 1)) where digest = (select answer from register_entries where sequence = 4)", "answer", 4)]
    [TestCase("delete from register_subjects where sequence = 2", "index", 0)]
    public async Task Tampering_is_found(string sql, string fault, long sequence)
    {
        await keeping.SomeAsync(5);
        Assert.That((await keeping.VerifyAsync()).Holds);
        await keeping.TamperAsync(sql);
        var verdict = await keeping.VerifyAsync();
        Assert.That(verdict.Holds, Is.False);
        Assert.That(verdict.Faults.Select(f => (f.Kind, f.Sequence)), Does.Contain((fault, sequence)));
    }

    [Test]
    public async Task Entries_that_change_places_are_found()
    {
        await keeping.SomeAsync(5);
        await keeping.TamperAsync("update register_entries set sequence = -1 where sequence = 2; update register_entries set sequence = 2 where sequence = 3; update register_entries set sequence = 3 where sequence = -1");
        var faults = (await keeping.VerifyAsync()).Faults.Select(f => f.Kind).ToHashSet();
        Assert.That(faults, Does.Contain("changed").And.Contain("reordered"));
    }

    [Test]
    public async Task Tail_that_was_cut_off_with_its_head_shows_against_an_id_that_was_given()
    {
        var ids = await keeping.SomeAsync(5);
        await keeping.TamperAsync(
            "delete from register_entries where sequence > 3; delete from register_subjects where sequence > 3; update register_head set sequence = 3, hash = (select hash from register_entries where sequence = 3)");
        Assert.That((await keeping.VerifyAsync()).Holds);
        Assert.That((await keeping.VerifyAsync(ids[2])).Holds);
        Assert.That((await keeping.VerifyAsync(ids[4])).Faults.Single().Kind, Is.EqualTo("truncated"));
    }

    [Test]
    public async Task Chain_written_anew_shows_against_an_id_that_was_given()
    {
        var id = (await keeping.SomeAsync(1)).Single();
        await keeping.TamperAsync("delete from register_entries; delete from register_subjects; delete from register_head");
        await keeping.SomeAsync(2);
        Assert.That((await keeping.VerifyAsync()).Holds);
        Assert.That((await keeping.VerifyAsync(id)).Holds, Is.False);
    }

    [Test]
    public async Task What_waits_at_a_stop_is_written()
    {
        var waiting = Enumerable.Range(1, 50).Select(i => keeping.KeepAsync(keeping.Draft($$"""{"activities": ["miit:B11"], "foreignShare": {{i}}}"""))).ToArray();
        await keeping.Writer.StopAsync(default);
        await Task.WhenAll(waiting);
        Assert.That((await keeping.VerifyAsync()).Entries, Is.EqualTo(50));
        var error = await Assert.ThrowsAsync<DatabaseException>(() => keeping.KeepAsync(keeping.Draft(Sixty)));
        Assert.That(error!.Message, Does.Contain("stopping"));
    }

    [Test]
    [Category("Long")]
    public async Task Throughput_is_measured()
    {
        const int Count = 30_000, Askers = 256;
        var drafts = Enumerable.Range(0, Count).Select(i => keeping.Draft($$"""{"activities": ["miit:B11"], "foreignShare": {{i % 1000 / 10m}}, "registered": "cn"}""")).ToArray();
        var watch = Stopwatch.StartNew();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < Count; i = Interlocked.Increment(ref next)) await keeping.KeepAsync(drafts[i]);
        })));
        var rate = Count / watch.Elapsed.TotalSeconds;
        await TestContext.Out.WriteLineAsync($"{kind}: {rate:f0} registered determinations a second, one at a time from {Askers} askers");
        Assert.That((await keeping.VerifyAsync()).Holds);
        if (kind == DatabaseKind.Sqlite) Assert.That(rate, Is.GreaterThan(5000));
    }

    private async Task<IEnumerable<long>> FoundAsync(RegisterQuery query) => (await keeping.Reader.SearchAsync(query, null, 100, default)).Select(e => e.Sequence);
}
