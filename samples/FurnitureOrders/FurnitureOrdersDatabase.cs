using FurnitureOrders.Data;
using FurnitureOrders.Models;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FurnitureOrders;

/// <summary>Creates the furniture orders' database, filled with made-up data, for demonstrations, tests and measurements.</summary>
public static class FurnitureOrdersDatabase
{
    /// <summary>
    /// Creates the tables in an empty database and fills them, all in one transaction: when it fails or is cancelled,
    /// the database is as empty as before.
    /// </summary>
    /// <param name="connectionString">An Npgsql connection string or a <c>postgres://</c> URI that names an existing, empty database.</param>
    /// <param name="orders">How many orders; the other tables follow (about three events, one task and one attachment for each).</param>
    /// <param name="seed">The same seed and number of orders give the same rows.</param>
    /// <param name="cancellationToken">Stops the work and leaves the database empty.</param>
    /// <returns>How many rows each table has.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="orders"/> is negative.</exception>
    /// <exception cref="FormatException">The connection string is not understood.</exception>
    /// <exception cref="InvalidOperationException">The database is not empty.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached, or refuses.</exception>
    public static async Task<IReadOnlyList<TableRows>> CreateAsync(
        string connectionString, int orders, int seed = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        var settings = ConnectionText.Read(connectionString);
        settings.CommandTimeout = 0;
        settings.Pooling = false;
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RefuseIfNotEmptyAsync(connection, cancellationToken);

        await using var context = new OrderDbContext(OrderDbContext.OptionsFor(settings.ConnectionString));
        var schema = SchemaScript.Of(context);
        await ExecuteAsync(connection, schema.Tables, cancellationToken);
        var rows = new List<TableRows>();
        foreach (var (entity, entities) in Entities(new SampleGenerator(orders, seed)))
        {
            var copy = new EntityCopy(context.Model.FindEntityType(entity)!);
            rows.Add(new TableRows(copy.Table, await copy.WriteAsync(connection, entities, cancellationToken)));
        }

        await ExecuteAsync(connection, schema.KeysAndIndexes, cancellationToken);
        await ExecuteAsync(connection, ["ANALYZE"], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private static (Type Entity, IEnumerable<object> Rows)[] Entities(SampleGenerator generator) =>
    [
        (typeof(User), generator.Users()),
        (typeof(Order), generator.Orders()),
        (typeof(OrderAttachment), generator.OrderAttachments()),
        (typeof(OrderEvent), generator.OrderEvents()),
        (typeof(OrderTask), generator.OrderTasks()),
        (typeof(ChatRoom), generator.ChatRooms()),
        (typeof(ChatRoomMember), generator.ChatRoomMembers()),
        (typeof(ChatMessage), generator.ChatMessages()),
        (typeof(ChatAttachment), generator.ChatAttachments()),
        (typeof(AccessLog), generator.AccessLogs()),
        (typeof(SecurityLog), generator.SecurityLogs()),
        (typeof(SystemBuildStep), generator.SystemBuildSteps()),
    ];

    private static async Task RefuseIfNotEmptyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 1", connection);
        if (await command.ExecuteScalarAsync(cancellationToken) is string table)
            throw new InvalidOperationException($"database \"{connection.Database}\" is not empty (it has a table \"{table}\"); name an empty one");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements come from the model, none from outside.
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
