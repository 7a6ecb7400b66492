using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OrderBackup.AspNetCore.App;
using OrderBackup.PostgresServer;

namespace OrderBackup.AspNetCore.Tests;

/// <summary>An order database, the manifest that covers it, two tiers, and the instances of an application that back it up.</summary>
public sealed class Shop : IAsyncDisposable
{
    private const string Manifest = """
        @format 1
        @root orders

        orders.data
        orders.id
        orders.status  {state}
        """;

    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("order-backup-web-");
    private readonly List<IAsyncDisposable> _instances = [];

    private Shop(ThrowawayServer server, string database)
    {
        Server = server;
        Database = database;
        Tiers = [Path.Combine(_folder.FullName, "tier1"), Path.Combine(_folder.FullName, "tier2")];
    }

    public ThrowawayServer Server { get; }

    public string Database { get; }

    public string[] Tiers { get; }

    public string Folder => _folder.FullName;

    public string ManifestPath => Path.Combine(Folder, "BackupCoverage.txt");

    /// <summary>The backups in the first tier.</summary>
    public string[] Backups => Directory.Exists(Tiers[0]) ? [.. Directory.GetDirectories(Tiers[0]).Select(path => Path.GetFileName(path)).Where(name => name[0] != '.').Order()] : [];

    /// <summary>Where instances keep what they know of a job: a file for each database that is backed up to the first tier.</summary>
    public string[] JobFiles(string job) =>
        Path.Combine(Tiers[0], ".jobs") is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder, job + ".json", SearchOption.AllDirectories) : [];

    private string ToolsFolder => Path.Combine(Folder, "tools");

    private string GoFile => Path.Combine(Folder, "go");

    public static Task<Shop> CreateAsync(ServerFixture fixture) => CreateAsync(fixture.Server, fixture.NextDatabaseName());

    public static async Task<Shop> CreateAsync(ThrowawayServer server, string database)
    {
        var shop = new Shop(server, database);
        await server.CreateDatabaseAsync(shop.Database, "template0");
        await server.ExecuteAsync(shop.Database, """
            CREATE TABLE orders (id int PRIMARY KEY, status text NOT NULL, data text NOT NULL);
            INSERT INTO orders SELECT i, (ARRAY['RECEIVED', 'MEASURE', 'CONFIRM'])[1 + i % 3], repeat(md5(i::text), 40) FROM generate_series(1, 2000) i;
            """);
        await File.WriteAllTextAsync(shop.ManifestPath, Manifest);
        return shop;
    }

    /// <summary>From now on <c>pg_dump</c> stops in the middle of the orders until <see cref="LetDumpsGo"/>, or its caller is gone.</summary>
    public void HoldDumps() => UseDump($$"""
        "$real" "$@" | {
            head -c 600000
            while [ ! -e '{{GoFile}}' ]; do kill -0 $PPID 2>/dev/null || exit 1; sleep 0.02; done
            cat
        }
        """);

    /// <summary>From now on <c>pg_dump</c> fails and says why.</summary>
    public void FailDumps(string message) => UseDump($"""
        echo '{message}' >&2
        exit 1
        """);

    public void LetDumpsGo() => File.WriteAllText(GoFile, "");

    /// <summary>The configuration of an instance.</summary>
    public string[] Arguments(string? connection = null)
    {
        List<string> arguments =
        [
            $"--OrderBackup:Connection={connection ?? Server.ConnectionString(Database)}",
            $"--OrderBackup:ManifestPath={ManifestPath}",
            .. Tiers.Select((tier, index) => $"--OrderBackup:Folders:{index}={tier}"),
        ];
        if (Directory.Exists(ToolsFolder))
        {
            arguments.Add($"--OrderBackup:ToolsFolder={ToolsFolder}");
        }

        return [.. arguments];
    }

    /// <summary>Starts an instance in this process, on real Kestrel.</summary>
    public async Task<Instance> StartAsync(string? connection = null)
    {
        var app = ShopApplication.Build(Arguments(connection));
        _instances.Add(app);
        await app.StartAsync();
        return new Instance(app.Urls.Single(), app);
    }

    /// <summary>Starts an instance in this process that has a clock of its own and further settings.</summary>
    public async Task<Instance> StartAsync(TimeProvider clock, string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var app = ShopApplication.Build([.. Arguments(), .. settings], builder =>
        {
            builder.Services.AddSingleton(clock);
            configure?.Invoke(builder);
        });
        _instances.Add(app);
        await app.StartAsync();
        return new Instance(app.Urls.Single(), app);
    }

    /// <summary>Starts an instance in a process of its own.</summary>
    public async Task<InstanceProcess> StartProcessAsync(params string[] settings)
    {
        var process = await InstanceProcess.StartAsync([.. Arguments(), .. settings]);
        _instances.Add(process);
        return process;
    }

    private void UseDump(string commands)
    {
        Directory.CreateDirectory(ToolsFolder);
        File.CreateSymbolicLink(Path.Combine(ToolsFolder, "psql"), Path.Combine(Server.BinFolder, "psql"));
        var script = Path.Combine(ToolsFolder, "pg_dump");
        File.WriteAllText(script, $"""
            #!/bin/sh
            real='{Path.Combine(Server.BinFolder, "pg_dump")}'
            [ "$1" = --version ] && exec "$real" --version
            {commands}

            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, Executable);
        }
    }

    public async ValueTask DisposeAsync()
    {
        LetDumpsGo();
        foreach (var instance in _instances)
        {
            // Stopping waits for what a run still writes down after its outcome can be seen; thrown away, it would write on.
            if (instance is WebApplication app)
            {
                await StopAsync(app);
            }

            await instance.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static async Task StopAsync(WebApplication app)
    {
        try
        {
            await app.StopAsync();
        }
        catch (ObjectDisposedException)
        {
            // The test itself has thrown it away.
        }
    }
}
