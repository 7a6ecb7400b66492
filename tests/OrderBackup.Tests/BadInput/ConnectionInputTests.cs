using System.Net;
using System.Net.Sockets;
using Npgsql;
using OrderBackup.Backup;
using OrderBackup.Restore;
using OrderBackup.Verify;

namespace OrderBackup.Tests.BadInput;

/// <summary>A server that cannot be reached, or does not let us in, is one clear message from every operation.</summary>
public sealed class ConnectionInputTests(Shop shop) : IClassFixture<Shop>
{
    private const string Secret = "hunter2 'x;y";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_that_does_not_run_is_told_with_its_address()
    {
        using var nobody = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)nobody.LocalEndPoint!).Port;
        var connection = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Database = "shop", Username = "clerk", Password = Secret };
        await AssertAllRefuseAsync(shop.Service(connection.ConnectionString), RuntimeIds.CannotConnect, $"clerk@127.0.0.1:{port}/", "Check that the server runs");
    }

    [Fact]
    public async Task Wrong_password_is_told_with_its_state()
    {
        await AssertAllRefuseAsync(shop.Service(shop.Server.ConnectionString(Shop.Database, password: Secret)), RuntimeIds.CannotConnect, "28P01", "Check the role and its password");
    }

    [Fact]
    public async Task Unknown_database_is_told_with_its_state()
    {
        var service = shop.Service(shop.Server.ConnectionString("shopp"));
        foreach (var attempt in Attempts(service).Where(attempt => attempt.NeedsDatabase))
        {
            await Refusals.AssertRefusedAsync(attempt.Run, RuntimeIds.CannotConnect, "\"shopp\" does not exist", "3D000", "Check the database's name");
        }
    }

    [Theory]
    [InlineData("ORDER_BACKUP_TEST_UNSET", "ORDER_BACKUP_TEST_UNSET is not set")]
    [InlineData("Host=x;Password=hunter2 'x;y", "Give the variable's name")]
    public async Task Connection_variable_that_is_not_set_is_told(string variable, string said)
    {
        var service = new OrderBackupService(new OrderBackupOptions { ConnectionVariable = variable, ManifestPath = shop.ManifestPath });
        await AssertAllRefuseAsync(service, RuntimeIds.NoConnection, said);
    }

    [Theory]
    [InlineData($"just words {Secret}")]
    [InlineData($"Host=localhost;Prot=1;Password={Secret}")]
    [InlineData($"host=localhost prot=1 password={Secret}")]
    [InlineData($"postgresql://clerk:{Secret}@host:99999999/shop")]
    [InlineData($"Host=localhost;Port=none;Password=\"{Secret}\"")]
    [InlineData($"postgresql://clerk:{Secret}@/shop?sslmode=perhaps")]
    public async Task Malformed_connection_text_is_told_without_repeating_it(string text)
    {
        var refusals = await AssertAllRefuseAsync(shop.Service(text), RuntimeIds.CannotConnect, "cannot be used");
        Assert.All(refusals, refusal => refusal.AssertKeepsSecret("hunter2"));
    }

    private async Task<IReadOnlyList<OrderBackupException>> AssertAllRefuseAsync(OrderBackupService service, string id, params string[] said)
    {
        var before = await shop.Server.DigestAsync(Shop.Database);
        var refusals = new List<OrderBackupException>();
        foreach (var attempt in Attempts(service))
        {
            refusals.Add(await Refusals.AssertRefusedAsync(attempt.Run, id, said));
            refusals[^1].AssertKeepsSecret(Secret);
            refusals[^1].AssertKeepsSecret(shop.Server.Password);
        }

        Assert.Equal(before, await shop.Server.DigestAsync(Shop.Database));
        return refusals;
    }

    private IEnumerable<(bool NeedsDatabase, Func<Task> Run)> Attempts(OrderBackupService service)
    {
        var tier = shop.NewPath();
        yield return (true, () => service.CheckAsync(new CheckRequest(), Cancellation));
        yield return (true, async () =>
        {
            try
            {
                await service.BackupAsync(new BackupRequest { Folders = [tier] }, cancellationToken: Cancellation);
            }
            finally
            {
                Assert.False(Path.Exists(tier));
            }
        }
        );
        yield return (true, () => service.VerifyAsync(new VerifyRequest { Backup = shop.Backup, Against = true }, cancellationToken: Cancellation));
        yield return (true, () => service.RestoreAsync(new RestoreRequest { Backup = shop.Backup, Mode = RestoreMode.InPlace }, cancellationToken: Cancellation));
        yield return (false, () => service.RestoreAsync(new RestoreRequest { Backup = shop.Backup }, cancellationToken: Cancellation));
        yield return (false, () => service.RestoreAsync(new RestoreRequest { Backup = shop.Backup, Mode = RestoreMode.New, Database = "other" }, cancellationToken: Cancellation));
        yield return (false, () => service.DrillAsync(shop.Backup, cancellationToken: Cancellation));
    }
}
