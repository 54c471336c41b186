using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using DigitalTrade.Access.Register.Databases;

namespace DigitalTrade.Access.Register.Records;

/// <summary>Rows of the register and back.</summary>
internal static class RegisterTables
{
    /// <summary>
    /// <c>register_subjects</c> is an index of what is in the entries (<c>a:</c> activity, <c>p:</c> place); <c>register_head</c> has one row, the last entry,
    /// so that a tail that was cut off shows.
    /// </summary>
    public static readonly Schema Schema = new(
        "register",
        """
        create table register_entries (
            sequence {long} primary key, time {long} not null, kind {text} not null, request {text} not null, line {long} not null,
            asker {text} not null, key_id {text}, as_of {text} not null, outcome {text} not null, activities {text} not null, places {text} not null,
            masked {text} not null, proposal {bytes} not null, answer {bytes} not null, given {bytes} not null,
            rulebook {text} not null, engine {text} not null, previous {bytes} not null, hash {bytes} not null);
        create table register_answers (digest {bytes} primary key, content {bytes} not null, length {long} not null);
        create table register_subjects (subject {text} not null, sequence {long} not null, primary key (subject, sequence));
        create table register_head (one {long} primary key, sequence {long} not null, hash {bytes} not null);
        create index register_entries_time on register_entries (time);
        create index register_entries_asker on register_entries (asker, sequence);
        create index register_entries_request on register_entries (request, line);
        """);

    public const string Columns =
        "e.sequence, e.time, e.kind, e.request, e.line, e.asker, e.key_id, e.as_of, e.outcome, e.activities, e.places, e.masked, e.proposal, e.answer, e.given, "
        + "e.rulebook, e.engine, e.previous, e.hash";

    private const string SelectHead = "select sequence, hash from register_head";

    private const string InsertEntry =
        "insert into register_entries (sequence, time, kind, request, line, asker, key_id, as_of, outcome, activities, places, masked, proposal, answer, given, "
        + "rulebook, engine, previous, hash) values (@sequence, @time, @kind, @request, @line, @asker, @key, @asof, @outcome, @activities, @places, @masked, @proposal, "
        + "@answer, @given, @rulebook, @engine, @previous, @hash)";

    /// <summary>Where the chain ends.</summary>
    public static async Task<(long Sequence, ReadOnlyMemory<byte> Hash)> HeadAsync(DbConnection connection, CancellationToken cancellation) =>
        Head(await connection.RowsAsync(SelectHead, HeadRow, cancellation).ConfigureAwait(false));

    /// <summary>Where the chain ends, as its only writer sees it.</summary>
    public static async Task<(long Sequence, ReadOnlyMemory<byte> Hash)> HeadAsync(DbTransaction transaction, CancellationToken cancellation) =>
        Head(await transaction.RowsAsync(SelectHead, HeadRow, cancellation).ConfigureAwait(false));

    /// <summary>Writes entries at the end of the chain and moves its head.</summary>
    public static async Task AppendAsync(DbTransaction transaction, IReadOnlyList<Entry> entries, CancellationToken cancellation)
    {
        await transaction.ExecuteEachAsync(
            "insert into register_answers (digest, content, length) values (@digest, @content, @length) on conflict (digest) do nothing",
            entries.Select(e => e.Draft.Answer).DistinctBy(a => Convert.ToHexString(a.Digest.Span)),
            a => [("digest", Bytes(a.Digest)), ("content", Bytes(a.Content)), ("length", a.Length)], cancellation).ConfigureAwait(false);
        await transaction.ExecuteEachAsync(InsertEntry, entries, Values, cancellation).ConfigureAwait(false);
        await transaction.ExecuteEachAsync(
            "insert into register_subjects (subject, sequence) values (@subject, @sequence)",
            entries.SelectMany(e => Subjects(e).Select(s => (Subject: s, e.Sequence))), s => [("subject", s.Subject), ("sequence", s.Sequence)], cancellation).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            "insert into register_head (one, sequence, hash) values (1, @sequence, @hash) on conflict (one) do update set sequence = excluded.sequence, hash = excluded.hash",
            cancellation, ("sequence", entries[^1].Sequence), ("hash", Bytes(entries[^1].Hash))).ConfigureAwait(false);
    }

    /// <summary>Under which words an entry is found.</summary>
    public static IEnumerable<string> Subjects(Entry entry) => entry.Draft.Activities.Select(a => "a:" + a).Concat(entry.Draft.Places.Select(p => "p:" + p)).Distinct();

    /// <summary>An entry; with the content of its answer when the statement has it after <see cref="Columns"/>.</summary>
    public static Entry Read(DbDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        Time = Statements.FromMicros(row.GetInt64(1)),
        Draft = new()
        {
            Kind = AnswerKinds.Read(row.GetString(2)),
            Request = row.GetString(3),
            Line = row.GetInt64(4),
            Asker = row.GetString(5),
            KeyId = row.IsDBNull(6) ? null : row.GetString(6),
            AsOf = DateOnly.ParseExact(row.GetString(7), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Outcome = row.GetString(8),
            Activities = List(row.GetString(9)),
            Places = List(row.GetString(10)),
            Masked = List(row.GetString(11)),
            Proposal = (byte[])row.GetValue(12),
            Answer = row.FieldCount > 19 && !row.IsDBNull(19)
                ? PackedAnswer.Stored((byte[])row.GetValue(13), (byte[])row.GetValue(19), row.GetInt64(20))
                : PackedAnswer.Stored((byte[])row.GetValue(13), [], 0),
            Given = (byte[])row.GetValue(14),
            Rulebook = row.GetString(15),
            Engine = row.GetString(16),
        },
        Previous = (byte[])row.GetValue(17),
        Hash = (byte[])row.GetValue(18),
    };

    private static (long, ReadOnlyMemory<byte>) HeadRow(DbDataReader row) => (row.GetInt64(0), (byte[])row.GetValue(1));

    private static (long, ReadOnlyMemory<byte>) Head(List<(long, ReadOnlyMemory<byte>)> rows) => rows is [var head] ? head : (0, EntryHash.Nothing);

    private static (string Name, object? Value)[] Values(Entry entry)
    {
        var draft = entry.Draft;
        return
        [
            ("sequence", entry.Sequence), ("time", entry.Time.Micros()), ("kind", AnswerKinds.Word(draft.Kind)), ("request", draft.Request), ("line", draft.Line),
            ("asker", draft.Asker), ("key", draft.KeyId), ("asof", EntryHash.DateText(draft.AsOf)), ("outcome", draft.Outcome),
            ("activities", string.Join('\n', draft.Activities)), ("places", string.Join('\n', draft.Places)), ("masked", string.Join('\n', draft.Masked)),
            ("proposal", Bytes(draft.Proposal)), ("answer", Bytes(draft.Answer.Digest)), ("given", Bytes(draft.Given)), ("rulebook", draft.Rulebook),
            ("engine", draft.Engine), ("previous", Bytes(entry.Previous)), ("hash", Bytes(entry.Hash)),
        ];
    }

    private static ImmutableArray<string> List(string text) => text.Length == 0 ? [] : [.. text.Split('\n')];

    private static byte[] Bytes(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var part) && part.Array!.Length == bytes.Length ? part.Array : bytes.ToArray();
}
