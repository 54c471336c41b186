using System.Text;
using DigitalTrade.Access.Hosting.Tests;
using DigitalTrade.Access.Packs;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Databases;
using DigitalTrade.Access.Register.Records;
using DigitalTrade.Access.Register.Rulebooks;
using DigitalTrade.Access.Register.Tests.Databases;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DigitalTrade.Access.Register.Tests.Records;

/// <summary>A register on a database of its own, on tiny rules.</summary>
internal sealed class Keeping : IAsyncDisposable
{
    private static readonly DateOnly Today = new(2025, 3, 1);
    private readonly TinyRules rules = new(50);
    private readonly TestDatabase place;
    private LoadResult loaded;

    private Keeping(TestDatabase place)
    {
        this.place = place;
        Database = place.Open();
        loaded = RulebookLoader.Load(rules.Folder);
        Writer = new(Database, Options.Create(new RegisterOptions { Patience = TimeSpan.FromSeconds(20) }), TimeProvider.System, NullLogger<RegisterWriter>.Instance);
        Reader = new(Database);
    }

    public Database Database { get; }

    public RegisterWriter Writer { get; }

    public RegisterReader Reader { get; }

    public string Setting => place.Setting;

    public static async Task<Keeping> NewAsync(DatabaseKind kind)
    {
        var keeping = new Keeping(await TestDatabase.NewAsync(kind));
        await keeping.Writer.StartAsync(default);
        return keeping;
    }

    /// <summary>Another rulebook from now on.</summary>
    public void Cap(int cap)
    {
        rules.Write(cap);
        loaded = RulebookLoader.Load(rules.Folder);
    }

    public Draft Draft(string proposal, string asker = "local", string request = "r", bool mask = false, AnswerKind kind = AnswerKind.Determination, long line = 0)
    {
        var utf8 = Encoding.UTF8.GetBytes(proposal);
        var read = ProposalReader.Read(utf8, loaded.Rulebook!, Today).Proposal!;
        return Drafting.Of(new(asker, null, request, line), kind, utf8, read, loaded.Rulebook!, AnswerKinds.Answer(kind, loaded.Rulebook!, read), mask);
    }

    public Task<EntryId[]> KeepAsync(params Draft[] drafts) => Writer.KeepAsync(drafts, Book);

    public KeptRulebook Book => new(loaded.Revision, loaded.Contents);

    /// <summary>Some entries, one commit each.</summary>
    public async Task<List<EntryId>> SomeAsync(int count)
    {
        var ids = new List<EntryId>();
        for (var i = 1; i <= count; i++) ids.AddRange(await KeepAsync(Draft($$"""{"activities": ["miit:B11"], "foreignShare": {{i}}}""")));
        return ids;
    }

    /// <summary>What somebody with the database in their hands could do.</summary>
    public Task TamperAsync(string sql) => Database.WriteAsync(RegisterTables.Schema, (transaction, token) => transaction.ExecuteAsync(sql, token), default);

    public Task<RegisterVerdict> VerifyAsync(EntryId? known = null) => Verification.OfAsync(Reader, known, default);

    public async ValueTask DisposeAsync()
    {
        await Writer.StopAsync(default);
        Writer.Dispose();
        await Database.DisposeAsync();
        await place.DisposeAsync();
        rules.Dispose();
    }
}
