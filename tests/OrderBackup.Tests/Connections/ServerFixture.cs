using OrderBackup.PostgresServer;

namespace OrderBackup.Tests.Connections;

/// <summary>A throwaway server for the tests of one class.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public ThrowawayServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ThrowawayServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
