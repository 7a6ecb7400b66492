using System.IO.Compression;
using System.Reflection;
using OrderBackup.MSBuild.Tests;
using OrderBackup.PostgresServer;

[assembly: AssemblyFixture(typeof(PackedTask))]

namespace OrderBackup.MSBuild.Tests;

/// <summary>The packed package in a feed of its own, one project that uses it, already restored, and a server.</summary>
public sealed class PackedTask : IAsyncLifetime
{
    private int _databases;

    public string Folder { get; } = Directory.CreateTempSubdirectory("order-backup-msbuild-").FullName;

    public ThrowawayServer Server { get; private set; } = null!;

    /// <summary>A console project for <c>net10.0</c> that installs the package, restored.</summary>
    public ConsumerProject Project { get; private set; } = null!;

    /// <summary>The version of all projects of the repository.</summary>
    public static string Version => typeof(PackedTask).Assembly.GetName().Version!.ToString(3);

    public string Package => Path.Combine(Folder, "feed", $"OrderBackup.MSBuild.{Version}.nupkg");

    /// <summary>Where a restore puts the package.</summary>
    public string InstalledTasks => Path.Combine(Folder, "cache", "orderbackup.msbuild", Version, "tasks", "net10.0");

    public async ValueTask InitializeAsync()
    {
        var starting = ThrowawayServer.StartAsync();
        var packed = await DotNet.RunAsync(
            RepositoryFolder(), new Dictionary<string, string>(), "pack", "--no-build", "--configuration", Configuration(), "--output", Path.Combine(Folder, "feed"), "msbuild-task/OrderBackup.MSBuild");
        packed.EnsureSucceeded();
        Project = CreateProject("App");
        (await Project.RunAsync("restore")).EnsureSucceeded();
        Server = await starting;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A new project that installs the package from the feed.</summary>
    /// <param name="name">Its name, and that of its folder.</param>
    /// <param name="properties">Further lines of its first property group.</param>
    /// <param name="items">Further items.</param>
    public ConsumerProject CreateProject(string name, string properties = "<TargetFramework>net10.0</TargetFramework>", string items = "")
    {
        ConsumerProject.WriteFeed(Folder);
        return ConsumerProject.Create(this, Path.Combine(Folder, name), properties, items);
    }

    /// <summary>Creates a database under a name of its own and runs SQL in it.</summary>
    public async Task<string> CreateDatabaseAsync(string sql)
    {
        var name = $"check_{Interlocked.Increment(ref _databases)}";
        await Server.CreateDatabaseAsync(name, "template0");
        await Server.ExecuteAsync(name, sql);
        return name;
    }

    /// <summary>The program that is an MSBuild too old for the task.</summary>
    public static string OldMSBuild => Path.Combine(RepositoryFolder(), "tests", "OrderBackup.OldMSBuild", "bin", Configuration(), "net10.0", "OrderBackup.OldMSBuild.dll");

    public IReadOnlyList<string> PackageEntries()
    {
        using var archive = ZipFile.OpenRead(Package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    public static string RepositoryFolder()
    {
        var current = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(current.FullName, "OrderBackup.sln")))
        {
            current = current.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return current.FullName;
    }

    /// <summary>What the tests, and everything that they pack and run, were built as.</summary>
    public static string Configuration() =>
        typeof(PackedTask).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
