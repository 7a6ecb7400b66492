using OrderBackup.Backup;
using OrderBackup.Coverage.Diagnostics;
using OrderBackup.PostgresServer;
using OrderBackup.Restore;

namespace OrderBackup.Tests.BadInput;

/// <summary>A real server that is newer than every installed pg_dump and psql, and that lacks roles and extensions of the source.</summary>
public sealed class NewerServerTests(Shop shop, NewerServer newer) : IClassFixture<Shop>, IClassFixture<NewerServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ThrowawayServer Server => newer.Server;

    private string ShopFolder => Path.GetDirectoryName(shop.Server.BinFolder)!;

    [Fact]
    public async Task Server_newer_than_pg_dump_is_not_backed_up()
    {
        await Server.CreateDatabaseAsync("sold", "template0");
        await Server.ExecuteAsync("sold", SmallOrders.Sql);
        var before = await Server.DigestAsync("sold");
        var tier = shop.NewPath();
        var service = shop.Service(Server.ConnectionString("sold"), tools: Path.Combine(ShopFolder, "bin"));
        var refusal = await Refusals.AssertRefusedAsync(
            () => service.BackupAsync(new BackupRequest { Folders = [tier] }, cancellationToken: Cancellation),
            DiagnosticIds.ClientTools, "The server is PostgreSQL 18", "version 18 or newer");
        refusal.AssertKeepsSecret(Server.Password);
        Assert.False(Path.Exists(tier));
        Assert.Equal(before, await Server.DigestAsync("sold"));
        Assert.Contains((await service.CheckAsync(new CheckRequest(), Cancellation)).Findings, finding => finding is { Id: DiagnosticIds.ClientTools, Severity: FindingSeverity.Error });
    }

    [Fact]
    public async Task Everything_that_the_target_server_lacks_is_listed_before_loading()
    {
        await Server.CreateDatabaseAsync("target", "template0");
        var before = await DatabasesAsync();
        foreach (var mode in Enum.GetValues<RestoreMode>())
        {
            var request = new RestoreRequest { Backup = shop.Backup, Mode = mode, Database = mode == RestoreMode.New ? "fresh" : null };
            AssertUnfit(await Refusals.AssertRefusedAsync(
                () => shop.Service(Server.ConnectionString("target")).RestoreAsync(request, cancellationToken: Cancellation), RuntimeIds.TargetUnfit, "Nothing was changed"));
        }

        AssertUnfit(await Refusals.AssertRefusedAsync(
            () => shop.Service(Server.ConnectionString("target")).DrillAsync(shop.Backup, cancellationToken: Cancellation), RuntimeIds.TargetUnfit));
        Assert.Equal(before, await DatabasesAsync());
        Assert.Equal("0", await Server.ExecuteAsync("target", "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
    }

    private static void AssertUnfit(OrderBackupException refusal)
    {
        Assert.Contains("roles shop_clerk, shop_owner", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("CREATE ROLE", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("adminpack", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, refusal.Findings.Count);
    }

    private Task<string?> DatabasesAsync() => Server.ExecuteAsync("postgres", "SELECT string_agg(datname, ', ' ORDER BY datname) FROM pg_database WHERE datname <> 'sold'");
}
