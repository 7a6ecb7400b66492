using OrderBackup.AspNetCore.Tests;
using OrderBackup.PostgresServer;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace OrderBackup.AspNetCore.Tests;

/// <summary>One throwaway server for all tests of the assembly; each test makes a database of its own on it.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private int _databases;

    public ThrowawayServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ThrowawayServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    public string NextDatabaseName() => $"shop_{Interlocked.Increment(ref _databases)}";
}
