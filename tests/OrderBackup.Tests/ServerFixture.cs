using OrderBackup.PostgresServer;
using OrderBackup.Tests;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace OrderBackup.Tests;

/// <summary>One throwaway server for all tests of the assembly; each test makes its own databases on it.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private int _databases;

    public ThrowawayServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ThrowawayServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>Creates an empty database under a name of its own, runs <paramref name="sql"/> in it, and returns the name.</summary>
    public async Task<string> CreateDatabaseAsync(string? sql = null)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await Server.CreateDatabaseAsync(name, "template0");
        if (sql is not null)
        {
            await Server.ExecuteAsync(name, sql);
        }

        return name;
    }
}
