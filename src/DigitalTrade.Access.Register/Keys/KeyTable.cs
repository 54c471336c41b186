using System.Collections.Immutable;
using System.Data.Common;
using DigitalTrade.Access.Register.Databases;

namespace DigitalTrade.Access.Register.Keys;

/// <summary>The API keys of the service, in its database. A key's text is never kept.</summary>
internal sealed class KeyTable(Database database, TimeProvider clock)
{
    private static readonly Schema Tables = new(
        "api-keys",
        """
        create table api_keys (
            id {text} primary key, digest {bytes} not null, name {text} not null, scopes {text} not null, territory {text},
            made {long} not null, expires {long}, revoked {long})
        """);

    private const string Columns = "id, digest, name, scopes, territory, made, expires, revoked";

    /// <summary>Makes a key. Its text is in the result and nowhere else, ever again.</summary>
    /// <exception cref="ArgumentException"><see cref="ApiKey.Problem"/> has something to say.</exception>
    /// <exception cref="DatabaseException">It was not kept.</exception>
    public async Task<(ApiKey Key, string Text)> AddAsync(
        string name, ImmutableArray<Scope> scopes, string? territory, DateTimeOffset? expires, CancellationToken cancellation)
    {
        if (ApiKey.Problem(name, scopes, territory) is { } problem) throw new ArgumentException(problem);
        var (id, text) = KeyText.Make();
        var key = new ApiKey { Id = id, Name = name, Scopes = [.. scopes.Distinct().Order()], Territory = territory, Made = clock.GetUtcNow(), Expires = expires };
        await database.WriteAsync(Tables, (transaction, token) => transaction.ExecuteAsync(
            $"insert into api_keys ({Columns}) values (@id, @digest, @name, @scopes, @territory, @made, @expires, null)",
            token,
            ("id", key.Id),
            ("digest", KeyText.Digest(text)),
            ("name", key.Name),
            ("scopes", string.Join(' ', key.Scopes.Select(ScopeWord.Of))),
            ("territory", key.Territory),
            ("made", key.Made.Micros()),
            ("expires", key.Expires?.Micros())), cancellation).ConfigureAwait(false);
        return (key, text);
    }

    /// <summary>All keys, oldest first, revoked and expired ones too, each with what is kept of its text.</summary>
    public Task<List<(ApiKey Key, byte[] Digest)>> ListAsync(CancellationToken cancellation) => database.ReadAsync(
        Tables, (connection, token) => connection.RowsAsync($"select {Columns} from api_keys order by made, id", Read, token), cancellation);

    /// <summary>Revokes a key for good. Null: there is none of this id; else when it was revoked, also long before.</summary>
    public Task<DateTimeOffset?> RevokeAsync(string id, CancellationToken cancellation) => database.WriteAsync(Tables, async (transaction, token) =>
    {
        await transaction.ExecuteAsync(
            "update api_keys set revoked = @now where id = @id and revoked is null", token, ("now", clock.GetUtcNow().Micros()), ("id", id)).ConfigureAwait(false);
        var revoked = await transaction.ScalarAsync<long?>("select revoked from api_keys where id = @id", token, ("id", id)).ConfigureAwait(false);
        return revoked is { } at ? Statements.FromMicros(at) : (DateTimeOffset?)null;
    }, cancellation);

    // A scope that this program does not know grants nothing.
    private static (ApiKey Key, byte[] Digest) Read(DbDataReader row) => (
        new()
        {
            Id = row.GetString(0),
            Name = row.GetString(2),
            Scopes = [.. row.GetString(3).Split(' ').Select(ScopeWord.Read).OfType<Scope>()],
            Territory = row.IsDBNull(4) ? null : row.GetString(4),
            Made = Statements.FromMicros(row.GetInt64(5)),
            Expires = Time(row, 6),
            Revoked = Time(row, 7),
        },
        (byte[])row.GetValue(1));

    private static DateTimeOffset? Time(DbDataReader row, int column) => row.IsDBNull(column) ? null : Statements.FromMicros(row.GetInt64(column));
}
