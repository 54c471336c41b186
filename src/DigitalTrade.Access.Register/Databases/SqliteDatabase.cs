using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace DigitalTrade.Access.Register.Databases;

/// <summary>
/// A file of SQLite: nothing to install. Written through a log (WAL) that is forced to disk at each commit; several processes of
/// one machine may share it, over a network drive none may.
/// </summary>
internal sealed class SqliteDatabase : Database
{
    private const int Busy = 5, Locked = 6, Internal = 2, Permission = 3, NoMemory = 7, ReadOnly = 8, Interrupted = 9, InputOutput = 10,
        Corrupt = 11, Full = 13, CannotOpen = 14, Protocol = 15, NotADatabase = 26;

    private const int DriverTimeout = 30;

    // Durability is of the connection, not of the file: each says it for itself.
    private const string Each = "pragma synchronous = full; pragma busy_timeout = 2000; pragma foreign_keys = on";

    private readonly string setting;
    private readonly SemaphoreSlim writers = new(1, 1);
    private int journalled;

    public SqliteDatabase(SqliteConnectionStringBuilder setting, TimeProvider? clock)
        : base(clock)
    {
        if (setting.DefaultTimeout == DriverTimeout) setting.DefaultTimeout = 5;
        Name = Path.GetFullPath(setting.DataSource);
        setting.DataSource = Name;
        this.setting = setting.ConnectionString;
    }

    public override string Name { get; }

    public override SqlWords Words => SqlWords.Sqlite;

    private protected override SemaphoreSlim Queue => writers;

    public override async Task<DbConnection> ConnectAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Name)!);
        var connection = new SqliteConnection(setting);
        try
        {
            await connection.OpenAsync(cancellation).ConfigureAwait(false);
            await using var command = connection.CreateCommand();
            command.CommandText = Volatile.Read(ref journalled) == 0 ? "pragma journal_mode = wal; " + Each : Each;
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            Volatile.Write(ref journalled, 1);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(setting)) SqliteConnection.ClearPool(connection);
        writers.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    // Immediate: takes the only writer's place at once, so that nothing read in it is stale at the commit. `theLock` is the whole file.
    private protected override Task<DbTransaction> BeginAsync(DbConnection connection, string theLock, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    private protected override bool Passing(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked or Protocol or CannotOpen or InputOutput };

    private protected override bool OfState(DbException error) => error is SqliteException
    {
        SqliteErrorCode: Busy or Locked or Internal or Permission or NoMemory or ReadOnly or Interrupted or InputOutput or Corrupt or Full or CannotOpen or Protocol or NotADatabase,
    };
}
