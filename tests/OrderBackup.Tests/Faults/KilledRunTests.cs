using OrderBackup.Backup;
using OrderBackup.Tests.Tools;

namespace OrderBackup.Tests.Faults;

/// <summary>Real runs of the tool that are killed, interrupted or met by a second run in the middle of a dump.</summary>
public sealed class KilledRunTests(LargeRestoreCase shared, ServerFixture fixture) : IClassFixture<LargeRestoreCase>
{
    private readonly OrderCase _orders = shared.Orders;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_run_leaves_nothing_that_looks_like_a_backup_and_the_next_run_sweeps_it()
    {
        using var gate = new DumpGate(_orders);
        var tier = FailingBackup.NewTier(_orders);
        using var run = await StartInTheMiddleAsync(gate, tier);
        await SecondRunsAreRefusedAsync(tier, run.Id);

        await run.SignalAsync("KILL");
        await run.EndAsync();
        var left = Assert.Single(Directory.GetDirectories(tier));
        Assert.EndsWith(BackupFolder.PartialSuffix, left, StringComparison.Ordinal);
        Assert.Empty(await _orders.Service().ListAsync(tier, Cancellation));
        await Assert.ThrowsAsync<OrderBackupException>(() => _orders.RestoreAsync("New", backup: left, cancellationToken: Cancellation));

        // Nobody reads what pg_dump writes any more, so it ends by itself.
        await gate.OpenAsync();
        await Condition.IsTrueAsync(() => !Condition.Runs(gate.PgDumpId));
        await _orders.StateAsync();
        var next = await _orders.Service().BackupAsync(new BackupRequest { Folders = [tier] }, cancellationToken: Cancellation);
        Assert.Equal(BackupVerdict.Verified, next.Verdict);
        Assert.Equal([next.Tiers[0].Backup!], Directory.GetDirectories(tier));
    }

    [Theory]
    [InlineData("INT", false)]
    [InlineData("INT", true)]
    [InlineData("TERM", false)]
    public async Task Interrupted_backup_leaves_nothing_and_exits_with_1(string signal, bool wholeGroup)
    {
        using var gate = new DumpGate(_orders);
        var tier = FailingBackup.NewTier(_orders);
        using var run = await StartInTheMiddleAsync(gate, tier);
        await run.SignalAsync(signal, wholeGroup);
        var (exitCode, text) = await run.EndAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains(wholeGroup ? "order-backup" : "cancelled", text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(tier));
        await gate.OpenAsync();
        await Condition.IsTrueAsync(() => !Condition.Runs(gate.PgDumpId));
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("in-place")]
    public async Task Interrupted_restore_leaves_everything_as_it_was_and_exits_with_1(string mode)
    {
        var file = Path.Combine(_orders.Folder, Guid.NewGuid().ToString("N"));
        using var tools = _orders.WithProxy("psql", $"""head -c 5000000 | run "$@"; {ToolProxy.WriteId(file)}; exec sleep 600""");
        var before = await _orders.StateAsync();
        using var run = ToolRun.Start(_orders, tools.Path, _orders.Server.ConnectionString(_orders.Name), "restore", _orders.Backup, "--mode", mode);
        var psql = await Condition.ProcessIdAsync(file);
        await run.SignalAsync("INT", wholeGroup: true);
        Assert.Equal(1, (await run.EndAsync()).ExitCode);
        Assert.False(Condition.Runs(psql));
        Assert.Equal(before, await _orders.StateAsync());
    }

    [Fact]
    public async Task Killed_drill_leaves_a_database_that_the_next_drill_drops_and_no_other()
    {
        var file = Path.Combine(_orders.Folder, Guid.NewGuid().ToString("N"));
        using var tools = _orders.WithProxy("psql", $"""head -c 5000000 | run "$@"; {ToolProxy.WriteId(file)}; exec sleep 600""");
        var connection = _orders.Server.ConnectionString(_orders.Name);
        string[] others = [_orders.Name + "_drill_20260217_125940", _orders.Name + "_drill_20260217_125940_0123abcd"];
        foreach (var other in others)
        {
            await _orders.Server.CreateDatabaseAsync(other, "template0");
        }

        using var run = ToolRun.Start(_orders, tools.Path, connection, "drill", _orders.Backup);
        var psql = await Condition.ProcessIdAsync(file);
        var left = Assert.Single(await DrillDatabasesAsync(), name => !others.Contains(name));

        // The drill is at work: another one, which gets a name of another second, touches nothing of it.
        await Condition.IsTrueAsync(() => !left.Contains(BackupFolder.NameOf(DateTimeOffset.UtcNow), StringComparison.Ordinal));
        Assert.Empty(await DrillAsync());
        Assert.Contains(left, await DrillDatabasesAsync());

        await run.SignalAsync("KILL");
        await run.EndAsync();
        using (var standIn = System.Diagnostics.Process.GetProcessById(psql))
        {
            standIn.Kill();
        }

        await Condition.IsTrueAsync(async () => await SessionsAsync(left) == "0");
        await using (var user = new Npgsql.NpgsqlConnection(_orders.Server.ConnectionString(left) + ";Pooling=false"))
        {
            await user.OpenAsync(Cancellation);
            var inUse = Assert.Single(await DrillAsync());
            Assert.Contains("is in use", inUse.Message, StringComparison.Ordinal);
        }

        await Condition.IsTrueAsync(async () => await SessionsAsync(left) == "0");
        var swept = Assert.Single(await DrillAsync());
        Assert.Equal(FindingSeverity.Warning, swept.Severity);
        Assert.Contains("it was dropped", swept.Message, StringComparison.Ordinal);
        Assert.Equal(others, await DrillDatabasesAsync());
        foreach (var other in others)
        {
            await _orders.Server.ExecuteAsync("postgres", $"DROP DATABASE {other}");
        }
    }

