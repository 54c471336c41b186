using System.Collections.Immutable;

namespace DigitalTrade.Access.Register.Shelf;

/// <summary>One thing that was done to a zone's pack. Steps are only ever added.</summary>
/// <param name="Pack">Id of the pack.</param>
/// <param name="Number">Position in the pack's history, from 1: the revision of its place on the shelf.</param>
/// <param name="What">uploaded, activated or rolled-back.</param>
/// <param name="Digest">The bundle; null where a roll-back leaves the pack with none.</param>
/// <param name="From">The legal date from which it holds.</param>
/// <param name="Who">Who did it.</param>
/// <param name="At">When.</param>
public sealed record ShelfStep(string Pack, long Number, string What, string? Digest, DateOnly From, string Who, DateTimeOffset At)
{
    internal const string Uploaded = "uploaded";
    internal const string Activated = "activated";
    internal const string RolledBack = "rolled-back";
}

/// <summary>A pack's place on the shelf on a legal date.</summary>
/// <param name="Pack">Id of the pack.</param>
/// <param name="Number">Number of the last step; 0 before the first.</param>
/// <param name="Uploaded">Digest of the last bundle uploaded, or null.</param>
/// <param name="Active">Digest of the bundle that is live on the date, or null.</param>
/// <param name="Pending">Digest of the bundle that becomes live later, or null.</param>
/// <param name="PendingFrom">From when, or null.</param>
public sealed record ShelfState(string Pack, long Number, string? Uploaded, string? Active, string? Pending, DateOnly? PendingFrom)
{
    /// <summary>The place after some steps of one pack: the last decision whose day has come stands.</summary>
    internal static ShelfState Of(string pack, IReadOnlyCollection<ShelfStep> steps, DateOnly today)
    {
        var decisions = steps.Where(s => s.What != ShelfStep.Uploaded).OrderBy(s => s.Number).ToArray();
        var standing = decisions.LastOrDefault(s => s.From <= today);
        var pending = decisions.LastOrDefault() is { } last && last.From > today ? last : null;
        return new(
            pack, steps.Count == 0 ? 0 : steps.Max(s => s.Number), steps.Where(s => s.What == ShelfStep.Uploaded).MaxBy(s => s.Number)?.Digest,
            standing?.Digest, pending?.Digest, pending?.From);
    }

    /// <summary>What was live before what is live now; null when that was nothing.</summary>
    internal static string? Before(IReadOnlyCollection<ShelfStep> steps, DateOnly today)
    {
        var active = Of("", steps, today).Active;
        string? before = null;
        foreach (var step in steps.Where(s => s.What == ShelfStep.Activated && s.From <= today).OrderBy(s => s.Number))
        {
            if (step.Digest == active) return before;
            before = step.Digest;
        }

        return before;
    }
}

/// <summary>Why a step is not taken.</summary>
#pragma warning disable CA1032, CA1064 // Made only here.
internal sealed class ShelfException(ShelfRefusal kind, string message, ImmutableArray<(string Path, string Message, string? Help)> problems = default) : Exception(message)
#pragma warning restore CA1032, CA1064
{
    public ShelfRefusal Kind => kind;

    public ImmutableArray<(string Path, string Message, string? Help)> Problems => problems.IsDefault ? [] : problems;

    /// <summary>The number of the last step, where the caller's was an older one.</summary>
    public long? Number { get; init; }
}

/// <summary>Kinds of refusal.</summary>
internal enum ShelfRefusal
{
    /// <summary>The bundle or its signature does not hold, or the rules with it do not.</summary>
    NotSound,

    /// <summary>Somebody else was first.</summary>
    Overtaken,

    /// <summary>There is no such bundle.</summary>
    Unknown,
}
