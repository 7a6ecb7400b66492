using OrderBackup.Backup;
using OrderBackup.Retention;

namespace OrderBackup.Tests.Retention;

/// <summary>Prunes of real backups: damaged ones, and pinned ones.</summary>
public sealed class PrunedTierTests(ServerFixture fixture) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("order-backup-prune-").FullName;
    private OrderBackupService _service = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Tier => Path.Combine(_folder, "tier");

    private PruneRequest KeepOne => new() { Folder = Tier, Daily = 0, Weekly = 0, Monthly = 0, KeepVerified = 1 };

    public async ValueTask InitializeAsync()
    {
        _service = new OrderBackupService(new OrderBackupOptions
        {
            Connection = fixture.Server.ConnectionString(await fixture.CreateDatabaseAsync(SmallOrders.Sql)),
            ManifestPath = SmallOrders.WriteManifest(_folder),
        });
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("missing")]
    public async Task Newest_backup_that_is_damaged_does_not_let_the_last_whole_one_go(string damage)
    {
        var whole = await BackUpAsync();
        var newest = await BackUpAsync();
        Assert.Equal([whole], (await _service.PruneAsync(KeepOne with { DryRun = true }, Cancellation)).Deleted);

        var dump = Directory.GetFiles(Path.Combine(Tier, newest), "*.sql").Single();
        if (damage == "missing")
        {
            File.Delete(dump);
        }
        else
        {
            using var file = new FileStream(dump, FileMode.Open);
            file.SetLength(file.Length - 1);
        }

        var result = await _service.PruneAsync(KeepOne, Cancellation);
        Assert.Empty(result.Deleted);
        Assert.Equal(["cannot be read", "newest, newest verified"], result.Kept.Select(kept => kept.Reason).Order());
        var finding = Assert.Single(result.Findings);
        Assert.Equal(RuntimeIds.NotABackup, finding.Id);
        Assert.Contains(Path.GetFileName(dump), finding.Message, StringComparison.Ordinal);
        Assert.True((await _service.VerifyAsync(new() { Backup = Path.Combine(Tier, whole) }, cancellationToken: Cancellation)).IsIntact);
    }

    [Fact]
    public async Task Pinned_backup_stays_is_listed_and_shown_as_such_and_is_still_intact()
    {
        var old = await BackUpAsync();
        var newest = await BackUpAsync();
        var path = Path.Combine(Tier, old);
        var before = await File.ReadAllBytesAsync(Path.Combine(path, "backup_info.json"), Cancellation);
        Assert.Equal(new PinResult(old, true, "before the migration"), await _service.PinAsync(path, "before the migration", Cancellation));

        var result = await _service.PruneAsync(KeepOne, Cancellation);
        Assert.Empty(result.Deleted);
        Assert.Equal("pinned", result.Kept.Single(kept => kept.Name == old).Reason);
        Assert.Equal([(newest, false, null), (old, true, "before the migration")], (await _service.ListAsync(Tier, Cancellation)).Select(backup => (backup.Name, backup.Pinned, backup.PinReason)));
        Assert.True((await _service.ShowAsync(path, Cancellation)).Pinned);
        Assert.True((await _service.VerifyAsync(new() { Backup = path }, cancellationToken: Cancellation)).IsIntact);
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(path, "backup_info.json"), Cancellation));

        await _service.UnpinAsync(path, Cancellation);
        Assert.False((await _service.ShowAsync(path, Cancellation)).Pinned);
        Assert.Equal([old], (await _service.PruneAsync(KeepOne, Cancellation)).Deleted);
    }

    [Fact]
    public async Task Pin_whose_file_cannot_be_understood_is_a_pin()
    {
        var old = await BackUpAsync();
        await BackUpAsync();
        await _service.PinAsync(Path.Combine(Tier, old), cancellationToken: Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Tier, ".pins", old + ".json"), "{", Cancellation);
        Assert.Empty((await _service.PruneAsync(KeepOne, Cancellation)).Deleted);
    }

    [Fact]
    public async Task Pins_that_cannot_be_listed_keep_everything()
    {
        await BackUpAsync();
        await BackUpAsync();
        await File.WriteAllTextAsync(Path.Combine(Tier, ".pins"), "no folder", Cancellation);
        var refusal = await Assert.ThrowsAsync<OrderBackupException>(() => _service.PruneAsync(KeepOne, Cancellation));
        Assert.Equal(RuntimeIds.FolderUnusable, refusal.Id);
        Assert.Equal(2, Directory.GetDirectories(Tier).Count(path => Path.GetFileName(path)[0] != '.'));
    }

    [Fact]
    public async Task What_is_no_backup_cannot_be_pinned()
    {
        var made = await BackUpAsync();
        foreach (var path in new[] { Tier, Path.Combine(Tier, "20200101_000000"), Path.Combine(Tier, made, "system_files") })
        {
            Assert.Equal(RuntimeIds.NotABackup, (await Assert.ThrowsAsync<OrderBackupException>(() => _service.PinAsync(path, cancellationToken: Cancellation))).Id);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => _service.PinAsync(Path.Combine(Tier, made), "two\nlines", Cancellation));
        Assert.False(Directory.Exists(Path.Combine(Tier, ".pins")));
    }

    private async Task<string> BackUpAsync() => (await _service.BackupAsync(new BackupRequest { Folders = [Tier] }, cancellationToken: Cancellation)).Info!.Name;
}
