using OrderBackup.Backup;

namespace OrderBackup.Tests.Damage;

/// <summary>One backup of the same small database in each compression, which the tests copy before they damage it.</summary>
public sealed class MadeBackups(ServerFixture fixture) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-damage-").FullName;
    private readonly Dictionary<DumpCompression, string> _backups = [];

    /// <summary>A copy of the backup for one test.</summary>
    internal BackupCopy Copy(DumpCompression compression = DumpCompression.None) => BackupCopy.Of(_backups[compression]);

    public async ValueTask InitializeAsync()
    {
        var service = new OrderBackupService(new OrderBackupOptions
        {
            Connection = fixture.Server.ConnectionString(await fixture.CreateDatabaseAsync(SmallOrders.Sql)),
            ManifestPath = SmallOrders.WriteManifest(_folder),
        });
        foreach (var compression in Enum.GetValues<DumpCompression>())
        {
            var request = new BackupRequest { Folders = [Path.Combine(_folder, compression.ToString())], Compression = compression };
            var result = await service.BackupAsync(request);
            Assert.Equal(BackupVerdict.Verified, result.Verdict);
            _backups[compression] = result.Tiers[0].Backup!;
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
