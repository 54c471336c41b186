using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace DigitalTrade.Access.Register.Databases;

/// <summary>PostgreSQL 12 or later: for several replicas of the service, or more than one machine.</summary>
internal sealed class PostgresDatabase : Database
{
    private const int ConnectSeconds = 3;
    private const int CommandSeconds = 10;

    private readonly NpgsqlDataSource source;

    public PostgresDatabase(NpgsqlConnectionStringBuilder setting, TimeProvider? clock)
        : base(clock)
    {
        if (!Says(setting, "Timeout")) setting.Timeout = ConnectSeconds;
        if (!Says(setting, "Command Timeout")) setting.CommandTimeout = CommandSeconds;
        if (!Says(setting, "Application Name")) setting.ApplicationName = "access";
        setting.PersistSecurityInfo = false;
        Name = $"{setting.Host}:{setting.Port}/{setting.Database ?? setting.Username}";
        source = NpgsqlDataSource.Create(setting);
    }

    public override string Name { get; }

    public override SqlWords Words => SqlWords.Postgres;

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    private protected override async Task<DbTransaction> BeginAsync(DbConnection connection, string theLock, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        try
        {
            // An answer that says it was kept is on disk, whatever the server's own setting is.
            await transaction.ExecuteAsync("set local synchronous_commit = on", cancellation).ConfigureAwait(false);
            await transaction.ExecuteAsync("select pg_advisory_xact_lock(@key)", cancellation, ("key", KeyOf(theLock))).ConfigureAwait(false);
            return transaction;
        }
        catch
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private protected override bool Passing(DbException error) => error.IsTransient;

    // Without a state of SQL it is the connection; 53 resources, 57 intervention (shutdown), 58 and XX the server itself, 25006 read only, 28 and 3D access.
    private protected override bool OfState(DbException error) =>
        error.IsTransient || error.SqlState is null || error.SqlState is "25006" or "55P03" or "40001" or "40P01"
        || error.SqlState.Length == 5 && error.SqlState[..2] is "08" or "28" or "3D" or "53" or "57" or "58" or "XX";

    // Locks of PostgreSQL are numbers, the same in every process and version.
    private static long KeyOf(string theLock) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("digitaltrade-access/" + theLock)));

    private static bool Says(NpgsqlConnectionStringBuilder setting, string word) => ((DbConnectionStringBuilder)setting).ShouldSerialize(word);
}
