using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.Faults;

/// <summary>A server that is stopped at once, as by a crash, while a backup or a restore is at work.</summary>
public sealed class ServerStopTests : IAsyncLifetime
{
    private ThrowawayServer _server = null!;
    private OrderCase _orders = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ThrowawayServer.StartAsync();
        await _server.CreateDatabaseAsync("shop", "template0");
        _orders = await OrderCase.CreateAsync(_server, "shop", orders: 30_000, width: 27);
        await _orders.MakeBackupAsync();

        // What a crash loses of the buffers is PostgreSQL's affair (fsync is off here, but the machine does not stop).
        await _server.ExecuteAsync("shop", "CHECKPOINT");
    }

    public async ValueTask DisposeAsync()
    {
        _orders.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Stopped_server_makes_no_backup_and_a_restore_leaves_everything_as_it_was_or_names_what_it_created()
    {
        var before = await _orders.StateAsync();
        var failure = await FailingBackup.RunAsync(_orders, progress: new OnPhase("dump", _server.StopAsync));
        Assert.Equal(RuntimeIds.DumpFailed, failure.Id);
        await _server.StartAgainAsync();
        Assert.Equal(before, await _orders.StateAsync());

        // Started again in time, the restores drop what they created.
        foreach (var mode in (string[])["Replace", "InPlace"])
        {
            var restart = new OnPhase("load", async () =>
            {
                await _server.StopAsync();
                await _server.StartAgainAsync();
            });
            Assert.Equal(RuntimeIds.LoadFailed, (await _orders.FailingRestoreAsync(mode, progress: restart)).Id);
        }

        await StayingAwayAsync(before, "New", "load", RuntimeIds.LoadFailed);
        await StayingAwayAsync(before, "Replace", "swap", RuntimeIds.SwapFailed);
        await StayingAwayAsync(before, "InPlace", "compare", RuntimeIds.LoadFailed);
    }

    /// <summary>A server that does not come back during the restore keeps what was created; the message must name it.</summary>
    private async Task StayingAwayAsync(string before, string mode, string phase, string id)
    {
        var failure = await Assert.ThrowsAsync<OrderBackupException>(
            () => _orders.RestoreAsync(mode, progress: new OnPhase(phase, _server.StopAsync), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(id, failure.Id);
        await _server.StartAgainAsync();
        if (await _server.ExecuteAsync("postgres", "SELECT datname FROM pg_database WHERE datname LIKE 'shop\\_%'") is { } created)
        {
            Assert.Contains(created, failure.Message, StringComparison.Ordinal);
            await _server.ExecuteAsync("postgres", $"DROP DATABASE \"{created}\"");
        }

        Assert.Equal(before, await _orders.StateAsync());
    }
}
