using Npgsql;
using OrderBackup.Catalog;

namespace OrderBackup.Tests.Catalog;

/// <summary>A database made from <see cref="WideSchema"/> and the one that a dump of it restored to, made once for the collection.</summary>
public sealed class WideDatabase(ServerFixture fixture) : IAsyncLifetime
{
    public ServerFixture Fixture => fixture;

    public string Source { get; private set; } = "";

    public string Restored { get; private set; } = "";

    /// <summary>The facts of the source, which no test changes.</summary>
    internal IReadOnlyList<DefinitionFact> SourceFacts { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await fixture.Server.ExecuteAsync("postgres", WideSchema.Roles);
        Source = await fixture.CreateDatabaseAsync();
        await PlainDump.RunScriptAsync(fixture.Server, Source, WideSchema.Sql);
        Restored = await PlainDump.CopyAsync(fixture, Source);
        SourceFacts = await ReadFactsAsync(Source);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<NpgsqlConnection> OpenAsync(string database, string? settings = null)
    {
        var connection = new NpgsqlConnection(fixture.Server.ConnectionString(database));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        if (settings is not null)
        {
            await using var command = new NpgsqlCommand(settings, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        return connection;
    }

    internal async Task<IReadOnlyList<DefinitionFact>> ReadFactsAsync(string database, string? settings = null)
    {
        await using var connection = await OpenAsync(database, settings);
        return await DefinitionReader.ReadAsync(connection, null, TestContext.Current.CancellationToken);
    }
}

[CollectionDefinition(nameof(WideDatabase))]
public sealed class WideDatabaseTests : ICollectionFixture<WideDatabase>;
