using OrderBackup.Backup;

namespace OrderBackup.Tests.Faults;

/// <summary>A backup whose session is ended, whose disk is full, and one of a database that is written to all the time.</summary>
public sealed class BackupServerFaultTests(LargeRestoreCase shared) : IClassFixture<LargeRestoreCase>
{
    private readonly OrderCase _orders = shared.Orders;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Terminated_session_of_pg_dump_makes_no_backup()
    {
        var progress = new OnPhase("dump", async () => Assert.NotEqual("0", await _orders.Server.ExecuteAsync(
            "postgres", $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{_orders.Name}' AND query LIKE 'COPY%'")));
        var failure = await FailingBackup.RunAsync(_orders, progress: progress);
        Assert.Equal(RuntimeIds.DumpFailed, failure.Id);
        Assert.Contains("\"orders\" failed", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DumpCompression.None)]
    [InlineData(DumpCompression.Gzip)]
    [InlineData(DumpCompression.Zstd)]
    public async Task Full_disk_makes_no_backup(DumpCompression compression)
    {
        await using var disk = await SmallDisk.MountAsync(compression == DumpCompression.None ? "1m" : "256k");
        var failure = await FailingBackup.RunAsync(_orders, tier: disk.Path, compression: compression);
        Assert.Equal(RuntimeIds.FolderUnusable, failure.Id);
        Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disk_without_any_room_makes_no_backup()
    {
        await using var disk = await SmallDisk.MountAsync();
        disk.Fill();
        Assert.Equal(RuntimeIds.FolderUnusable, (await FailingBackup.RunAsync(_orders, tier: disk.Path)).Id);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Full_second_tier_leaves_the_first_complete(bool isFullFromTheStart)
    {
        await using var disk = await SmallDisk.MountAsync();
        if (isFullFromTheStart)
        {
            disk.Fill();
        }

        var result = await _orders.Service().BackupAsync(new BackupRequest { Folders = [FailingBackup.NewTier(_orders), disk.Path] }, cancellationToken: Cancellation);
        Assert.Equal((BackupVerdict.Verified, false), (result.Verdict, result.Succeeded));
        Assert.Equal([true, false], result.Tiers.Select(tier => tier.Succeeded));
        Assert.Contains(result.Findings, finding => finding.Id == RuntimeIds.TierFailed);
        Assert.Empty(Directory.GetDirectories(disk.Path));
        Assert.True((await _orders.Service().VerifyAsync(new() { Backup = result.Tiers[0].Backup! }, cancellationToken: Cancellation)).IsIntact);
    }

    [Fact]
    public async Task Backup_under_concurrent_writes_shows_one_instant()
    {
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writing = Task.Run(
            async () =>
            {
                for (; !stop.IsCancellationRequested; written++)
                {
                    // In every instant each order of the writer has its event, and their notes are the same.
                    await _orders.Server.ExecuteAsync(_orders.Name, $"""
                        INSERT INTO orders VALUES ({100_000 + written}, 'RECEIVED', 'live');
                        INSERT INTO order_events VALUES ({100_000 + written}, {100_000 + written}, '0');
                        UPDATE order_events SET note = '{written}' WHERE id >= 100000;
                        UPDATE orders SET data = '{written}' WHERE id >= 100000;
                        """);
                }
            },
            Cancellation);
        BackupResult result;
        var before = 0;
        try
        {
            await Condition.IsTrueAsync(() => Volatile.Read(ref written) > 3);
            var progress = new OnPhase("dump", () =>
            {
                before = Volatile.Read(ref written);
                return Condition.IsTrueAsync(() => Volatile.Read(ref written) > before + 3 || writing.IsCompleted);
            });
            result = await _orders.Service().BackupAsync(new BackupRequest { Folders = [FailingBackup.NewTier(_orders)] }, progress, Cancellation);
            Assert.True(progress.Happened);
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
        }

        Assert.Equal(BackupVerdict.Verified, result.Verdict);
        await _orders.StateAsync();
        Assert.True((await _orders.RestoreAsync("New", backup: result.Tiers[0].Backup, cancellationToken: Cancellation)).Succeeded);
        var restored = _orders.Name + "_new";
        Assert.Equal("0", await _orders.Server.ExecuteAsync(restored, """
            SELECT count(*) FROM orders o FULL JOIN order_events e ON e.id = o.id
            WHERE coalesce(o.id, e.id) >= 100000 AND (o.data IS DISTINCT FROM e.note OR o.data <> (SELECT max(note::int)::text FROM order_events WHERE id >= 100000))
            """));
        foreach (var table in result.Info!.Proof.Tables)
        {
            Assert.Equal(await _orders.Server.ExecuteAsync(restored, $"SELECT count(*) FROM {table.QualifiedName.ToSql()}"), table.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        await _orders.Server.ExecuteAsync("postgres", $"DROP DATABASE {restored}");
    }
}
