using OrderBackup.Backup;

namespace OrderBackup.Tests.Faults;

/// <summary>Whatever psql and pg_dump do during a restore, the target stays exactly what it was and nothing is left behind.</summary>
public sealed class RestoreToolFaultTests(RestoreCase shared) : IClassFixture<RestoreCase>
{
    private static readonly Dictionary<string, string> PsqlFaults = new()
    {
        ["killed in the middle"] = """head -c 100000 | run "$@"; kill -9 $$""",
        ["exit code 3 in the middle"] = """head -c 100000 | run "$@"; exit 3""",
        ["half the input, exit code 0"] = """head -c 150000 | run "$@"; exit 0""",
        ["half the rows, exit code 0"] = """awk '/^1990\t[A-Z]/ { exit } { print }' | run "$@"; exit 0""",
        ["no constraints, exit code 0"] = """awk '/ADD CONSTRAINT/ { exit } { print }' | run "$@"; exit 0""",
        ["exit code 2 at once"] = "echo 'psql: error: no' >&2; exit 2",
    };

    private static readonly Dictionary<string, string> PgDumpFaults = new()
    {
        ["killed in the middle"] = """run "$@" | head -c 100000; kill -9 $$""",
        ["exit code 1 after everything"] = """run "$@"; exit 1""",
        ["cut at a row, exit code 0"] = """run "$@" | awk '/^77\t[A-Z]/ { exit } { print }'""",
        ["one changed byte"] = """run "$@" | sed 's/^77\tCONFIRM/77\tCONFIRN/'""",
        ["one row less"] = """run "$@" | sed '/^77\t[A-Z]/d'""",
    };

    private readonly OrderCase _orders = shared.Orders;

    // New, Drill and Replace build the new database alike; what differs between them is what one fault each shows.
    public static TheoryData<string, string> LoadFaults =>
    [
        .. from mode in (string[])["Replace", "InPlace"] from fault in PsqlFaults.Keys select (mode, fault),
        ("New", "half the rows, exit code 0"),
        ("Drill", "half the rows, exit code 0"),
    ];

    public static TheoryData<string, string> ComparisonFaults =>
        [.. from fault in PgDumpFaults.Keys select ("Replace", fault), ("New", "one changed byte"), ("Drill", "killed in the middle")];

    [Theory]
    [MemberData(nameof(LoadFaults))]
    public async Task Psql_that_fails_leaves_everything_as_it_was(string mode, string fault)
    {
        using var tools = _orders.WithProxy("psql", PsqlFaults[fault]);
        var failure = await _orders.FailingRestoreAsync(mode, tools.Path);
        Assert.Contains(failure.Id, (string[])[RuntimeIds.LoadFailed, RuntimeIds.RestoreDiffers]);
    }

    [Theory]
    [InlineData("Replace", "/^1977\\t[A-Z]/d")]
    [InlineData("New", "s/^77\\tCONFIRM/77\\tCONFIRN/")]
    [InlineData("InPlace", "/^1977\\t[A-Z]/d")]
    [InlineData("InPlace", "s/^77\\tCONFIRM/77\\tCONFIRN/")]
    [InlineData("Drill", "/^1977\\t[A-Z]/d")]
    public async Task Altered_load_is_found_by_the_comparison(string mode, string change)
    {
        using var tools = _orders.WithProxy("psql", $"""sed -u '{change}' | run "$@" """);
        var failure = await _orders.FailingRestoreAsync(mode, tools.Path);
        Assert.Equal(RuntimeIds.RestoreDiffers, failure.Id);
        Assert.Contains(failure.Findings, finding => finding is { Id: RuntimeIds.DataDiffers, Table: "orders" });
    }

