using System.Runtime.CompilerServices;
using DigitalTrade.Access.Register.Databases;

namespace DigitalTrade.Access.Register.Records;

/// <summary>What entries are looked for; null members are not asked about.</summary>
internal sealed record RegisterQuery
{
    /// <summary>First and last day, legal dates in China on which it was answered.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public string? Activity { get; init; }

    public string? Place { get; init; }

    public string? Outcome { get; init; }

    public string? Asker { get; init; }

    /// <summary>With <see cref="Asker"/>: the key too, null for none.</summary>
    public (string? KeyId, bool Asked) Key { get; init; }

    public string? Revision { get; init; }

    public string? Request { get; init; }
}

/// <summary>Reads the register.</summary>
internal sealed class RegisterReader(Database database)
{
    private const int PageSize = 200;
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private const string WithAnswer = "select " + RegisterTables.Columns + ", a.content, a.length from register_entries e left join register_answers a on a.digest = e.answer";

    public Database Database => database;

    /// <summary>Entries that fit, newest first, without their answers.</summary>
    /// <param name="query">What fits.</param>
    /// <param name="before">Only entries with a smaller number; null for the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<List<Entry>> SearchAsync(RegisterQuery query, long? before, int limit, CancellationToken cancellation)
    {
        var sql = "select " + RegisterTables.Columns + " from register_entries e where 1 = 1";
        var values = new List<(string, object?)> { ("limit", (long)limit) };
        Where("e.sequence < @before", "before", before);
        Where("e.time >= @from", "from", query.From is { } from ? Midnight(from).Micros() : null);
        Where("e.time < @to", "to", query.To is { } to ? Midnight(to.AddDays(1)).Micros() : null);
        Where("e.sequence in (select sequence from register_subjects where subject = @activity)", "activity", query.Activity is { } activity ? "a:" + activity : null);
        Where("e.sequence in (select sequence from register_subjects where subject = @place)", "place", query.Place is { } place ? "p:" + place : null);
        Where("e.outcome = @outcome", "outcome", query.Outcome);
        Where("e.asker = @asker", "asker", query.Asker);
        Where("e.rulebook = @revision", "revision", query.Revision);
        Where("e.request = @request", "request", query.Request);
        if (query.Key is { Asked: true, KeyId: null }) sql += " and e.key_id is null";
        if (query.Key is { Asked: true, KeyId: { } key }) Where("e.key_id = @key", "key", key);
        sql += " order by e.sequence desc limit @limit";
        return database.ReadAsync(RegisterTables.Schema, (connection, token) => connection.RowsAsync(sql, RegisterTables.Read, token, [.. values]), cancellation);

        void Where(string condition, string name, object? value)
        {
            if (value is null) return;
            sql += " and " + condition;
            values.Add((name, value));
        }
    }

    /// <summary>An entry with its answer; null when there is none of this id.</summary>
    public async Task<Entry?> FindAsync(EntryId id, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync(
            RegisterTables.Schema,
            (connection, token) => connection.RowsAsync(WithAnswer + " where e.sequence = @sequence", RegisterTables.Read, token, ("sequence", id.Sequence)),
            cancellation).ConfigureAwait(false);
        return rows is [var entry] && id.Names(entry) ? entry : null;
    }

    /// <summary>All entries with their answers, oldest first, read a page at a time.</summary>
    public async IAsyncEnumerable<Entry> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = long.MinValue;
        while (true)
        {
            var page = await database.ReadAsync(
                RegisterTables.Schema,
                (connection, token) => connection.RowsAsync(
                    WithAnswer + " where e.sequence > @last order by e.sequence limit @limit", RegisterTables.Read, token, ("last", last), ("limit", (long)PageSize)),
                cancellation).ConfigureAwait(false);
            foreach (var entry in page) yield return entry;
            if (page.Count == 0) yield break;
            last = page[^1].Sequence;
        }
    }

    /// <summary>The last entry as the head has it; the number is 0 when nothing was kept yet.</summary>
    public Task<(long Sequence, ReadOnlyMemory<byte> Hash)> HeadAsync(CancellationToken cancellation) =>
        database.ReadAsync(RegisterTables.Schema, RegisterTables.HeadAsync, cancellation);

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Shanghai);
}
