namespace OrderBackup.Tests.Faults;

/// <summary>One database and its backup for all tests of a class: every one of them must leave both as they are.</summary>
public sealed class RestoreCase(ServerFixture fixture) : IAsyncLifetime
{
    internal OrderCase Orders { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Orders = await OrderCase.CreateAsync(fixture.Server, await fixture.CreateDatabaseAsync());
        await Orders.MakeBackupAsync();
    }

    public ValueTask DisposeAsync()
    {
        Orders.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The same with a database so large that pg_dump and psql are still at work when progress is reported first: more than all pipes and sockets hold.</summary>
public sealed class LargeRestoreCase(ServerFixture fixture) : IAsyncLifetime
{
    internal OrderCase Orders { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Orders = await OrderCase.CreateAsync(fixture.Server, await fixture.CreateDatabaseAsync(), orders: 30_000, width: 27);
        await Orders.MakeBackupAsync();
    }

    public ValueTask DisposeAsync()
    {
        Orders.Dispose();
        return ValueTask.CompletedTask;
    }
}