    [Theory]
    [MemberData(nameof(ComparisonFaults))]
    public async Task Pg_dump_that_fails_in_the_comparison_leaves_everything_as_it_was(string mode, string fault)
    {
        using var tools = _orders.WithProxy("pg_dump", PgDumpFaults[fault]);
        var failure = await _orders.FailingRestoreAsync(mode, tools.Path);
        Assert.Equal(fault is "killed in the middle" or "exit code 1 after everything" ? RuntimeIds.DumpFailed : RuntimeIds.RestoreDiffers, failure.Id);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("exit 0")]
    public async Task Cut_list_of_what_to_drop_leaves_the_target_of_a_restore_in_place_as_it_was(string end)
    {
        using var tools = _orders.WithProxy("pg_dump", $"""
            run "$@" | head -c 300; {end}
            """);
        var failure = await _orders.FailingRestoreAsync("InPlace", tools.Path);
        Assert.Contains(failure.Id, (string[])[RuntimeIds.DumpFailed, RuntimeIds.LoadFailed]);
    }

    [Fact]
    public async Task Psql_that_closes_its_input_and_hangs_is_stopped()
    {
        using var tools = _orders.WithProxy("psql", "head -c 20000 > /dev/null; exec <&-; exec sleep 600");
        Assert.Equal(RuntimeIds.LoadFailed, (await _orders.FailingRestoreAsync("New", tools.Path)).Id);
    }

    [Theory]
    [InlineData("New")]
    [InlineData("InPlace")]
    public Task Hanging_psql_is_gone_after_cancellation(string mode) =>
        CancelWhenHangingAsync(mode, "psql", id => $"""head -c 100000 | run "$@"; {ToolProxy.WriteId(id)}; exec sleep 600""");

    [Theory]
    [InlineData("Replace")]
    [InlineData("Drill")]
    public Task Hanging_pg_dump_is_gone_after_cancellation_of_the_comparison(string mode) =>
        CancelWhenHangingAsync(mode, "pg_dump", id => $"""run "$@" | head -c 100000; {ToolProxy.WriteId(id)}; exec sleep 600""");

    [Theory]
    [InlineData("Replace", "verify")]
    [InlineData("Replace", "load")]
    [InlineData("Replace", "compare")]
    [InlineData("New", "load")]
    [InlineData("InPlace", "load")]
    [InlineData("InPlace", "compare")]
    [InlineData("Drill", "compare")]
    public async Task Cancellation_leaves_everything_as_it_was(string mode, string phase)
    {
        var before = await _orders.StateAsync();
        using var cancel = new CancellationTokenSource();
        var progress = new OnPhase(phase, cancel.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _orders.RestoreAsync(mode, progress: progress, cancellationToken: cancel.Token));
        Assert.Equal(before, await _orders.StateAsync());
    }

    [Theory]
    [InlineData("Replace")]
    [InlineData("New")]
    [InlineData("InPlace")]
    [InlineData("Drill")]
    public async Task Dump_that_violates_a_constraint_leaves_everything_as_it_was(string mode)
    {
        // The first order's key given to the second as well: consistent in itself, and still no database.
        using var backup = await TamperedBackup.CreateAsync(_orders.Backup, dump => dump.Replace("\n2\tCONFIRM\t", "\n1\tCONFIRM\t", StringComparison.Ordinal));
        Assert.True((await _orders.Service().VerifyAsync(new() { Backup = backup.Path }, cancellationToken: TestContext.Current.CancellationToken)).IsIntact);
        var failure = await _orders.FailingRestoreAsync(mode, backup: backup.Path);
        Assert.Equal(RuntimeIds.LoadFailed, failure.Id);
        Assert.Contains("orders_pkey", failure.Message, StringComparison.Ordinal);
    }

    private async Task CancelWhenHangingAsync(string mode, string tool, Func<string, string> script)
    {
        var file = Path.Combine(_orders.Folder, Guid.NewGuid().ToString("N"));
        using var tools = _orders.WithProxy(tool, script(file));
        var before = await _orders.StateAsync();
        using var cancel = new CancellationTokenSource();
        var restoring = _orders.RestoreAsync(mode, tools.Path, cancellationToken: cancel.Token);
        var id = await Condition.ProcessIdAsync(file);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => restoring);
        Assert.False(Condition.Runs(id));
        Assert.Equal(before, await _orders.StateAsync());
    }
}
