using OrderBackup.Restore;
using OrderBackup.Tests.Damage;

namespace OrderBackup.Tests.BadInput;

/// <summary>A restore whose target is not as it must be is refused before anything is created.</summary>
public sealed class RestoreInputTests(Shop shop) : IClassFixture<Shop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_database_needs_a_name() =>
        await AssertRefusedAsync(new RestoreRequest { Backup = shop.Backup, Mode = RestoreMode.New }, RuntimeIds.TargetRefused, "--database");

    [Fact]
    public async Task New_database_never_overwrites_the_source() => await AssertRefusedAsync(
        new RestoreRequest { Backup = shop.Backup, Mode = RestoreMode.New, Database = Shop.Database }, RuntimeIds.TargetRefused, "the very one that the backup was made of", "Nothing was changed");

    [Fact]
    public async Task New_database_never_overwrites_another_one()
    {
        var refusal = await AssertRefusedAsync(
            new RestoreRequest { Backup = shop.Backup, Mode = RestoreMode.New, Database = "postgres" }, RuntimeIds.TargetRefused, "There is already a database postgres", "Nothing was changed");
        Assert.DoesNotContain("very one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Older_server_than_the_source_is_told()
    {
        using var copy = await BackupCopy.Of(shop.Backup).ProveIntactAsync();
        copy.EditInfo(info => info with { Database = info.Database with { ServerVersionNumber = 990001 } });
        foreach (var mode in Enum.GetValues<RestoreMode>())
        {
            await AssertRefusedAsync(
                new RestoreRequest { Backup = copy.Folder, Mode = mode, Database = mode == RestoreMode.New ? "fresh" : null }, RuntimeIds.TargetUnfit, "the backup is of PostgreSQL 99", "version 99 or newer");
        }
    }

    [Fact]
    public async Task Database_in_use_is_not_replaced_and_the_sessions_are_named()
    {
        await using var session = await shop.Server.ConnectAsync(Shop.Database, "shop-web");
        await AssertRefusedAsync(
            new RestoreRequest { Backup = shop.Backup }, RuntimeIds.TargetInUse, $"postgres (process {session.ProcessID}, shop-web from 127.0.0.1)", "--disconnect", "Nothing was changed");
    }

    [Fact]
    public async Task Database_in_use_is_replaced_when_its_sessions_may_be_ended()
    {
        await shop.Server.CreateDatabaseAsync("busy", "template0");
        await shop.Server.ExecuteAsync("busy", "CREATE TABLE of_before (id int)");
        await using var session = await shop.Server.ConnectAsync("busy", "shop-web");
        var result = await shop.Service().RestoreAsync(new RestoreRequest { Backup = shop.Backup, Database = "busy", Disconnect = true }, cancellationToken: Cancellation);
        Assert.True(result.Succeeded, string.Join('\n', result.Findings));
        Assert.Equal("40", await shop.Server.ExecuteAsync("busy", "SELECT count(*) FROM orders"));
        Assert.Equal("0", await shop.Server.ExecuteAsync(result.FormerDatabase!, "SELECT count(*) FROM of_before"));
        await shop.Server.ExecuteAsync("postgres", "DROP DATABASE busy");
        await shop.Server.ExecuteAsync("postgres", $"DROP DATABASE {result.FormerDatabase}");
    }

    private async Task<OrderBackupException> AssertRefusedAsync(RestoreRequest request, string id, params string[] said)
    {
        var before = await shop.Server.DigestAsync(Shop.Database);
        var refusal = await Refusals.AssertRefusedAsync(() => shop.Service().RestoreAsync(request, cancellationToken: Cancellation), id, said);
        refusal.AssertKeepsSecret(shop.Server.Password);
        Assert.Equal(before, await shop.Server.DigestAsync(Shop.Database));
        return refusal;
    }
}
