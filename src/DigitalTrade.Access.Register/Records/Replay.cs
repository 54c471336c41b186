using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Proposals;
using DigitalTrade.Access.Register.Rulebooks;

namespace DigitalTrade.Access.Register.Records;

/// <summary>What came of answering again.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Same">True when the answer is the kept one, to the byte.</param>
/// <param name="Detail">Why not, in a sentence; null when it is.</param>
/// <param name="Rulebook">Revision of the rulebook that answered then and now.</param>
/// <param name="Engine">Version of the engine that answered then.</param>
/// <param name="EngineNow">Version of the engine that answered now.</param>
internal sealed record ReplayResult(string Id, bool Same, string? Detail, string Rulebook, string Engine, string EngineNow)
{
    /// <summary>The answer now; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Answer { get; init; }
}

/// <summary>Answers past questions again, on the rulebooks that were kept with them. Keeps the last few rulebooks; not for several threads.</summary>
internal sealed class Replay(RegisterReader reader)
{
    private const int MostBooks = 4;
    private readonly List<(string Revision, Rulebook? Book)> books = [];

    public async Task<ReplayResult> OfAsync(Entry entry, CancellationToken cancellation)
    {
        var draft = entry.Draft;
        var result = new ReplayResult(entry.Id.ToString(), false, null, draft.Rulebook, draft.Engine, EngineVersion.Text);
        if (await BookAsync(draft.Rulebook, cancellation).ConfigureAwait(false) is not { } book) return result with { Detail = $"the rulebook `{draft.Rulebook}` is not kept, or not as it was" };
        var reading = ProposalReader.Read(draft.Proposal, book, draft.AsOf);
        if (reading.Proposal is not { } proposal) return result with { Detail = $"the proposal cannot be read: {reading.Problems[0].Message}" };
        var answer = AnswerKinds.Answer(draft.Kind, book, proposal).Utf8;
        if (draft.Answer.Unpack() is not { } kept) return result with { Detail = "the kept answer is missing or was changed", Answer = answer };
        var same = kept.AsSpan().SequenceEqual(answer);
        var other = draft.Engine == EngineVersion.Text ? "" : "; another version of the engine answered then";
        return result with { Same = same, Detail = same ? null : $"the answer is another from byte {kept.AsSpan().CommonPrefixLength(answer)} on{other}", Answer = answer };
    }

    private async Task<Rulebook?> BookAsync(string revision, CancellationToken cancellation)
    {
        foreach (var known in books)
        {
            if (known.Revision == revision) return known.Book;
        }

        var book = await RulebookStore.LoadAsync(reader.Database, revision, cancellation).ConfigureAwait(false);
        if (books.Count == MostBooks) books.RemoveAt(0);
        books.Add((revision, book));
        return book;
    }
}
