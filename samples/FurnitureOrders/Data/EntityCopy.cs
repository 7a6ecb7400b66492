using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace FurnitureOrders.Data;

/// <summary>
/// Writes entities with PostgreSQL's binary <c>COPY</c>, through EF Core's own mapping, so that columns, names and
/// conversions cannot differ from what the application itself would write.
/// </summary>
internal sealed class EntityCopy
{
    private readonly IReadOnlyList<Column> _columns;
    private readonly string? _identityColumn;

    /// <summary>Reads the mapping of an entity type.</summary>
    /// <param name="entityType">The entity type, mapped to one table.</param>
    public EntityCopy(IEntityType entityType)
    {
        Table = entityType.GetTableName()!;
        var table = StoreObjectIdentifier.Table(Table, entityType.GetSchema());
        _columns = [.. entityType.GetProperties().Select(property => Column.Of(property, table))];
        _identityColumn = entityType.FindPrimaryKey()!.Properties is [{ ClrType: var type } key] && type == typeof(int)
            ? key.GetColumnName(table)
            : null;
    }

    /// <summary>The table's name.</summary>
    public string Table { get; }

    /// <summary>Writes rows into the empty table, which this transaction must have created, and moves its sequence behind them.</summary>
    /// <param name="connection">An open connection, in a transaction.</param>
    /// <param name="rows">The entities, numbered from 1.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>How many rows were written.</returns>
    public async Task<long> WriteAsync(NpgsqlConnection connection, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var count = await CopyAsync(connection, rows, cancellationToken);
        if (_identityColumn is not null && count > 0)
        {
            await using var command = new NpgsqlCommand("SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence($1, $2), $3)", connection);
            command.Parameters.AddWithValue(Table);
            command.Parameters.AddWithValue(_identityColumn);
            command.Parameters.AddWithValue(count);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return count;
    }

    private async Task<long> CopyAsync(NpgsqlConnection connection, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", _columns.Select(column => $"\"{column.Name}\""));

        // Frozen rows need no vacuum afterwards, so that what is measured on the database is the same from the first minute.
        await using var importer = await connection.BeginBinaryImportAsync(
            $"COPY \"{Table}\" ({names}) FROM STDIN (FORMAT BINARY, FREEZE)", cancellationToken);
        importer.Timeout = Timeout.InfiniteTimeSpan;
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            foreach (var column in _columns)
            {
                if (column.Read(row) is { } value)
                    await importer.WriteAsync(value, column.TypeName, cancellationToken);
                else
                    await importer.WriteNullAsync(cancellationToken);
            }
        }

        return (long)await importer.CompleteAsync(cancellationToken);
    }

    private sealed record Column(string Name, string TypeName, Func<object, object?> Read)
    {
        public static Column Of(IProperty property, StoreObjectIdentifier table)
        {
            var mapping = property.GetRelationalTypeMapping();
            var getter = property.GetGetter();
            return new Column(
                property.GetColumnName(table)!,
                mapping.StoreTypeNameBase,
                mapping.Converter is { } converter ? entity => converter.ConvertToProvider(getter.GetClrValue(entity)) : getter.GetClrValue);
        }
    }
}