    /// <summary>Drills, which must succeed, and tells what was found of leftovers: the programs may have warnings of their own.</summary>
    private async Task<IReadOnlyList<Finding>> DrillAsync()
    {
        var result = await _orders.RestoreAsync("Drill", cancellationToken: Cancellation);
        Assert.True(result.Succeeded, string.Join("\n", result.Findings));
        return [.. result.Findings.Where(finding => finding.Id == RuntimeIds.LoadFailed)];
    }

    private async Task<string?> SessionsAsync(string database) => await _orders.Server.ExecuteAsync("postgres", $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}'");

    private async Task<string[]> DrillDatabasesAsync() =>
        (await _orders.Server.ExecuteAsync("postgres", $"SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database WHERE datname ~ '^{_orders.Name}_drill_'"))!.Split(' ');

    private async Task<ToolRun> StartInTheMiddleAsync(DumpGate gate, string tier)
    {
        var run = ToolRun.Start(_orders, gate.ToolsFolder, _orders.Server.ConnectionString(_orders.Name), "backup", "--to", tier);
        await Condition.IsTrueAsync(() => Directory.Exists(tier)
            && Directory.GetDirectories(tier).SelectMany(Directory.GetFiles).Any(file => file.EndsWith(".sql", StringComparison.Ordinal) && new FileInfo(file).Length > 0));
        await gate.ReadIdAsync();
        return run;
    }

    private async Task SecondRunsAreRefusedAsync(string tier, int holder)
    {
        var sameDatabase = await Assert.ThrowsAsync<OrderBackupException>(
            () => _orders.Service().BackupAsync(new BackupRequest { Folders = [FailingBackup.NewTier(_orders)] }, cancellationToken: Cancellation));
        Assert.Equal(RuntimeIds.AlreadyRunning, sameDatabase.Id);
        var session = await _orders.Server.ExecuteAsync("postgres", "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = '" + _orders.Name + "')");
        Assert.Contains($"server process {session} (order-backup", sameDatabase.Message, StringComparison.Ordinal);

        using var other = await OrderCase.CreateAsync(fixture.Server, await fixture.CreateDatabaseAsync(), orders: 10);
        var sameFolder = await Assert.ThrowsAsync<OrderBackupException>(
            () => other.Service().BackupAsync(new BackupRequest { Folders = [tier] }, cancellationToken: Cancellation));
        Assert.Equal(RuntimeIds.AlreadyRunning, sameFolder.Id);
        Assert.Contains($"process {holder} on {Environment.MachineName}", sameFolder.Message, StringComparison.Ordinal);
    }

    /// <summary>A pg_dump whose output stops in the middle until the gate is opened, so that the moment is certain.</summary>
    private sealed class DumpGate : IDisposable
    {
        private readonly FaultyToolFolder _tools;
        private readonly string _idFile;

        public DumpGate(OrderCase orders)
        {
            // The real pg_dump runs as it would alone: a pipe that nobody reads holds it up.
            _tools = orders.WithProxy("pg_dump", """
                here=$(dirname "$0")
                mkfifo "$here/gate"
                id="$here/id" sh -c 'echo $$ > "$id.new"; mv "$id.new" "$id"; exec "$0" "$@"' "$real" "$@" | { head -c 3000000; read -r go < "$here/gate"; exec cat; }
                """);
            _idFile = _tools.PathOf("id");
        }

        public string ToolsFolder => _tools.Path;

        public int PgDumpId { get; private set; }

        public async Task ReadIdAsync() => PgDumpId = await Condition.ProcessIdAsync(_idFile);

        /// <summary>Lets what waits at the gate go on; when nothing does any more, that is well too.</summary>
        public async Task OpenAsync()
        {
            using var opening = System.Diagnostics.Process.Start("/bin/sh", ["-c", "exec 3<> \"$0\"; echo go >&3; sleep 0.1", _tools.PathOf("gate")]);
            await opening.WaitForExitAsync();
        }

        public void Dispose() => _tools.Dispose();
    }
}
