using DigitalTrade.Access.Register.Databases;
using Npgsql;

namespace DigitalTrade.Access.Register.Tests.Databases;

/// <summary>The two kinds of database that every test here runs against.</summary>
public enum DatabaseKind
{
    /// <summary>A file.</summary>
    Sqlite,

    /// <summary>A server: <see cref="PostgresServer"/>.</summary>
    Postgres,
}

/// <summary>An empty database of its own for one test, gone afterwards.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<ValueTask> remove;

    private TestDatabase(DatabaseKind kind, string setting, Func<ValueTask> remove) => (Kind, Setting, this.remove) = (kind, setting, remove);

    public DatabaseKind Kind { get; }

    /// <summary>What <c>Access:Database</c> would say.</summary>
    public string Setting { get; }

    public static async Task<TestDatabase> NewAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("access-database-").FullName;
            return new(kind, $"Data Source={Path.Combine(folder, "access.db")}", () =>
            {
                Directory.Delete(folder, recursive: true);
                return ValueTask.CompletedTask;
            });
        }

        var server = await PostgresServer.SharedAsync();
        var name = "t" + Guid.NewGuid().ToString("N");
        await server.ExecuteAsync($"create database {name}");
        return new(kind, new NpgsqlConnectionStringBuilder(server.Setting) { Database = name }.ConnectionString, async () =>
            await server.ExecuteAsync($"drop database {name} with (force)"));
    }

    /// <summary>The database as one process sees it; the caller disposes it.</summary>
    public Database Open() => Database.Open(Setting);

    public ValueTask DisposeAsync() => remove();
}
