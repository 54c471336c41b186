using System.Collections.Immutable;
using System.Data.Common;

namespace DigitalTrade.Access.Register.Databases;

/// <summary>
/// The tables of one concept. Each concept has its own, with its own name and version, beside the code that reads them:
/// <c>public static readonly Schema Tables = new("shelf", "create table shelf_bundle (…)", …)</c>. Steps are only ever added at
/// the end: a database that has had the first n gets the rest.
/// </summary>
internal sealed class Schema
{
    private const string Ledger = "create table if not exists access_schema (name {text} primary key, version {long} not null)";

    private readonly ImmutableArray<string> steps;

    /// <param name="name">Lower-case letters and hyphens; also the prefix of its tables.</param>
    /// <param name="steps">SQL in the words of <see cref="SqlWords"/>, in order; several statements a step are fine.</param>
    public Schema(string name, params ReadOnlySpan<string> steps)
    {
        if (steps.IsEmpty) throw new ArgumentException("a schema has at least one step", nameof(steps));
        (Name, this.steps) = (name, [.. steps]);
    }

    public string Name { get; }

    /// <summary>The number of its steps.</summary>
    public int Version => steps.Length;

    /// <summary>Brings the tables up to this version, within a transaction that no other maker of tables runs beside.</summary>
    /// <exception cref="DatabaseException">A newer program has been here.</exception>
    public async Task MakeAsync(DbTransaction transaction, Database database, CancellationToken cancellation)
    {
        await transaction.ExecuteAsync(database.Words.In(Ledger), cancellation).ConfigureAwait(false);
        var had = (int)(await transaction.ScalarAsync<long?>("select version from access_schema where name = @name", cancellation, ("name", Name)).ConfigureAwait(false) ?? 0);
        if (had > Version)
            throw new DatabaseException($"the tables `{Name}` of {database.Name} are of version {had}; this program knows them up to {Version}, a newer one made them");
        if (had == Version) return;
        foreach (var step in steps.Skip(had)) await transaction.ExecuteAsync(database.Words.In(step), cancellation).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            "insert into access_schema (name, version) values (@name, @version) on conflict (name) do update set version = excluded.version",
            cancellation, ("name", Name), ("version", (long)Version)).ConfigureAwait(false);
    }
}
