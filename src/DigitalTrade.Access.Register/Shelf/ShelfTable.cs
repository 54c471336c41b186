using System.Data.Common;
using System.Globalization;
using DigitalTrade.Access.Register.Databases;

namespace DigitalTrade.Access.Register.Shelf;

/// <summary>The shelf in the database: bundles by digest, and the steps of each pack.</summary>
internal sealed class ShelfTable(Database database)
{
    public const string Topic = "shelf";

    private const string Columns = "select pack, number, what, digest, starts, who, at from shelf_step";

    private static readonly Schema Tables = new("shelf", """
        create table shelf_bundle (digest {text} primary key, pack {text} not null, content {bytes} not null, signature {text} not null, signer {text} not null, at {long} not null);
        create table shelf_step (
          pack {text} not null, number {long} not null, what {text} not null, digest {text}, starts {text} not null, who {text} not null, at {long} not null,
          primary key (pack, number))
        """);

    public Changes Changes { get; } = new(database);

    public Task PrepareAsync(CancellationToken cancellation) => Changes.PrepareAsync(cancellation);

    public Task<List<ShelfStep>> StepsAsync(string pack, CancellationToken cancellation) =>
        database.ReadAsync(Tables, (c, token) => c.RowsAsync($"{Columns} where pack = @pack order by number", Row, token, ("pack", pack)), cancellation);

    public Task<List<ShelfStep>> AllStepsAsync(CancellationToken cancellation) =>
        database.ReadAsync(Tables, (c, token) => c.RowsAsync($"{Columns} order by pack, number", Row, token), cancellation);

    public Task<(byte[] Content, string Signature)?> BundleAsync(string digest, CancellationToken cancellation) =>
        database.ReadAsync<(byte[], string)?>(
            Tables,
            async (c, token) => (await c.RowsAsync("select content, signature from shelf_bundle where digest = @digest", r => ((byte[])r[0], r.GetString(1)), token, ("digest", digest)).ConfigureAwait(false)) is [var one] ? one : null,
            cancellation);

    /// <summary>Adds a step after the one that the caller has seen.</summary>
    /// <exception cref="ShelfException">Somebody else has added one since.</exception>
    public Task AddAsync(ShelfStep step, (byte[] Content, string Signature, string Signer)? bundle, CancellationToken cancellation) =>
        database.WriteAsync(
            Tables,
            async (transaction, token) =>
            {
                var last = await transaction.ScalarAsync<long?>("select max(number) from shelf_step where pack = @pack", token, ("pack", step.Pack)).ConfigureAwait(false) ?? 0;
                if (last != step.Number - 1) throw new ShelfException(ShelfRefusal.Overtaken, $"pack `{step.Pack}` is at revision {last}, not {step.Number - 1}: somebody else was first") { Number = last };
                if (bundle is var (content, signature, signer))
                {
                    await transaction.ExecuteAsync(
                        "insert into shelf_bundle (digest, pack, content, signature, signer, at) values (@digest, @pack, @content, @signature, @signer, @at) on conflict (digest) do nothing",
                        token, ("digest", step.Digest), ("pack", step.Pack), ("content", content), ("signature", signature), ("signer", signer), ("at", step.At.Micros())).ConfigureAwait(false);
                }

                await transaction.ExecuteAsync(
                    "insert into shelf_step (pack, number, what, digest, starts, who, at) values (@pack, @number, @what, @digest, @starts, @who, @at)",
                    token, ("pack", step.Pack), ("number", step.Number), ("what", step.What), ("digest", step.Digest), ("starts", step.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    ("who", step.Who), ("at", step.At.Micros())).ConfigureAwait(false);
                await Changes.AnnounceAsync(transaction, Topic, token).ConfigureAwait(false);
            },
            cancellation);

    private static ShelfStep Row(DbDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3),
        DateOnly.ParseExact(row.GetString(4), "yyyy-MM-dd", CultureInfo.InvariantCulture), row.GetString(5), Statements.FromMicros(row.GetInt64(6)));
}
