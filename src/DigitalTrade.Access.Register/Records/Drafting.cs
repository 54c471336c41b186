using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using DigitalTrade.Access.Evaluation;
using DigitalTrade.Access.Json;
using DigitalTrade.Access.Proposals;

namespace DigitalTrade.Access.Register.Records;

/// <summary>Who asked, and in which request.</summary>
/// <param name="Asker">Name of the caller.</param>
/// <param name="KeyId">Their key, or null.</param>
/// <param name="Request">The request.</param>
/// <param name="Line">Line of a batch, 1-based; 0 outside one.</param>
internal readonly record struct AskedBy(string Asker, string? KeyId, string Request, long Line = 0);

/// <summary>Makes what is kept of an answer, masked as configured. Done by whoever asks, beside the others; the writer only writes.</summary>
internal static class Drafting
{
    /// <param name="by">Who asked.</param>
    /// <param name="kind">What was asked.</param>
    /// <param name="utf8">The proposal as asked.</param>
    /// <param name="proposal">The proposal as read.</param>
    /// <param name="book">The rulebook that answered.</param>
    /// <param name="answer">The answer as given.</param>
    /// <param name="maskNames">Whether names of investors are masked.</param>
    public static Draft Of(AskedBy by, AnswerKind kind, ReadOnlyMemory<byte> utf8, Proposal proposal, Rulebook book, GivenAnswer answer, bool maskNames)
    {
        var canonical = CanonicalProposal.Of(utf8, proposal.AsOf, maskNames);
        var kept = canonical.Names.Any(n => Holds(answer.Utf8, n)) ? Masked(kind, canonical, proposal, book) : answer.Utf8;
        return new()
        {
            Kind = kind,
            Request = by.Request,
            Line = by.Line,
            Asker = by.Asker,
            KeyId = by.KeyId,
            AsOf = proposal.AsOf,
            Outcome = AnswerKinds.Word(answer.Outcome),
            Activities = proposal.Activities,
            Places = Places(proposal),
            Masked = canonical.Masked,
            Proposal = canonical.Utf8,
            Answer = PackedAnswer.Of(kept),
            Given = SHA256.HashData(answer.Utf8),
            Rulebook = book.Revision,
            Engine = EngineVersion.Text,
        };
    }

    // The answer repeats a name, so the answer to the masked proposal is kept: it is what a replay gives.
    private static byte[] Masked(AnswerKind kind, CanonicalProposal canonical, Proposal proposal, Rulebook book)
    {
        var masked = ProposalReader.Read(canonical.Utf8, book, proposal.AsOf).Proposal ?? throw new InvalidOperationException("a masked proposal cannot be read");
        return AnswerKinds.Answer(kind, book, masked).Utf8;
    }

    private static bool Holds(ReadOnlySpan<byte> answer, string name) =>
        name.Length > 0 && answer.IndexOf(JsonEncodedText.Encode(name, AccessJson.Wire.Options.Encoder).EncodedUtf8Bytes) >= 0;

    private static ImmutableArray<string> Places(Proposal proposal)
    {
        var places = new SortedSet<string>(StringComparer.Ordinal);
        if (proposal.Registered is { } registered) places.Add(registered);
        if (proposal.Facilities is { } facilities) places.UnionWith(facilities);
        if (proposal.Serves is { } serves) places.UnionWith(serves);
        return [.. places];
    }
}
