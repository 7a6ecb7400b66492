using Npgsql;

namespace OrderBackup.Tests.Faults;

/// <summary>Sessions that are ended, or get in the way, while a restore is at work.</summary>
public sealed class RestoreServerFaultTests(LargeRestoreCase shared) : IClassFixture<LargeRestoreCase>
{
    private readonly OrderCase _orders = shared.Orders;

    [Theory]
    [InlineData("Replace")]
    [InlineData("InPlace")]
    [InlineData("Drill")]
    public async Task Loading_session_that_is_terminated_leaves_everything_as_it_was(string mode)
    {
        var progress = new OnPhase("load", () => TerminateAsync($"starts_with(datname, '{_orders.Name}') AND xact_start IS NOT NULL AND application_name = 'order-backup'"));
        var failure = await _orders.FailingRestoreAsync(mode, progress: progress);
        Assert.Equal(RuntimeIds.LoadFailed, failure.Id);
        Assert.Contains("terminating connection", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New")]
    [InlineData("InPlace")]
    public async Task Psql_that_is_killed_in_the_middle_of_the_load_leaves_everything_as_it_was(string mode)
    {
        var file = Path.Combine(_orders.Folder, Guid.NewGuid().ToString("N"));
        using var tools = _orders.WithProxy("psql", $"{ToolProxy.WriteId(file)}; exec \"$real\" \"$@\"");
        var progress = new OnPhase("load", async () =>
        {
            using var psql = System.Diagnostics.Process.GetProcessById(await Condition.ProcessIdAsync(file));
            psql.Kill();
        });
        var failure = await _orders.FailingRestoreAsync(mode, tools.Path, progress);
        Assert.Equal(RuntimeIds.LoadFailed, failure.Id);
        Assert.Contains("137", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comparing_session_that_is_terminated_leaves_everything_as_it_was()
    {
        var progress = new OnPhase("compare", () => TerminateAsync($"starts_with(datname, '{_orders.Name}') AND query LIKE 'COPY%'"));
        var failure = await _orders.FailingRestoreAsync("Replace", progress: progress);
        Assert.Equal(RuntimeIds.DumpFailed, failure.Id);
    }

    [Fact]
    public async Task Lost_connection_of_the_restore_itself_still_lets_what_was_created_be_dropped()
    {
        var progress = new OnPhase("compare", () => TerminateAsync($"starts_with(datname, '{_orders.Name}') AND query LIKE 'COPY%' OR datname = 'postgres' AND query LIKE '%{_orders.Name}%' AND application_name = 'order-backup'"));
        Assert.Equal(RuntimeIds.DumpFailed, (await _orders.FailingRestoreAsync("New", progress: progress)).Id);
    }

    [Fact]
    public async Task Cancellation_of_the_swap_leaves_the_target_as_it_was_and_names_what_was_created()
    {
        var before = await _orders.StateAsync();
        using var cancel = new CancellationTokenSource();
        var failure = await Assert.ThrowsAsync<OrderBackupException>(
            () => _orders.RestoreAsync("Replace", progress: new OnPhase("swap", cancel.Cancel), cancellationToken: cancel.Token));
        await AssertOnlyNamedAsync(before, failure);
    }

    [Fact]
    public async Task Cancellation_while_the_swap_waits_for_a_session_leaves_the_target_as_it_was_and_names_what_was_created()
    {
        var before = await _orders.StateAsync();
        using var cancel = new CancellationTokenSource();
        await using var session = new NpgsqlConnection(_orders.Server.ConnectionString(_orders.Name));
        var restoring = _orders.RestoreAsync("Replace", progress: new OnPhase("swap", session.Open), cancellationToken: cancel.Token);
        await RenameWaitsAsync();
        await cancel.CancelAsync();
        var failure = await Assert.ThrowsAsync<OrderBackupException>(() => restoring);
        await session.CloseAsync();
        await AssertOnlyNamedAsync(before, failure);
    }

    [Fact]
    public async Task Session_that_connects_before_the_swap_prevents_it_and_the_message_names_what_was_created()
    {
        var before = await _orders.StateAsync();
        await using var session = new NpgsqlConnection(_orders.Server.ConnectionString(_orders.Name));
        var failure = await Assert.ThrowsAsync<OrderBackupException>(
            () => _orders.RestoreAsync("Replace", progress: new OnPhase("swap", session.Open), cancellationToken: TestContext.Current.CancellationToken));
        await session.CloseAsync();
        Assert.Contains("being accessed by other users", failure.Message, StringComparison.Ordinal);
        await AssertOnlyNamedAsync(before, failure);
    }

    [Fact]
    public async Task Session_that_ends_while_the_swap_waits_does_not_prevent_it()
    {
        using var own = await OrderCase.CreateAsync(_orders.Server, await CreateDatabaseAsync("fault_swap"));
        await own.MakeBackupAsync();
        var before = await own.Server.ExecuteAsync("postgres", $"SELECT oid FROM pg_database WHERE datname = '{own.Name}'");
        await own.StateAsync();
        await using var session = new NpgsqlConnection(own.Server.ConnectionString(own.Name));
        var restoring = own.RestoreAsync("Replace", progress: new OnPhase("swap", session.Open), cancellationToken: TestContext.Current.CancellationToken);
        await RenameWaitsAsync(own.Name);
        await session.CloseAsync();
        var result = await restoring;
        Assert.True(result.Succeeded);
        Assert.Equal(before, await own.Server.ExecuteAsync("postgres", $"SELECT oid FROM pg_database WHERE datname = '{result.FormerDatabase}'"));
    }

    private async Task<string> CreateDatabaseAsync(string name)
    {
        await _orders.Server.CreateDatabaseAsync(name, "template0");
        return name;
    }

    private Task RenameWaitsAsync(string? name = null) => Condition.IsTrueAsync(async () => await _orders.Server.ExecuteAsync(
        "postgres", $"SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'ALTER DATABASE \"{name ?? _orders.Name}\" RENAME%'") == "1");

    private async Task AssertOnlyNamedAsync(string before, OrderBackupException failure)
    {
        Assert.Equal(RuntimeIds.SwapFailed, failure.Id);
        var created = await _orders.Server.ExecuteAsync("postgres", $"SELECT datname FROM pg_database WHERE starts_with(datname, '{_orders.Name}_')");
        Assert.Contains(created!, failure.Message, StringComparison.Ordinal);
        Assert.Contains($"{_orders.Name} is as it was", failure.Message, StringComparison.Ordinal);
        await _orders.Server.ExecuteAsync("postgres", $"DROP DATABASE \"{created}\"");
        Assert.Equal(before, await _orders.StateAsync());
    }

    private async Task TerminateAsync(string which)
    {
        var count = await _orders.Server.ExecuteAsync("postgres", $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE ({which}) AND pid <> pg_backend_pid()");
        Assert.NotEqual("0", count);
    }
}
