using OrderBackup.Backup;

namespace OrderBackup.Tests.Damage;

/// <summary>What a verification found is known afterwards, beside the backup.</summary>
public sealed class VerificationRecordTests(MadeBackups backups) : IClassFixture<MadeBackups>
{
    private static readonly OrderBackupService Service = new(new OrderBackupOptions { ManifestPath = "BackupCoverage.txt" });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Latest_outcome_is_listed_and_shown_and_is_no_part_of_the_backup()
    {
        using var copy = backups.Copy();
        Assert.Null((await ListedAsync(copy)).LastVerification);
        var files = copy.Files;
        await copy.ProveIntactAsync();
        var intact = (await ListedAsync(copy)).LastVerification!;
        Assert.Equal((true, null, null), (intact.Intact, intact.Identical, intact.Error));
        Assert.StartsWith("OrderBackup ", intact.MadeBy, StringComparison.Ordinal);

        var content = await File.ReadAllBytesAsync(copy.PathOf(copy.Dump), Cancellation);
        content[^1] ^= 1;
        await File.WriteAllBytesAsync(copy.PathOf(copy.Dump), content, Cancellation);
        var finding = (await copy.FindDamageAsync())[0];
        var listed = await ListedAsync(copy);
        Assert.Null(listed.Problem);
        Assert.Equal((false, null, $"{finding.Id}: {finding.Message}"), (listed.LastVerification!.Intact, listed.LastVerification.Identical, listed.LastVerification.Error));
        Assert.Equal(listed.LastVerification, (await Service.ShowAsync(copy.Folder, Cancellation)).LastVerification);

        content[^1] ^= 1;
        await File.WriteAllBytesAsync(copy.PathOf(copy.Dump), content, Cancellation);
        await copy.ProveIntactAsync();
        Assert.True((await ListedAsync(copy)).LastVerification!.Intact);
        Assert.Equal(files, copy.Files);
    }

    [Fact]
    public async Task Medium_that_cannot_be_written_to_changes_no_outcome()
    {
        using var copy = backups.Copy();
        await File.WriteAllTextAsync(Path.Combine(copy.Folder, "..", BackupRecords.VerificationsFolder), "no folder", Cancellation);
        await copy.ProveIntactAsync();
        File.Delete(copy.PathOf(copy.Dump));
        Assert.NotEmpty(await copy.FindDamageAsync());
        Assert.Null((await ListedAsync(copy)).LastVerification);
    }

    [Fact]
    public async Task Record_that_cannot_be_understood_makes_no_backup_worse()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        var record = Assert.Single(Directory.GetFiles(Path.Combine(copy.Folder, "..", BackupRecords.VerificationsFolder)));
        await File.WriteAllTextAsync(record, "{ \"at\":", Cancellation);
        Assert.Equal((null, null), ((await ListedAsync(copy)).LastVerification, (await ListedAsync(copy)).Problem));
    }

    [Fact]
    public async Task List_says_which_file_is_missing_or_cut_off()
    {
        using var copy = await backups.Copy().ProveIntactAsync();
        Assert.Null((await ListedAsync(copy)).Problem);
        await using (var file = new FileStream(copy.PathOf(copy.Dump), FileMode.Open))
        {
            file.SetLength(file.Length - 1);
        }

        Assert.StartsWith($"{copy.Dump} has ", (await ListedAsync(copy)).Problem, StringComparison.Ordinal);
        var dump = copy.Dump;
        File.Delete(copy.PathOf(dump));
        Assert.Equal($"{dump} is missing", (await ListedAsync(copy)).Problem);
    }

    private static async Task<BackupSummary> ListedAsync(BackupCopy copy) => Assert.Single(await Service.ListAsync(Path.GetDirectoryName(copy.Folder)!, Cancellation));
}
