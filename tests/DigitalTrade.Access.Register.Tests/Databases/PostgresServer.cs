using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace DigitalTrade.Access.Register.Tests.Databases;

/// <summary>
/// PostgreSQL for tests: the server that <c>ACCESS_TEST_POSTGRES</c> names (a connection string of one who may create databases),
/// else a private one of Debian's package in a folder of its own, on a free port of loopback. Where neither is there, CI fails and a
/// person's run is skipped.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Variable = "ACCESS_TEST_POSTGRES";
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartSharedAsync);

    private readonly string? folder;
    private readonly string? programs;
    private readonly int port;

    private PostgresServer(string setting, string? folder = null, string? programs = null, int port = 0) =>
        (Setting, this.folder, this.programs, this.port) = (setting, folder, programs, port);

    /// <summary>Connection string of one who may create databases.</summary>
    public string Setting { get; }

    /// <summary>The server that the tests of this process share; started with the first that asks.</summary>
    public static Task<PostgresServer> SharedAsync() => Shared.Value;

    /// <summary>Stops the shared server if one was started.</summary>
    public static async Task StopSharedAsync()
    {
        if (Shared is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await Shared.Value).DisposeAsync();
    }

    /// <summary>A server of its own, for a test that stops it.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        if (Programs() is not { } programs)
        {
            const string Missing = "no PostgreSQL here: install the package `postgresql`, or name a server in " + Variable;
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(Missing);
            Assert.Ignore(Missing);
            throw new UnreachableException();
        }

        var folder = Directory.CreateTempSubdirectory("access-postgres-").FullName;
        var port = FreePort();
        var server = new PostgresServer($"Host=127.0.0.1;Port={port};Username=access;Database=postgres;Pooling=true;Maximum Pool Size=20", folder, programs, port);
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", folder);
        await server.ProgramAsync("initdb", "-D", server.Data, "-U", "access", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        await server.StartAgainAsync();
        return server;
    }

    private string Data => Path.Combine(folder!, "data");

    /// <summary>Starts it, as at first or after a stop.</summary>
    public Task StartAgainAsync() => ProgramAsync(
        "pg_ctl", "-D", Data, "-l", Path.Combine(folder!, "log"), "-w", "-t", "60",
        "-o", $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200", "start");

    /// <summary>Stops it as a power cut would, or in good order.</summary>
    public Task StopAsync(bool atOnce = false) => ProgramAsync("pg_ctl", "-D", Data, "-w", "-m", atOnce ? "immediate" : "fast", "stop");

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Setting);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (folder is null) return;
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(Path.Combine(Data, "postmaster.pid"))) await StopAsync(atOnce: true);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<PostgresServer> StartSharedAsync() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } setting ? new(setting) : await StartAsync();

    /// <summary>The folder of the newest server's programs: in the path, or where Debian puts them.</summary>
    private static string? Programs()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        return path.Concat(debian).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "pg_ctl")));
    }

    // The server refuses to run as root; Debian's package made it a user.
    private Task ProgramAsync(string name, params string[] words)
    {
        var program = Path.Combine(programs!, name);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", program, .. words]) : RunAsync(program, words);
    }

    private static async Task RunAsync(string program, params string[] words)
    {
        // Standard output stays ours: the server would inherit a pipe and never close it.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. words]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"`{program} {string.Join(' ', words)}` ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
