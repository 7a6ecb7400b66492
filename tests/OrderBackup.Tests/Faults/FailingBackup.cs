using OrderBackup.Backup;

namespace OrderBackup.Tests.Faults;

/// <summary>A backup that must not come about.</summary>
internal static class FailingBackup
{
    /// <summary>A folder for one test.</summary>
    public static string NewTier(OrderCase orders) => Path.Combine(orders.Folder, "tier_" + Guid.NewGuid().ToString("N"));

    /// <summary>Backs up, which must fail and leave no folder at all; returns why it failed.</summary>
    public static async Task<OrderBackupException> RunAsync(
        OrderCase orders, string? toolsFolder = null, IProgress<BackupProgress>? progress = null, string? tier = null, DumpCompression compression = DumpCompression.None)
    {
        tier ??= NewTier(orders);
        OrderBackupException failure;
        try
        {
            var result = await orders.Service(toolsFolder).BackupAsync(
                new BackupRequest { Folders = [tier], Compression = compression }, progress, TestContext.Current.CancellationToken);
            Assert.Equal(BackupVerdict.Failed, result.Verdict);
            Assert.False(result.Succeeded);
            failure = new OrderBackupException(result.Findings[0].Id, string.Join("\n", result.Findings), result.Findings);
        }
        catch (OrderBackupException thrown)
        {
            failure = thrown;
        }

        Assert.Empty(Directory.GetDirectories(tier));
        return failure;
    }
}
