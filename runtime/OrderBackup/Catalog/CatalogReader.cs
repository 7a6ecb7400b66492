using Npgsql;
using OrderBackup.Coverage.Schema;

namespace OrderBackup.Catalog;

/// <summary>
/// Reads what coverage is judged by from <c>pg_catalog</c> in one round trip, as any role: <c>information_schema</c> would hide
/// what the role has no privilege on. PostgreSQL 12 to 18.
/// </summary>
internal static class CatalogReader
{
    /// <summary>
    /// Reads the schema, inside <paramref name="transaction"/> when there is one; only then do all parts come from the same snapshot.
    /// The session's settings are as before afterwards.
    /// </summary>
    public static async Task<DatabaseSchema> ReadAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, CancellationToken cancellationToken)
    {
        var version = ServerVersion.Number(connection);
        await using var batch = StableSettings.Batch(
            connection,
            transaction,
            CatalogQueries.Identity,
            CatalogQueries.Types,
            CatalogQueries.EnumLabels,
            CatalogQueries.Checks,
            CatalogQueries.Tables,
            CatalogQueries.Columns,
            CatalogQueries.Keys,
            CatalogQueries.ForeignKeys,
            CatalogQueries.Parents,
            HazardQueries.UnqualifiedCalls(version),
            HazardQueries.CollationDrift,
            HazardQueries.DatabaseCollationDrift(version),
            HazardQueries.UnreadableLargeObjects);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var tables = new CatalogTables();
        var hazards = new RestoreHazards(tables);

        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (database, isStandby, role) = (reader.GetString(0), reader.GetBoolean(1), reader.GetString(2));
        Action<NpgsqlDataReader>[] sets =
        [
            tables.AddType, tables.AddEnumLabel, tables.AddCheck, tables.AddTable, tables.AddColumns, tables.AddKeyColumn,
            tables.AddForeignKey, tables.AddParent, hazards.AddRoutine, hazards.AddCollation, hazards.AddDatabaseCollation, hazards.AddLargeObjects,
        ];
        foreach (var add in sets)
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                add(reader);
            }
        }

        return new DatabaseSchema
        {
            DatabaseName = database,
            ServerVersionNumber = version,
            IsStandby = isStandby,
            RoleName = role,
            Tables = tables.Build(),
            ForeignKeys = tables.ForeignKeys,
            Hazards = hazards.Found,
        };
    }
}
