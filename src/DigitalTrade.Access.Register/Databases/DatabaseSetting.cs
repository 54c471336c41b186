using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalTrade.Access.Register.Databases;

/// <summary>Reads the setting <c>Access:Database</c>.</summary>
internal static class DatabaseSetting
{
    private const string Help = "write `Data Source=FILE` for SQLite, or `Host=…;Database=…;Username=…` for PostgreSQL";

    public static Database Open(string setting, TimeProvider? clock)
    {
        if (Problem(setting) is { } problem) throw new FormatException(problem);
        return IsPostgres(setting)
            ? new PostgresDatabase(new NpgsqlConnectionStringBuilder(setting), clock)
            : new SqliteDatabase(new SqliteConnectionStringBuilder(setting), clock);
    }

    /// <summary>What is wrong with a setting, in words that do not repeat its password; null when nothing is.</summary>
    public static string? Problem(string setting)
    {
        try
        {
            if (IsPostgres(setting))
            {
                _ = new NpgsqlConnectionStringBuilder(setting);
                return null;
            }

            var sqlite = new SqliteConnectionStringBuilder(setting);
            if (sqlite.DataSource.Length == 0) return $"the database names neither a file nor a host; {Help}";
            return sqlite.Mode == SqliteOpenMode.Memory || sqlite.DataSource == ":memory:" ? $"a database in memory keeps nothing; {Help}" : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            // The driver's own message may repeat a value.
            return $"the database cannot be read; {Help}";
        }
    }

    private static bool IsPostgres(string setting)
    {
        var words = new DbConnectionStringBuilder { ConnectionString = setting };
        return words.ContainsKey("Host") || words.ContainsKey("Server");
    }
}
