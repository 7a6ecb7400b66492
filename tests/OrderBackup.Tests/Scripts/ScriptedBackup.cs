using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using OrderBackup.Backup;
using OrderBackup.Dump;
using OrderBackup.PostgresServer;
using OrderBackup.Proof;
using OrderBackup.Scripts;
using OrderBackup.Tests.Reports;

namespace OrderBackup.Tests.Scripts;

/// <summary>A folder with a real dump, its sums and its <c>restore.sh</c>, and the means to run the script.</summary>
internal sealed class ScriptedBackup : IDisposable
{
    public const string DumpName = "database_backup_20260217_125940.sql";

    private readonly ThrowawayServer? _server;

    private ScriptedBackup(ThrowawayServer? server, string folder) => (_server, Folder) = (server, folder);

    public string Folder { get; }

    public required BackupInfo Info { get; init; }

    public required RestoreScriptSql Sql { get; init; }

    public string DumpFile => Path.Combine(Folder, Info.Dump.File);

    /// <summary>Dumps a database and writes the folder; the arguments change what the script is made from.</summary>
    public static async Task<ScriptedBackup> CreateAsync(
        ThrowawayServer server, string database, DumpCompression compression = DumpCompression.None, Func<DataProof, DataProof>? proof = null,
        string settings = "", Func<string, string>? dumpText = null)
    {
        var folder = Directory.CreateTempSubdirectory("order-backup script's ").FullName;
        var plain = Path.Combine(folder, DumpName);
        var dump = Run(server, "pg_dump", ["--file", plain, "--dbname", $"dbname='{database.Replace("\\", "\\\\").Replace("'", "\\'")}'"], folder);
        Assert.True(dump.Code == 0, dump.Error);
        if (dumpText is not null)
        {
            await File.WriteAllTextAsync(plain, dumpText(await File.ReadAllTextAsync(plain)));
        }

        return await WriteAsync(server, folder, database, compression, proof ?? (same => same), settings);
    }

    /// <summary>A backup whose dump is a few made-up lines, for what is decided before a server is needed.</summary>
    public static async Task<ScriptedBackup> CreateOfflineAsync(DumpCompression compression = DumpCompression.None)
    {
        var folder = Directory.CreateTempSubdirectory("order-backup script ").FullName;
        await File.WriteAllLinesAsync(Path.Combine(folder, DumpName), Enumerable.Range(0, 200).Select(n => $"SELECT {n};"));
        return await WriteAsync(null, folder, "orders", compression, same => same, "");
    }

    /// <summary>Runs <c>restore.sh</c> with dash, from another folder.</summary>
    public (int Code, string Output, string Error) Restore(params string[] arguments) => RestoreWith([], arguments);

    /// <summary>The same with further environment variables.</summary>
    public (int Code, string Output, string Error) RestoreWith(Dictionary<string, string> environment, params string[] arguments) =>
        Run(_server, "/bin/dash", [Path.Combine(Folder, "restore.sh"), .. arguments], "/", environment);

    /// <summary>Runs psql in the backup's folder.</summary>
    public (int Code, string Output, string Error) Psql(params string[] arguments) =>
        Run(_server, "psql", arguments, Folder, new() { ["PGCLIENTENCODING"] = "UTF8", ["PGOPTIONS"] = RestoreScripts.ServerOptions(Sql) });

    /// <summary>Writes SHA256SUMS over every other file, as <c>sha256sum</c> does.</summary>
    public void WriteSums()
    {
        var sums = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Folder).Where(file => Path.GetFileName(file) != "SHA256SUMS").Order(StringComparer.Ordinal))
        {
            sums.Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).Append("  ").Append(Path.GetFileName(file)).Append('\n');
        }

        File.WriteAllText(Path.Combine(Folder, "SHA256SUMS"), sums.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static async Task<ScriptedBackup> WriteAsync(
        ThrowawayServer? server, string folder, string database, DumpCompression compression, Func<DataProof, DataProof> proof, string settings)
    {
        var plain = Path.Combine(folder, DumpName);
        DumpPassResult pass;
        await using (var stream = File.OpenRead(plain))
        {
            pass = await DumpPass.RunAsync(stream, null, new DumpReader(_ => []), null, TestContext.Current.CancellationToken);
        }

        var extension = compression switch { DumpCompression.Gzip => ".gz", DumpCompression.Zstd => ".zst", _ => "" };
        Compress(plain, compression);
        var info = ExampleBackup.Create() with
        {
            Database = ExampleBackup.Database(database),
            Dump = new DumpInfo(DumpName + extension, compression, pass.Content.Encoding, pass.Content.Length, pass.Sha256),
            Proof = proof(pass.Content.Proof),
        };
        var sql = new RestoreScriptSql("CREATE DATABASE :\"target\" WITH TEMPLATE = template0 ENCODING = 'UTF8'", settings) { LcMonetary = "C" };
        var backup = new ScriptedBackup(server, folder) { Info = info, Sql = sql };
        await File.WriteAllTextAsync(Path.Combine(folder, "restore.sh"), RestoreScripts.Shell(info, sql));
        backup.WriteSums();
        return backup;
    }

    private static void Compress(string plain, DumpCompression compression)
    {
        if (compression == DumpCompression.None)
        {
            return;
        }

        var bytes = File.ReadAllBytes(plain);
        using var file = File.Create(plain + (compression == DumpCompression.Gzip ? ".gz" : ".zst"));
        using Stream packed = compression == DumpCompression.Gzip ? new GZipStream(file, CompressionLevel.Fastest) : new ZstdSharp.CompressionStream(file);
        packed.Write(bytes);
        File.Delete(plain);
    }

    private static (int Code, string Output, string Error) Run(
        ThrowawayServer? server, string program, string[] arguments, string folder, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PGHOST"] = "127.0.0.1";
        // Port 1 answers nobody: what is decided before the server is asked must not depend on one.
        start.Environment["PGPORT"] = (server?.Port ?? 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = server?.UserName ?? "nobody";
        start.Environment["PGPASSWORD"] = server?.Password ?? "none";
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }
}
