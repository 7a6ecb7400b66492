using System.Diagnostics;
using System.Globalization;
using Npgsql;
using OrderBackup.PostgresServer;

namespace OrderBackup.Benchmarks;

/// <summary>The commands that are measured, each a process of its own.</summary>
internal sealed class Commands(ThrowawayServer server, string connection, string folder)
{
    private readonly string _manifest = Path.Combine(RepositoryFolder(), "samples", "FurnitureOrders", "BackupCoverage.txt");
    private readonly string _tool = Path.Combine(AppContext.BaseDirectory, "order-backup.dll");

    private string Tier => Path.Combine(folder, "tier");

    /// <summary>The newest backup made so far.</summary>
    public string LatestBackup => Directory.EnumerateDirectories(Tier).Where(path => !path.Contains(".drills", StringComparison.Ordinal)).Max(StringComparer.Ordinal)!;

    /// <summary>A backup with full proof; earlier ones are deleted first, so that the disk holds one.</summary>
    public Measured Backup()
    {
        if (Directory.Exists(Tier))
        {
            Directory.Delete(Tier, recursive: true);
        }

        return Tool("backup", "--to", Tier, "--manifest", _manifest, "--json");
    }

    /// <summary>What a team without OrderBackup runs.</summary>
    public Measured BarePgDump()
    {
        var file = Path.Combine(folder, "bare.sql");
        File.Delete(file);
        return Run(Path.Combine(server.BinFolder, "pg_dump"), "--file", file, "furniture");
    }

    /// <summary>A verification of the newest backup's folder.</summary>
    public Measured Verify() => Tool("verify", LatestBackup, "--json");

    /// <summary>A restore into a new database that is compared with the backup; the one before it is dropped first.</summary>
    public Measured Restore()
    {
        Drop("restored");
        return Tool("restore", LatestBackup, "--mode", "new", "--database", "restored", "--json");
    }

    /// <summary>What a team without OrderBackup runs.</summary>
    public Measured BarePsql()
    {
        Drop("bare");
        Run(Path.Combine(server.BinFolder, "psql"), "-Xqc", "CREATE DATABASE bare TEMPLATE template0", "postgres");
        return Run(Path.Combine(server.BinFolder, "psql"), "-Xqv", "ON_ERROR_STOP=1", "-o", "/dev/null", "-f", Directory.EnumerateFiles(LatestBackup, "*.sql").Single(), "bare");
    }

    private void Drop(string database)
    {
        Run(Path.Combine(server.BinFolder, "psql"), "-Xqc", $"DROP DATABASE IF EXISTS {database}", "postgres");
    }

    private Measured Tool(params string[] arguments) => Run("dotnet", [_tool, .. arguments]);

    private Measured Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var builder = new NpgsqlConnectionStringBuilder(connection);
        start.Environment["ORDER_BACKUP_CONNECTION"] = connection;
        start.Environment["PGHOST"] = builder.Host;
        start.Environment["PGPORT"] = builder.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = builder.Username;
        start.Environment["PGPASSWORD"] = builder.Password;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(20))
        {
            peak = Math.Max(peak, PeakKilobytes(process.Id));
        }

        process.WaitForExit();
        clock.Stop();
        return process.ExitCode == 0
            ? new Measured(clock.Elapsed.TotalSeconds, peak / 1024.0)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with exit code {process.ExitCode}: {errors.Result}{output.Result}");
    }

    // The kernel's own high-water mark of resident memory.
    private static long PeakKilobytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public static string RepositoryFolder()
    {
        var current = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(current.FullName, "OrderBackup.sln")))
        {
            current = current.Parent ?? throw new InvalidOperationException("The benchmarks run inside the repository.");
        }

        return current.FullName;
    }
}

/// <summary>One measured run.</summary>
/// <param name="Seconds">Wall-clock seconds of the whole process.</param>
/// <param name="PeakMegabytes">The most memory it had resident, in MiB; 0 where the system does not say.</param>
internal sealed record Measured(double Seconds, double PeakMegabytes);
