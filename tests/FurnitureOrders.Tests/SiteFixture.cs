using System.Collections.Concurrent;
using FurnitureOrders.Tests;
using OrderBackup.PostgresServer;

[assembly: AssemblyFixture(typeof(SiteFixture))]

namespace FurnitureOrders.Tests;

/// <summary>One throwaway server and one browser for all tests of the assembly; each test has its own database and its own window.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<int, Lazy<Task<string>>> _templates = [];
    private readonly Lazy<Task<Site>> _shared;
    private int _databases;

    public SiteFixture() => _shared = new(async () =>
    {
        var site = await CreateSiteAsync();
        await site.StartAsync();
        return site;
    });

    public ThrowawayServer Server { get; private set; } = null!;

    public Chromium Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Browser = await Chromium.StartAsync();
        Server = await ThrowawayServer.StartAsync();
    }

    /// <summary>A site with 300 orders and one instance, for the tests that do not get into each other's way.</summary>
    public Task<Site> SharedAsync() => _shared.Value;

    /// <summary>Makes a database of its own for a test, with so many orders.</summary>
    public async Task<Site> CreateSiteAsync(int orders = 300)
    {
        var template = await _templates.GetOrAdd(orders, _ => new(() => CreateTemplateAsync(orders))).Value;
        var database = $"furniture_{Interlocked.Increment(ref _databases)}";
        await Server.CreateDatabaseAsync(database, template, "STRATEGY file_copy");
        return new Site(this, database);
    }

    public async ValueTask DisposeAsync()
    {
        // Either may have failed to start, which is the failure to report.
        if (_shared.IsValueCreated)
            await (await _shared.Value).DisposeAsync();
        if (Browser is not null)
            await Browser.DisposeAsync();
        if (Server is not null)
            await Server.DisposeAsync();
    }

    private async Task<string> CreateTemplateAsync(int orders)
    {
        var name = $"orders_{orders}";
        await FurnitureOrdersDatabase.CreateAsync(await Server.CreateDatabaseAsync(name, "template0"), orders);
        return name;
    }
}
