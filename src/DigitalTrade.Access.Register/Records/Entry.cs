using System.Collections.Immutable;

namespace DigitalTrade.Access.Register.Records;

/// <summary>What is kept of one answer before it has its place in the chain.</summary>
internal sealed record Draft
{
    public required AnswerKind Kind { get; init; }

    /// <summary>The request it was asked in; the lines of a batch share one.</summary>
    public required string Request { get; init; }

    /// <summary>Line of a batch, 1-based; 0 outside one.</summary>
    public long Line { get; init; }

    /// <summary>Who asked, by name.</summary>
    public required string Asker { get; init; }

    /// <summary>The key they asked with, or null.</summary>
    public string? KeyId { get; init; }

    /// <summary>The legal date asked about.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The outcome as answers write it.</summary>
    public required string Outcome { get; init; }

    /// <summary>Sector codes and activity ids asked about.</summary>
    public required ImmutableArray<string> Activities { get; init; }

    /// <summary>Zones named: registered, facilities, served.</summary>
    public required ImmutableArray<string> Places { get; init; }

    /// <summary>Paths of what is masked in the proposal; empty when nothing is.</summary>
    public ImmutableArray<string> Masked { get; init; } = [];

    /// <summary>The proposal as <see cref="CanonicalProposal"/> writes it.</summary>
    public required ReadOnlyMemory<byte> Proposal { get; init; }

    /// <summary>The answer to the proposal as kept.</summary>
    public required PackedAnswer Answer { get; init; }

    /// <summary>SHA-256 of the answer as it was given: another than the kept one's only where that is masked.</summary>
    public required ReadOnlyMemory<byte> Given { get; init; }

    /// <summary>Revision of the rulebook.</summary>
    public required string Rulebook { get; init; }

    /// <summary>Version of the engine.</summary>
    public required string Engine { get; init; }
}

/// <summary>One entry of the register. Its hash covers everything else in it, and by <see cref="Previous"/> everything before it.</summary>
internal sealed record Entry
{
    public required long Sequence { get; init; }

    /// <summary>When it was answered, to the microsecond.</summary>
    public required DateTimeOffset Time { get; init; }

    public required Draft Draft { get; init; }

    /// <summary>Hash of the entry before; 32 zeros for the first.</summary>
    public required ReadOnlyMemory<byte> Previous { get; init; }

    public required ReadOnlyMemory<byte> Hash { get; init; }

    public EntryId Id => EntryId.Of(Sequence, Hash.Span);
}
