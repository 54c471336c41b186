using System.Data.Common;

namespace DigitalTrade.Access.Register.Databases;

/// <summary>
/// Statements with parameters by name, for both kinds of database. Values are long, string, byte[] or null; times are kept as
/// microseconds since 1970 (<see cref="Micros"/>), truth as 0 and 1.
/// </summary>
internal static class Statements
{
    private const long TicksOfMicro = TimeSpan.TicksPerMicrosecond;

    /// <summary>A time as it is kept: whole microseconds since 1970 in UTC.</summary>
    public static long Micros(this DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksOfMicro;

    /// <summary>The time that was kept.</summary>
    public static DateTimeOffset FromMicros(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TicksOfMicro);

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public static async Task<int> ExecuteAsync(this DbTransaction transaction, string sql, CancellationToken cancellation, params (string Name, object? Value)[] values)
    {
        await using var command = Command(transaction.Connection!, transaction, sql, values);
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The first value of the first row; the default when there is none or it is null.</summary>
    public static async Task<T?> ScalarAsync<T>(this DbTransaction transaction, string sql, CancellationToken cancellation, params (string Name, object? Value)[] values)
    {
        await using var command = Command(transaction.Connection!, transaction, sql, values);
        return Value<T>(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc cref="ScalarAsync{T}(DbTransaction, string, CancellationToken, ValueTuple{string, object}[])"/>
    public static async Task<T?> ScalarAsync<T>(this DbConnection connection, string sql, CancellationToken cancellation, params (string Name, object? Value)[] values)
    {
        await using var command = Command(connection, null, sql, values);
        return Value<T>(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>All rows, in the order of the statement.</summary>
    public static Task<List<T>> RowsAsync<T>(this DbTransaction transaction, string sql, Func<DbDataReader, T> row, CancellationToken cancellation, params (string Name, object? Value)[] values) =>
        RowsAsync(Command(transaction.Connection!, transaction, sql, values), row, cancellation);

    /// <inheritdoc cref="RowsAsync{T}(DbTransaction, string, Func{DbDataReader, T}, CancellationToken, ValueTuple{string, object}[])"/>
    public static Task<List<T>> RowsAsync<T>(this DbConnection connection, string sql, Func<DbDataReader, T> row, CancellationToken cancellation, params (string Name, object? Value)[] values) =>
        RowsAsync(Command(connection, null, sql, values), row, cancellation);

    /// <summary>Runs one statement for many rows: in one round trip where the database takes that, else prepared once.</summary>
    public static async Task ExecuteEachAsync<T>(
        this DbTransaction transaction, string sql, IEnumerable<T> rows, Func<T, (string Name, object? Value)[]> values, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        if (connection.CanCreateBatch)
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            foreach (var row in rows)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = sql;
                foreach (var (name, value) in values(row)) command.Parameters.Add(Named(command.CreateParameter(), name, value));
                batch.BatchCommands.Add(command);
            }

            if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            return;
        }

        await using var one = Command(connection, transaction, sql);
        foreach (var row in rows)
        {
            var cells = values(row);
            if (one.Parameters.Count == 0)
            {
                foreach (var (name, value) in cells) one.Parameters.Add(Named(one.CreateParameter(), name, value));
            }
            else
            {
                for (var i = 0; i < cells.Length; i++) one.Parameters[i].Value = cells[i].Value ?? DBNull.Value;
            }

            await one.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>A command with its parameters; the caller disposes it.</summary>
    public static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Statements are constants of this program; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.Add(Named(command.CreateParameter(), name, value));
        return command;
    }

    private static DbParameter Named(DbParameter parameter, string name, object? value)
    {
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        return parameter;
    }

    private static async Task<List<T>> RowsAsync<T>(DbCommand command, Func<DbDataReader, T> row, CancellationToken cancellation)
    {
        await using var owned = command;
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false)) rows.Add(row(reader));
        return rows;
    }

    private static T? Value<T>(object? value) => value is null or DBNull ? default : (T)value;
}
