using Npgsql;
using OrderBackup.Catalog;
using OrderBackup.Connections;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Snapshots;

/// <summary>
/// A read-only transaction that holds one exported snapshot of a database: catalog, definitions, row counts and the dump all see
/// the same instant while it is open.
/// </summary>
/// <remarks>PostgreSQL manual, "Snapshot Synchronization Functions", and pg_dump, <c>--snapshot</c>.</remarks>
internal sealed class SnapshotSession : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;

    private SnapshotSession(DatabaseConnection target, NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Target = target;
        Connection = connection;
        _transaction = transaction;
    }

    /// <summary>The database.</summary>
    public DatabaseConnection Target { get; }

    /// <summary>The connection whose transaction holds the snapshot; one command at a time.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>The name under which pg_dump takes the snapshot up.</summary>
    public required string SnapshotId { get; init; }

    /// <summary>The server's clock when the snapshot was taken, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The schema as coverage is judged by.</summary>
    public required DatabaseSchema Schema { get; init; }

    /// <summary>The facts of the database itself.</summary>
    public required DatabaseDefinition Database { get; init; }

    /// <summary>
    /// The locale under which the server writes money values, when there may be any; null otherwise, so that a server without
    /// that locale can still take the data.
    /// </summary>
    public string? MonetaryLocale { get; private set; }

    /// <summary>Opens the transaction on a connection that it takes over, and reads the catalog.</summary>
    public static async Task<SnapshotSession> BeginAsync(DatabaseConnection target, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
            await ExecuteAsync(connection, "SET TRANSACTION READ ONLY; " + OutputSettings.ToStatements() + " SELECT pg_catalog.set_config('search_path', '', true)", cancellationToken);
            var (snapshot, time) = await ExportAsync(connection, cancellationToken);
            return new SnapshotSession(target, connection, transaction)
            {
                SnapshotId = snapshot,
                Time = time,
                Schema = await CatalogReader.ReadAsync(connection, transaction, cancellationToken),
                Database = await DatabaseDefinitionReader.ReadAsync(connection, transaction, cancellationToken),
            };
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException)
        {
            await connection.DisposeAsync();
            throw ServerErrors.Failed(target, "Taking a snapshot", problem);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads every definition in the snapshot, and notes whether money values need their locale.</summary>
    public async Task<IReadOnlyList<DefinitionFact>> ReadDefinitionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            var definitions = await DefinitionReader.ReadAsync(Connection, _transaction, cancellationToken);
            MonetaryLocale = definitions.Any(fact => fact.Definition.Contains("money", StringComparison.Ordinal)) ? Database.LcMonetary : null;
            return definitions;
        }
        catch (Exception problem) when (problem is NpgsqlException or IOException)
        {
            throw ServerErrors.Failed(Target, "Reading the definitions", problem);
        }
    }

    /// <summary>Ends the transaction and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<(string Snapshot, DateTimeOffset Time)> ExportAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_catalog.pg_export_snapshot(), pg_catalog.transaction_timestamp()", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetString(0), new DateTimeOffset(reader.GetDateTime(1), TimeSpan.Zero));
    }
}
