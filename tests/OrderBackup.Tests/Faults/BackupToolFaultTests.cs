using OrderBackup.Backup;

namespace OrderBackup.Tests.Faults;

/// <summary>Whatever pg_dump does, what it wrote is a backup only when it is whole and holds every row and covered column.</summary>
public sealed class BackupToolFaultTests(RestoreCase shared) : IClassFixture<RestoreCase>
{
    private static readonly Dictionary<string, (string Script, string Id, string Said)> Faults = new()
    {
        ["killed in the middle"] = ("""run "$@" | head -c 100000; kill -9 $$""", RuntimeIds.DumpFailed, "137"),
        ["exit code 1 after everything"] = ("""run "$@"; exit 1""", RuntimeIds.DumpFailed, "exit code 1"),
        ["nothing at all"] = ("exit 0", RuntimeIds.DumpIncomplete, "cut off"),
        ["cut in a row"] = ("""run "$@" | head -c 100000""", RuntimeIds.DumpIncomplete, "cut off"),
        ["cut after a row"] = ("""run "$@" | awk '/^77\t[A-Z]/ { exit } { print }'""", RuntimeIds.DumpIncomplete, "cut off"),
        ["cut before the constraints"] = ("""run "$@" | awk '/ADD CONSTRAINT/ { exit } { print }'""", RuntimeIds.DumpIncomplete, "cut off"),
        ["one row less"] = ("""run "$@" | sed '/^77\t[A-Z]/d'""", RuntimeIds.RowsMissing, "1,999 rows of orders"),
        ["one row twice"] = ("""run "$@" | sed '/^77\t[A-Z]/p'""", RuntimeIds.RowsMissing, "2,001 rows of orders"),
        ["one table less"] = ("""run "$@" | sed '/^COPY public.order_events/,/^\\\.$/d'""", RuntimeIds.RowsMissing, "order_events"),
        ["one column less"] = (
            """run "$@" | awk -F'\t' '/^COPY public.orders / { sub("status, ", ""); print; rows = 1; next } /^\\\.$/ { rows = 0 } rows { print $1 FS $3; next } { print }'""",
            RuntimeIds.ColumnMissing, "orders.status"),
    };

    private readonly OrderCase _orders = shared.Orders;

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task Faulty_dump_is_never_a_backup(string fault)
    {
        var (script, id, said) = Faults[fault];
        using var tools = _orders.WithProxy("pg_dump", script);
        var failure = await FailingBackup.RunAsync(_orders, tools.Path);
        Assert.Contains(failure.Findings, finding => finding.Id == id && finding.Message.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DumpCompression.Gzip)]
    [InlineData(DumpCompression.Zstd)]
    public async Task Faulty_dump_is_never_a_compressed_backup(DumpCompression compression)
    {
        using var tools = _orders.WithProxy("pg_dump", """run "$@" | head -c 100000; exit 1""");
        Assert.Equal(RuntimeIds.DumpFailed, (await FailingBackup.RunAsync(_orders, tools.Path, compression: compression)).Id);
    }

    [Fact]
    public async Task Unchanged_dump_through_a_script_is_a_backup_although_the_script_floods_standard_error()
    {
        using var tools = _orders.WithProxy("pg_dump", """head -c 20000000 /dev/zero | tr '\0' 'x' >&2; run "$@" """);
        var result = await _orders.Service(tools.Path).BackupAsync(
            new BackupRequest { Folders = [FailingBackup.NewTier(_orders)] }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(BackupVerdict.Verified, result.Verdict);
        Assert.Equal(2200, result.Info!.Proof.TotalRows);
    }

    [Theory]
    [InlineData(DumpCompression.None)]
    [InlineData(DumpCompression.Zstd)]
    public async Task Hanging_pg_dump_and_the_folder_are_gone_after_cancellation(DumpCompression compression)
    {
        var file = Path.Combine(_orders.Folder, Guid.NewGuid().ToString("N"));
        using var tools = _orders.WithProxy("pg_dump", $"""run "$@" | head -c 100000; {ToolProxy.WriteId(file)}; exec sleep 600""");
        using var cancel = new CancellationTokenSource();
        var tier = FailingBackup.NewTier(_orders);
        var running = _orders.Service(tools.Path).BackupAsync(new BackupRequest { Folders = [tier], Compression = compression }, cancellationToken: cancel.Token);
        var id = await Condition.ProcessIdAsync(file);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.False(Condition.Runs(id));
        Assert.Empty(Directory.GetDirectories(tier));
    }
}
