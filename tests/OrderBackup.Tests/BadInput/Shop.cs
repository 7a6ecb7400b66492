using OrderBackup.Backup;
using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.BadInput;

/// <summary>A server of its own, so that nobody else changes its list of databases, with a shop's database and a backup of it.</summary>
public sealed class Shop : IAsyncLifetime
{
    public const string Database = "shop";

    private int _folders;

    public string Folder { get; } = Directory.CreateTempSubdirectory("order-backup-input-").FullName;

    public ThrowawayServer Server { get; private set; } = null!;

    public string ManifestPath { get; private set; } = "";

    /// <summary>An intact backup of the database, whose owner and extension other servers lack.</summary>
    public string Backup { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Server = await ThrowawayServer.StartAsync();
        await Server.ExecuteAsync("postgres", "CREATE ROLE shop_owner; CREATE ROLE shop_clerk");
        await Server.CreateDatabaseAsync(Database, "template0", "OWNER shop_owner");
        await Server.ExecuteAsync(Database, SmallOrders.Sql + "CREATE EXTENSION adminpack; ALTER TABLE orders OWNER TO shop_owner; GRANT SELECT ON orders TO shop_clerk;");
        ManifestPath = SmallOrders.WriteManifest(Folder);
        var result = await Service().BackupAsync(new BackupRequest { Folders = [NewPath()] });
        Assert.Equal(BackupVerdict.Verified, result.Verdict);
        Backup = result.Tiers[0].Backup!;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A path that nothing is at.</summary>
    public string NewPath() => Path.Combine(Folder, $"new_{Interlocked.Increment(ref _folders)}");

    public OrderBackupService Service(string? connection = null, string? manifest = null, string? tools = null) =>
        new(new OrderBackupOptions { Connection = connection ?? Server.ConnectionString(Database), ManifestPath = manifest ?? ManifestPath, ToolsFolder = tools });
}
