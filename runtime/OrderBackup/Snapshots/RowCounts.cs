using Npgsql;
using OrderBackup.Coverage;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Snapshots;

/// <summary>Counts the rows that a dump of a snapshot must hold.</summary>
internal static class RowCounts
{
    private const int TablesPerQuery = 50;

    /// <summary>The tables whose rows pg_dump carries: ordinary ones, those of extensions only where the extension asks for it.</summary>
    public static IEnumerable<TableSchema> DumpedTables(DatabaseSchema schema) =>
        schema.Tables.Where(table => table.Kind == TableKind.Ordinary && (table.OwningExtension is null || table.IsExtensionConfiguration));

    /// <summary>Counts every table's own rows, those of its children left out.</summary>
    public static async Task<IReadOnlyDictionary<QualifiedName, long>> ReadAsync(SnapshotSession session, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<QualifiedName, long>();
        foreach (var tables in DumpedTables(session.Schema).Chunk(TablesPerQuery))
        {
            var queries = tables.Select((table, i) =>
                $"SELECT {i} AS i, (SELECT pg_catalog.count(*) FROM ONLY {table.Name.ToSql()} {table.ExtensionCondition}) AS n");
            await using var command = new NpgsqlCommand(string.Join(" UNION ALL ", queries), session.Connection) { CommandTimeout = 0 };
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                counts[tables[reader.GetInt32(0)].Name] = reader.GetInt64(1);
            }
        }

        return counts;
    }
}
