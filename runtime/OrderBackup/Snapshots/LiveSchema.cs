using Npgsql;
using OrderBackup.Catalog;
using OrderBackup.Connections;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Snapshots;

/// <summary>Reads what coverage is judged by from a database that nothing else is done with.</summary>
internal static class LiveSchema
{
    /// <summary>Connects, reads the schema in one round trip, and disconnects.</summary>
    /// <exception cref="OrderBackupException">The server cannot be connected to, or the catalog cannot be read.</exception>
    public static Task<DatabaseSchema> ReadAsync(DatabaseConnection target, TimeSpan connectTimeout, CancellationToken cancellationToken) =>
        ReadAsync(target, connectTimeout, (_, schema) => Task.FromResult(schema), cancellationToken);

    /// <summary>The same, and reads more on the open connection.</summary>
    public static async Task<T> ReadAsync<T>(
        DatabaseConnection target, TimeSpan connectTimeout, Func<NpgsqlConnection, DatabaseSchema, Task<T>> readMore, CancellationToken cancellationToken)
    {
        await using var connection = await ServerErrors.OpenAsync(target, connectTimeout, cancellationToken, readsBuiltInTypesOnly: true);
        var doing = "Reading the catalog";
        try
        {
            var schema = await CatalogReader.ReadAsync(connection, null, cancellationToken);
            doing = "Reading the order state";
            return await readMore(connection, schema);
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException)
        {
            throw ServerErrors.Failed(target, doing, problem);
        }
    }
}
