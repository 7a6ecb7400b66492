using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.Scripts;

/// <summary>One server for the tests of the restore scripts; each test has databases of its own.</summary>
public sealed class RestoreServer : IAsyncLifetime
{
    public ThrowawayServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ThrowawayServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
