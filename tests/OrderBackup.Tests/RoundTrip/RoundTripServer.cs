using OrderBackup.Backup;
using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.RoundTrip;

/// <summary>The tests that share the servers; they run one after another.</summary>
[CollectionDefinition]
public sealed class RoundTripCollection : ICollectionFixture<RoundTripServer>;

/// <summary>A server of its own for the databases that are carried through backup and restore; each is made and backed up once.</summary>
public sealed class RoundTripServer : IAsyncLifetime
{
    /// <summary>Roles that the scripts name.</summary>
    internal const string Roles = """CREATE ROLE zoo_owner; CREATE ROLE zoo_reader; CREATE ROLE "zoo 캐럴"; """ + Catalog.WideSchema.Roles;

    private readonly Dictionary<string, Task<BackedUpDatabase>> _backedUp = [];
    private int _databases;
    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-round-trip-").FullName;

    public ThrowawayServer Server { get; private set; } = null!;

    /// <summary>A second server, with the roles of plain names only.</summary>
    public ThrowawayServer Other { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await ThrowawayServer.StartAsync();
        await Server.ExecuteAsync("postgres", Roles);
        Other = await ThrowawayServer.StartAsync();
        await Other.ExecuteAsync("postgres", "CREATE ROLE zoo_owner; CREATE ROLE zoo_reader;");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Other.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A folder for one test.</summary>
    internal string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    /// <summary>The name of a database for one test.</summary>
    internal string NewName() => $"alarm_{++_databases}";

    /// <summary>The database of a script with its backup, made on first use.</summary>
    internal async Task<BackedUpDatabase> GetAsync(string name)
    {
        if (!_backedUp.TryGetValue(name, out var found))
        {
            // Kept as a task, so that a failure to make it fails every test of it with the same message.
            _backedUp.Add(name, found = MakeAsync(RoundTripScript.Read(name)));
        }

        return await found;
    }

    private async Task<BackedUpDatabase> MakeAsync(RoundTripScript script)
    {
        var token = TestContext.Current.CancellationToken;
        var server = script.NeedsOtherServer ? Other : Server;
        await server.CreateDatabaseAsync(script.Database, "template0", script.CreateOptions);
        await ServerPrograms.PsqlAsync(server, script.Database, script.Sql);
        var folder = NewFolder(script.Name);
        var connection = server.ConnectionString(script.Database);
        var manifest = await EveryColumn.WriteManifestAsync(connection, Path.Combine(folder, "BackupCoverage.txt"), token);
        var product = new OrderBackupService(new OrderBackupOptions { Connection = connection, ManifestPath = manifest });
        var result = await product.BackupAsync(new BackupRequest { Folders = [Path.Combine(folder, "tier")] }, cancellationToken: token);
        return new BackedUpDatabase(server, script, manifest, result);
    }
}
