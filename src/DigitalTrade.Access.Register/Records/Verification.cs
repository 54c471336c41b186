using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DigitalTrade.Access.Register.Databases;

namespace DigitalTrade.Access.Register.Records;

/// <summary>Something wrong with the register.</summary>
/// <param name="Sequence">The entry; 0 where it is of none.</param>
/// <param name="Kind">changed, missing, reordered, truncated, answer or index.</param>
/// <param name="Message">In a sentence.</param>
internal sealed record RegisterFault(long Sequence, string Kind, string Message);

/// <summary>What a verification found.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="Head">Id of the last one; null when there is none. Write it down: with it a later verification finds a tail that was cut off.</param>
/// <param name="Faults">The first faults, a hundred at most.</param>
/// <param name="FaultCount">All of them.</param>
internal sealed record RegisterVerdict(long Entries, string? Head, ImmutableArray<RegisterFault> Faults, long FaultCount)
{
    public bool Holds => FaultCount == 0;
}

/// <summary>Reads the whole chain and says what was changed, lost, put elsewhere or cut off.</summary>
internal sealed class Verification
{
    private const int MostShown = 100;
    private readonly List<RegisterFault> faults = [];
    private long count;
    private long sequence;
    private ReadOnlyMemory<byte> previous = EntryHash.Nothing;
    private ulong subjects;
    private EntryId? last;

    /// <param name="reader">The register.</param>
    /// <param name="known">The id of any entry that is known to have been given, or null.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<RegisterVerdict> OfAsync(RegisterReader reader, EntryId? known, CancellationToken cancellation)
    {
        var check = new Verification();
        // The head first: entries that come meanwhile are beyond it, not missing from it.
        var head = await reader.HeadAsync(cancellation).ConfigureAwait(false);
        var index = await IndexAsync(reader, cancellation).ConfigureAwait(false);
        long entries = 0;
        var (knownThere, headThere) = (false, head.Sequence == 0);
        await foreach (var entry in reader.AllAsync(cancellation).ConfigureAwait(false))
        {
            entries++;
            knownThere |= known?.Names(entry) == true;
            headThere |= entry.Sequence == head.Sequence && entry.Hash.Span.SequenceEqual(head.Hash.Span);
            check.Read(entry, index.Upto);
        }

        if (!headThere) check.Add(head.Sequence, "truncated", $"the chain was written up to {EntryId.Of(head.Sequence, head.Hash.Span)}, and that entry is not there");
        if (head.Sequence == 0 && entries > 0) check.Add(entries, "truncated", "the mark of where the chain ends is not there");
        if (known is { } given && !knownThere) check.Add(given.Sequence, "truncated", $"the entry {given} was given, and is not there");
        if (check.subjects != index.Sum) check.Add(0, "index", "the index by activity and place is not that of the entries; a search may miss some");
        return new(entries, check.last?.ToString(), [.. check.faults], check.count);
    }

    private void Read(Entry entry, long indexed)
    {
        var (expected, hash) = (sequence + 1, EntryHash.Of(entry.Sequence, entry.Time, entry.Draft, entry.Previous.Span));
        if (entry.Sequence != expected)
            Add(expected, "missing", entry.Sequence == expected + 1 ? $"entry {expected} is missing" : $"entries {expected} to {entry.Sequence - 1} are missing");
        if (!hash.AsSpan().SequenceEqual(entry.Hash.Span)) Add(entry.Sequence, "changed", $"entry {entry.Sequence} is not what its hash says");
        if (entry.Sequence == expected && !entry.Previous.Span.SequenceEqual(previous.Span))
            Add(entry.Sequence, "reordered", $"entry {entry.Sequence} does not follow entry {expected - 1} as it is now");
        if (entry.Draft.Answer.Unpack() is null) Add(entry.Sequence, "answer", $"the answer of entry {entry.Sequence} is missing or not what its digest says");
        if (entry.Sequence <= indexed)
        {
            foreach (var subject in RegisterTables.Subjects(entry)) subjects = unchecked(subjects + Weight(subject, entry.Sequence));
        }

        (sequence, previous, last) = (entry.Sequence, entry.Hash, entry.Id);
    }

    // A sum over all rows that does not depend on their order.
    private static async Task<(ulong Sum, long Upto)> IndexAsync(RegisterReader reader, CancellationToken cancellation) => await reader.Database.ReadAsync(
        RegisterTables.Schema,
        async (connection, token) =>
        {
            var upto = await connection.ScalarAsync<long?>("select max(sequence) from register_entries", token).ConfigureAwait(false) ?? 0;
            await using var command = Statements.Command(connection, null, "select subject, sequence from register_subjects where sequence <= @upto", ("upto", upto));
            await using var rows = await command.ExecuteReaderAsync(token).ConfigureAwait(false);
            var sum = 0UL;
            while (await rows.ReadAsync(token).ConfigureAwait(false)) sum = unchecked(sum + Weight(rows.GetString(0), rows.GetInt64(1)));
            return (sum, upto);
        },
        cancellation).ConfigureAwait(false);

    private static ulong Weight(string subject, long sequence)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{sequence}:{subject}"), digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }

    private void Add(long at, string kind, string message)
    {
        count++;
        if (faults.Count < MostShown) faults.Add(new(at, kind, message));
    }
}
