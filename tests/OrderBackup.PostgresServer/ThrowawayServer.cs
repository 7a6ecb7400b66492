using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace OrderBackup.PostgresServer;

/// <summary>
/// A real PostgreSQL server in a temporary folder, on loopback with a random port and password authentication, stopped and
/// deleted when disposed. Run as root it drops to the <c>postgres</c> user, since <c>initdb</c> refuses root.
/// </summary>
public sealed class ThrowawayServer : IAsyncDisposable
{
    private const string ServiceUser = "postgres";

    private readonly string _folder;
    private readonly string _dataFolder;

    private ThrowawayServer(string binFolder, string folder, int port, string password)
    {
        BinFolder = binFolder;
        _folder = folder;
        _dataFolder = Path.Combine(folder, "data");
        Port = port;
        Password = password;
    }

    /// <summary>The folder of the server's own programs.</summary>
    public string BinFolder { get; }

    /// <summary>The loopback port it listens on.</summary>
    public int Port { get; }

    /// <summary>The superuser's random password.</summary>
    public string Password { get; }

    /// <summary>The superuser's name.</summary>
    public string UserName => "postgres";

    /// <summary>The data folder, for tests that look at or break the server.</summary>
    public string DataFolder => _dataFolder;

    /// <summary>The process id of the postmaster, or null when it is not running.</summary>
    public int? PostmasterId
    {
        get
        {
            var file = Path.Combine(_dataFolder, "postmaster.pid");
            return File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), out var id) ? id : null;
        }
    }

    /// <summary>A connection string for the superuser, or for <paramref name="user"/>, without connection pooling.</summary>
    public string ConnectionString(string database = "postgres", string? user = null, string? password = null) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = database,
            Username = user ?? UserName,
            Password = password ?? Password,
            Pooling = false,
            IncludeErrorDetail = true,
        }.ConnectionString;

    /// <summary>Creates a cluster and starts it.</summary>
    /// <param name="binFolder">Folder with <c>initdb</c> and <c>pg_ctl</c>; the newest installed one when null.</param>
    /// <param name="settings">Further lines for <c>postgresql.conf</c>.</param>
    /// <exception cref="InvalidOperationException">No server programs are installed, or the server does not start.</exception>
    public static async Task<ThrowawayServer> StartAsync(string? binFolder = null, params string[] settings)
    {
        binFolder ??= FindBinFolder();
        var folder = Directory.CreateTempSubdirectory("order-backup-server-").FullName;
        var server = new ThrowawayServer(binFolder, folder, FreePort(), Convert.ToHexString(RandomNumberGenerator.GetBytes(12)));
        try
        {
            var passwordFile = Path.Combine(folder, "password");
            await File.WriteAllTextAsync(passwordFile, server.Password);
            if (Environment.UserName == "root")
            {
                await server.RunAsync("chown", "-R", ServiceUser, folder);
            }

            await server.RunServerProgramAsync(
                "initdb", "--pgdata", server._dataFolder, "--username", server.UserName, "--auth", "scram-sha-256",
                "--pwfile", passwordFile, "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync");
            await File.AppendAllLinesAsync(Path.Combine(server._dataFolder, "postgresql.conf"),
            [
                "listen_addresses = '127.0.0.1'",
                $"port = {server.Port}",
                $"unix_socket_directories = '{folder}'",
                "fsync = off",
                "synchronous_commit = off",
                "full_page_writes = off",
                "wal_level = logical",
                "max_connections = 60",
                "max_wal_size = 4GB",
                "checkpoint_timeout = 1h",
                "shared_buffers = 256MB",
                .. settings,
            ]);
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the stopped server again on the same port and data.</summary>
    public Task StartAgainAsync() =>
        RunServerProgramAsync("pg_ctl", "start", "--wait", "--silent", "--pgdata", _dataFolder, "--log", Path.Combine(_dataFolder, "server.log"));

    /// <summary>Stops the server at once, as a crash would (<c>pg_ctl stop -m immediate</c>).</summary>
    public Task StopAsync() => RunServerProgramAsync("pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate", "--pgdata", _dataFolder);

    /// <summary>Creates a database, from a template when one is named, and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string name, string? template = null, string options = "")
    {
        var quoted = Quote(name);
        var from = template is null ? "" : $" TEMPLATE {Quote(template)}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {quoted}{from} {options}");
        return ConnectionString(name);
    }

    /// <summary>Runs SQL in a database and returns the first column of the first row as text, or null.</summary>
    public async Task<string?> ExecuteAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (await command.ExecuteScalarAsync())?.ToString();
    }

    /// <summary>Stops the server and deletes everything it wrote.</summary>
    public async ValueTask DisposeAsync()
    {
        if (PostmasterId is not null)
        {
            await StopAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The newest installed folder that has both <c>initdb</c> and <c>pg_ctl</c>.</summary>
    public static string FindBinFolder()
    {
        var folders = new[] { "/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt" }
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Select(folder => Path.Combine(folder, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderByDescending(bin => int.TryParse(new string([.. Path.GetFileName(Path.GetDirectoryName(bin)!).Where(char.IsAsciiDigit)]), out var major) ? major : 0)
            .ToList();
        return folders.FirstOrDefault()
            ?? throw new InvalidOperationException("No PostgreSQL server programs (initdb, pg_ctl) are installed; on Debian: apt-get install postgresql.");
    }

    private static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Task RunServerProgramAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(BinFolder, program);
        return Environment.UserName == "root"
            ? RunAsync("runuser", ["-u", ServiceUser, "--", path, .. arguments])
            : RunAsync(path, arguments);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        // The postmaster inherits the standard handles of pg_ctl: redirected to files, so that nobody waits for the server to close them.
        var output = Path.Combine(Path.GetTempPath(), $"order-backup-{Guid.NewGuid():N}.log");
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(output);
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var text = File.Exists(output) ? await File.ReadAllTextAsync(output) : "";
        File.Delete(output);
        if (process.ExitCode != 0)
        {
            var log = Path.Combine(_dataFolder, "server.log");
            throw new InvalidOperationException(
                $"{Path.GetFileName(program)} failed with exit code {process.ExitCode}: {text}{(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}");
        }
    }
}
