using OrderBackup.Backup;
using OrderBackup.Retention;

namespace OrderBackup.Tests.Retention;

public sealed class PruneRunTests : IDisposable
{
    private readonly string _tier = Directory.CreateTempSubdirectory("order-backup-prune-").FullName;

    public void Dispose() => Directory.Delete(_tier, recursive: true);

    [Fact]
    public async Task Old_backups_are_gone_and_nothing_else_is()
    {
        var backups = new[] { Make("20260217_120000"), Make("20260216_120000"), Make("20260215_120000") };
        Directory.CreateDirectory(Path.Join(_tier, "notes"));

        var result = await PruneAsync(backups);

        Assert.Equal(["20260216_120000", "20260215_120000"], result.Deleted);
        Assert.Equal([new RetainedBackup("20260217_120000", "newest, newest verified")], result.Kept);
        Assert.Empty(result.Findings);
        Assert.Equal(["20260217_120000", "notes"], Entries());
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_deletes_nothing()
    {
        var backups = new[] { Make("20260217_120000"), Make("20260216_120000") };
        Directory.CreateDirectory(Path.Join(_tier, "20260101_000000.deleting"));

        var result = await PruneAsync(backups, dryRun: true);

        Assert.True(result.DryRun);
        Assert.Equal(["20260216_120000"], result.Deleted);
        Assert.Equal(["20260101_000000.deleting", "20260216_120000", "20260217_120000"], Entries());
    }

    [Fact]
    public async Task What_a_killed_run_left_is_swept()
    {
        File.WriteAllText(Path.Join(Directory.CreateDirectory(Path.Join(_tier, "20260101_000000.deleting")).FullName, "dump.sql"), "x");
        Directory.CreateDirectory(Path.Join(_tier, "mine.deleting"));

        await PruneAsync([Make("20260217_120000")]);

        Assert.Equal(["20260217_120000", "mine.deleting"], Entries());
    }

    [Fact]
    public async Task What_was_recorded_of_a_backup_goes_with_it_and_with_nothing_else()
    {
        var backups = new[] { Make("20260217_120000"), Make("20260216_120000") };
        Directory.CreateDirectory(Path.Join(_tier, "20260101_000000.deleting"));
        Directory.CreateDirectory(Path.Join(_tier, "20260217_120000.deleting"));
        string[] names = ["20260217_120000", "20260216_120000", "20260101_000000"];
        foreach (var name in names)
        {
            await BackupRecords.WriteAsync(Path.Join(_tier, name), new DrillRecord(DateTimeOffset.UnixEpoch, true, 1, "15.18"));
            await BackupRecords.WriteAsync(Path.Join(_tier, name), new VerificationRecord(DateTimeOffset.UnixEpoch, true, null, null, "OrderBackup 0.1.0"));
        }

        Assert.Equal(["20260216_120000"], (await PruneAsync(backups)).Deleted);
        Assert.Equal([".drills", ".verifications", "20260217_120000"], Entries());
        foreach (var folder in (string[])[BackupRecords.DrillsFolder, BackupRecords.VerificationsFolder])
        {
            Assert.Equal("20260217_120000.json", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Join(_tier, folder)))));
        }
    }

    [Fact]
    public async Task A_leftover_of_the_same_name_does_not_stop_the_deletion()
    {
        Directory.CreateDirectory(Path.Join(_tier, "20260216_120000.deleting"));

        var result = await PruneAsync([Make("20260217_120000"), Make("20260216_120000")]);

        Assert.Empty(result.Findings);
        Assert.Equal(["20260217_120000"], Entries());
    }

    [Fact]
    public async Task A_link_is_not_followed_and_not_deleted()
    {
        var elsewhere = Directory.CreateTempSubdirectory("order-backup-elsewhere-").FullName;
        try
        {
            File.WriteAllText(Path.Join(elsewhere, "precious"), "x");
            Directory.CreateSymbolicLink(Path.Join(_tier, "20260216_120000"), elsewhere);
            Directory.CreateSymbolicLink(Path.Join(_tier, "20260101_000000.deleting"), elsewhere);

            var result = await PruneAsync([Make("20260217_120000"), Summary("20260216_120000")]);

            var finding = Assert.Single(result.Findings);
            Assert.Equal(RuntimeIds.FolderUnusable, finding.Id);
            Assert.EndsWith("it is a symbolic link.", finding.Message, StringComparison.Ordinal);
            Assert.Equal("could not be deleted", result.Kept[^1].Reason);
            Assert.True(File.Exists(Path.Join(elsewhere, "precious")));
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Fact]
    public async Task Links_inside_a_backup_go_without_what_they_point_at()
    {
        var elsewhere = Directory.CreateTempSubdirectory("order-backup-elsewhere-").FullName;
        try
        {
            File.WriteAllText(Path.Join(elsewhere, "precious"), "x");
            var old = Make("20260216_120000");
            Directory.CreateSymbolicLink(Path.Join(old.Folder, "system_files"), elsewhere);

            await PruneAsync([Make("20260217_120000"), old]);

            Assert.Equal(["20260217_120000"], Entries());
            Assert.True(File.Exists(Path.Join(elsewhere, "precious")));
        }
        finally
        {
            Directory.Delete(elsewhere, recursive: true);
        }
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("20260216_120000.partial")]
    [InlineData("20260216_120000\n")]
    public async Task A_folder_with_another_name_is_not_deleted(string name)
    {
        Directory.CreateDirectory(Path.Join(_tier, name));
        var other = Summary("20260216_120000") with { Name = name, Folder = Path.Join(_tier, name) };

        var result = await PruneAsync([Make("20260217_120000"), other]);

        Assert.Contains("its name is not that of a backup", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(Path.Join(_tier, name)));
    }

    [Fact]
    public async Task A_folder_elsewhere_is_not_deleted()
    {
        var nested = Directory.CreateDirectory(Path.Join(_tier, "nested", "20260216_120000")).FullName;

        var result = await PruneAsync([Make("20260217_120000"), Summary("20260216_120000") with { Folder = nested }]);

        Assert.Contains("it does not stand directly in", Assert.Single(result.Findings).Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(nested));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_reported()
    {
        var damaged = Make("20260101_120000") with { Snapshot = null, Verdict = BackupVerdict.Failed, Problem = "backup_info.json is cut off" };

        var result = await PruneAsync([Make("20260217_120000"), damaged]);

        var finding = Assert.Single(result.Findings);
        Assert.Equal(RuntimeIds.NotABackup, finding.Id);
        Assert.Contains("backup_info.json is cut off", finding.Message, StringComparison.Ordinal);
        Assert.True(Directory.Exists(damaged.Folder));
    }

    private Task<PruneResult> PruneAsync(BackupSummary[] backups, bool dryRun = false) =>
        PruneRun.RunAsync(
            new PruneRequest { Folder = _tier, Daily = 0, Weekly = 0, Monthly = 0, KeepVerified = 1, DryRun = dryRun },
            backups,
            TestContext.Current.CancellationToken);

    private BackupSummary Make(string name)
    {
        var backup = Summary(name);
        Directory.CreateDirectory(backup.Folder);
        File.WriteAllText(Path.Join(backup.Folder, "backup_info.json"), "{}");
        return backup;
    }

    private BackupSummary Summary(string name) => RetentionPolicyTests.Backup(name) with { Folder = Path.Join(_tier, name) };

    private IEnumerable<string?> Entries() => Directory.EnumerateFileSystemEntries(_tier).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
